package rendezvous.stress.races;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.regex.Pattern;

/** Weaves the body of one method. */
final class AccessWeaver implements CodeTransform {
  // What is woven in has no branches, and takes from the stack what it needs by way of new local
  // variables, so that it works for values of every size.

  private static final Pattern COLLECTION =
      Pattern.compile("(List|Set|Map|Deque|Queue|Collection)$");
  private static final Pattern CHANGES =
      Pattern.compile("^(add|remove|put|poll|pop|push|offer|set|clear|compute|merge)");

  private static final ClassDesc WATCH = Watch.class.describeConstable().orElseThrow();
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final ClassDesc STRING = ConstantDescs.CD_String;
  private static final ClassDesc INT = ConstantDescs.CD_int;
  private static final ClassDesc BOOLEAN = ConstantDescs.CD_boolean;
  private static final MethodTypeDesc COPY = type(ConstantDescs.CD_Collection);
  private static final String ELEMENTS = "elements of a collection";
  private static final MethodTypeDesc OF_NOTHING = type();
  private static final MethodTypeDesc OF_OBJECT = type(OBJECT);
  private static final MethodTypeDesc SAME = MethodTypeDesc.of(BOOLEAN, OBJECT, OBJECT);
  private static final MethodTypeDesc OF_FIELD = type(OBJECT, STRING, STRING);
  private static final MethodTypeDesc OF_ELEMENT = type(OBJECT, INT, STRING);
  private static final MethodTypeDesc OF_VOLATILE = type(OBJECT, STRING, BOOLEAN, STRING);
  private static final MethodTypeDesc OF_HANDLE =
      type(ConstantDescs.CD_VarHandle, OBJECT, INT, STRING, BOOLEAN, STRING);

  // immutable state
  private final RaceWeaver weaver;
  private final String className;
  private final String superclassName;
  private final String method;
  private final boolean isConstructor;
  private final boolean isSynchronized;

  // mutable state
  private int line;
  private boolean constructed; // whether `this` may be passed on
  private int othersUnderConstruction;

  AccessWeaver(RaceWeaver weaver, ClassModel type, MethodModel method) {
    this.weaver = weaver;
    this.className = type.thisClass().asInternalName();
    this.superclassName = type.superclass().orElseThrow().asInternalName();
    this.method = method.methodName().stringValue();
    this.isConstructor = this.method.equals(ConstantDescs.INIT_NAME);
    this.isSynchronized =
        method.flags().has(AccessFlag.SYNCHRONIZED) && !method.flags().has(AccessFlag.STATIC);
  }

  private static MethodTypeDesc type(ClassDesc... parameters) {
    return MethodTypeDesc.of(ConstantDescs.CD_void, parameters);
  }

  @Override
  public void atStart(CodeBuilder code) {
    constructed = !isConstructor;
    othersUnderConstruction = 0;
    if (isSynchronized) {
      code.aload(0).invokestatic(WATCH, "acquire", OF_OBJECT);
    }
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LineNumber number -> {
        line = number.line();
        code.with(element);
      }
      case FieldInstruction field -> field(code, field);
      case ArrayLoadInstruction load -> {
        code.dup2().loadConstant(site()).invokestatic(WATCH, "read", OF_ELEMENT).with(load);
      }
      case ArrayStoreInstruction store -> {
        int value = store(code, store.typeKind());
        code.dup2().loadConstant(site()).invokestatic(WATCH, "write", OF_ELEMENT);
        code.loadLocal(store.typeKind(), value).with(store);
      }
      case MonitorInstruction monitor when monitor.opcode() == Opcode.MONITORENTER -> {
        int object = store(code.dup(), TypeKind.REFERENCE);
        code.with(monitor).aload(object).invokestatic(WATCH, "acquire", OF_OBJECT);
      }
      case MonitorInstruction monitor ->
          code.dup().invokestatic(WATCH, "release", OF_OBJECT).with(monitor);
      case ReturnInstruction end when isSynchronized ->
          code.aload(0).invokestatic(WATCH, "release", OF_OBJECT).with(end);
      case InvokeInstruction call -> invoke(code, call);
      case java.lang.classfile.instruction.NewObjectInstruction made -> {
        if (isOurConstructor(made.className().asInternalName())) {
          othersUnderConstruction++;
        }
        code.with(made);
      }
      default -> code.with(element);
    }
  }

  private void field(CodeBuilder code, FieldInstruction access) {
    RaceWeaver.Field field =
        weaver.field(access.owner().asInternalName(), access.name().stringValue());
    if (field.isFinal() || !constructed) {
      code.with(access);
      return;
    }
    boolean isStatic = access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC;
    boolean writes = access.opcode() == Opcode.PUTFIELD || access.opcode() == Opcode.PUTSTATIC;
    TypeKind kind = TypeKind.from(access.typeSymbol());
    int value = writes ? store(code, kind) : -1;
    if (isStatic) {
      code.aconst_null();
    } else {
      code.dup();
    }
    int owner = store(code, TypeKind.REFERENCE);
    if (field.isVolatile()) {
      code.invokestatic(WATCH, "begin", OF_NOTHING);
    } else {
      code.aload(owner).loadConstant(field.name()).loadConstant(site());
      code.invokestatic(WATCH, writes ? "write" : "read", OF_FIELD);
    }
    if (writes) {
      code.loadLocal(kind, value);
    }
    code.with(access);
    if (field.isVolatile()) {
      code.aload(owner).loadConstant(field.name()).loadConstant(writes ? 1 : 0);
      code.loadConstant(site()).invokestatic(WATCH, "end", OF_VOLATILE);
    }
  }

  private void invoke(CodeBuilder code, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    if (isConstructor && call.opcode() == Opcode.INVOKESPECIAL && name.equals("<init>")) {
      if (isOurConstructor(owner)) {
        if (othersUnderConstruction == 0) {
          constructed = true;
        } else {
          othersUnderConstruction--;
        }
      }
      code.with(call);
    } else if (isCollection(owner) && call.typeSymbol().equals(COPY)) {
      int copied = store(code.dup(), TypeKind.REFERENCE);
      code.aload(copied).loadConstant(ELEMENTS).loadConstant(site());
      code.invokestatic(WATCH, "read", OF_FIELD).with(call);
    } else if (owner.equals("java/lang/invoke/VarHandle")) {
      handle(code, call, name);
    } else if (call.opcode() == Opcode.INVOKEVIRTUAL
        && owner.startsWith("java/util/concurrent/atomic/")
        && !name.endsWith("Plain")) {
      int[] arguments = storeAll(code, call.typeSymbol().parameterList());
      int object = store(code.dup(), TypeKind.REFERENCE);
      code.invokestatic(WATCH, "begin", OF_NOTHING);
      loadAll(code, call.typeSymbol().parameterList(), arguments);
      code.with(call).aload(object).invokestatic(WATCH, "end", OF_OBJECT);
    } else if ((call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE)
        && owner.startsWith("java/util/concurrent/")
        && !owner.startsWith("java/util/concurrent/atomic/")) {
      int[] arguments = storeAll(code, call.typeSymbol().parameterList());
      int object = store(code.dup(), TypeKind.REFERENCE);
      code.aload(object).invokestatic(WATCH, "release", OF_OBJECT);
      loadAll(code, call.typeSymbol().parameterList(), arguments);
      code.with(call).aload(object).invokestatic(WATCH, "acquire", OF_OBJECT);
    } else if (isCollection(owner)
        && call.opcode() != Opcode.INVOKESTATIC
        && !name.equals("<init>")) {
      collection(code, call, name);
    } else {
      code.with(call);
    }
  }

  /** The JDK's plain collections, of which one call is one access. */
  private static boolean isCollection(String owner) {
    return owner.startsWith("java/util/")
        && owner.indexOf('/', "java/util/".length()) < 0
        && COLLECTION.matcher(owner).find();
  }

  private void collection(CodeBuilder code, InvokeInstruction call, String name) {
    int[] arguments = storeAll(code, call.typeSymbol().parameterList());
    int object = store(code.dup(), TypeKind.REFERENCE);
    boolean writes = CHANGES.matcher(name).find();
    code.aload(object).loadConstant(ELEMENTS).loadConstant(site());
    code.invokestatic(WATCH, writes ? "write" : "read", OF_FIELD);
    loadAll(code, call.typeSymbol().parameterList(), arguments);
    code.with(call);
  }

  private boolean isOurConstructor(String owner) {
    return owner.equals(className) || owner.equals(superclassName);
  }

  private void handle(CodeBuilder code, InvokeInstruction call, String name) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    if (call.opcode() == Opcode.INVOKESTATIC) { // a fence: the detector knows only accesses
      code.with(call);
      return;
    }
    int[] arguments = storeAll(code, parameters);
    int handle = store(code.dup(), TypeKind.REFERENCE);
    code.invokestatic(WATCH, "begin", OF_NOTHING);
    loadAll(code, parameters, arguments);
    code.with(call);
    boolean compares = name.contains("ompareAnd");
    int result = -1;
    if (compares) {
      code.dup();
      if (!call.typeSymbol().returnType().equals(BOOLEAN)) { // it is what was there before
        code.aload(arguments[arguments.length - 2]).invokestatic(WATCH, "same", SAME);
      }
      result = store(code, TypeKind.INT);
    }
    code.aload(handle);
    if (parameters.isEmpty() || parameters.getFirst().isPrimitive()) {
      code.aconst_null();
    } else {
      code.aload(arguments[0]);
    }
    if (!parameters.isEmpty() && parameters.getFirst().isArray()) {
      code.iload(arguments[1]);
    } else {
      code.iconst_m1();
    }
    code.loadConstant(name);
    if (compares) {
      code.iload(result);
    } else {
      code.iconst_0();
    }
    code.loadConstant(site()).invokestatic(WATCH, "end", OF_HANDLE);
  }

  private static int[] storeAll(CodeBuilder code, List<ClassDesc> types) {
    int[] locals = new int[types.size()];
    for (int i = types.size() - 1; i >= 0; i--) {
      locals[i] = store(code, TypeKind.from(types.get(i)));
    }
    return locals;
  }

  private static void loadAll(CodeBuilder code, List<ClassDesc> types, int[] locals) {
    for (int i = 0; i < locals.length; i++) {
      code.loadLocal(TypeKind.from(types.get(i)), locals[i]);
    }
  }

  private static int store(CodeBuilder code, TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }

  private String site() {
    return RaceWeaver.simple(className) + "." + method + ":" + line;
  }
}
