package rendezvous.scheduler;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Weaves the body of one method. */
final class MethodWeaver implements CodeTransform {
  // What is woven around an instruction has no branches, so stack maps stay as they are; only the
  // bodies of synchronized methods and static initializers get a handler around them. To get at the
  // receiver of a call, its arguments are put into local variables of ours for a moment.

  private static final Pattern WRAPPER = Pattern.compile("\\A\\$JShell\\$\\d+[A-Z]*\\$?");
  private static final ClassDesc PROBE = Probe.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final MethodTypeDesc AT_SITE =
      NOTHING.insertParameterTypes(0, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_OBJECT =
      NOTHING.insertParameterTypes(0, ConstantDescs.CD_Object);
  private static final MethodTypeDesc OF_OBJECT_AT_SITE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_STRINGS_AT_SITE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_String,
          ConstantDescs.CD_String,
          ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_OBJECT_AND_STRING_AT_SITE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_String,
          ConstantDescs.CD_int);

  // immutable state
  private final Weaver weaver;
  private final ClassDesc type;
  private final String className;
  private final String method;
  private final String file;
  private final boolean isConstructor;
  private final boolean isInitializer;
  private final boolean isSynchronized;
  private final boolean isStatic;

  // mutable state
  private final Set<Label> passed = new HashSet<>();
  private final Map<TypeKind, List<Integer>> ourLocals = new EnumMap<>(TypeKind.class);
  private int line;
  private boolean mayBeShared; // in a constructor: whether others may have got hold of `this`
  private Label start;

  MethodWeaver(Weaver weaver, ClassModel type, MethodModel method, String file) {
    this.weaver = weaver;
    this.type = type.thisClass().asSymbol();
    this.className = type.thisClass().asInternalName().replace('/', '.');
    this.method = method.methodName().stringValue();
    this.file = file;
    this.isConstructor = this.method.equals(ConstantDescs.INIT_NAME);
    this.isInitializer = this.method.equals(ConstantDescs.CLASS_INIT_NAME);
    this.isSynchronized = method.flags().has(AccessFlag.SYNCHRONIZED);
    this.isStatic = method.flags().has(AccessFlag.STATIC);
    this.line = method.code().map(MethodWeaver::firstLine).orElse(-1);
  }

  private static int firstLine(Iterable<CodeElement> code) {
    for (CodeElement element : code) {
      if (element instanceof LineNumber number) {
        return number.line();
      }
    }
    return -1;
  }

  @Override
  public void atStart(CodeBuilder code) {
    passed.clear(); // a method that outgrows short jumps is woven a second time
    ourLocals.clear();
    mayBeShared = false;
    if (isInitializer) {
      code.invokestatic(PROBE, "initializerStarts", NOTHING);
    } else if (isSynchronized) {
      loadLock(code);
      enter(code);
      loadLock(code);
      code.monitorenter();
    }
    start = code.newBoundLabel();
  }

  @Override
  public void atEnd(CodeBuilder code) {
    if (isInitializer || isSynchronized) {
      Label handler = code.newBoundLabel();
      leaveBody(code);
      code.athrow();
      code.exceptionCatchAll(start, handler, handler);
    }
  }

  private void leaveBody(CodeBuilder code) {
    if (isInitializer) {
      code.invokestatic(PROBE, "initializerEnds", NOTHING);
    } else if (isSynchronized) {
      loadLock(code);
      code.monitorexit();
      loadLock(code);
      code.invokestatic(PROBE, "exit", OF_OBJECT);
    }
  }

  private void loadLock(CodeBuilder code) {
    if (isStatic) {
      code.loadConstant(type);
    } else {
      code.aload(0);
    }
  }

  /** With the lock on the stack: takes it off. */
  private void enter(CodeBuilder code) {
    code.loadConstant(site("lock"));
    code.invokestatic(PROBE, "enter", OF_OBJECT_AT_SITE);
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LineNumber number -> line = number.line();
      case LabelTarget target -> passed.add(target.label());
      case ReturnInstruction _ -> leaveBody(code);
      case BranchInstruction branch -> {
        if (passed.contains(branch.target())) {
          code.invokestatic(PROBE, "loop", NOTHING);
        }
      }
      case FieldInstruction field -> {
        access(code, field);
        return;
      }
      case ArrayLoadInstruction load -> {
        point(code, "read array element");
        code.dup2();
        code.invokestatic(PROBE, "element", OF_OBJECT_AT_SITE);
        code.with(load);
        value(code, load.typeKind());
        return;
      }
      case ArrayStoreInstruction store -> {
        point(code, "write array element");
        element(code, store.typeKind());
        value(code, store.typeKind());
      }
      case InvokeDynamicInstruction _ -> mayBeShared = true;
      case MonitorInstruction monitor -> {
        monitor(code, monitor);
        return;
      }
      case InvokeInstruction call -> {
        if (invoke(code, call)) {
          return;
        }
      }
      default -> {}
    }
    code.with(element);
  }

  private void access(CodeBuilder code, FieldInstruction field) {
    String owner = field.owner().asInternalName();
    String name = field.name().stringValue();
    String why = Outside.whyField(owner, name);
    if (why != null) {
      leave(code, why, member(owner, name));
    }
    if (!isShared(field)) {
      code.with(field);
      return;
    }
    boolean reads = field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.GETSTATIC;
    point(code, (reads ? "read " : "write ") + member(owner, name));
    if (isConstructor && owner.replace('/', '.').equals(className)) {
      code.with(field); // `this` may not be an object yet
      return;
    }
    TypeKind kind = TypeKind.from(field.typeSymbol());
    switch (field.opcode()) {
      case GETFIELD -> {
        code.dup();
        code.invokestatic(PROBE, "target", OF_OBJECT);
        code.with(field);
        value(code, kind);
      }
      case PUTFIELD -> {
        if (kind.slotSize() == 2) {
          code.dup2_x1().pop2().dup_x2();
        } else {
          code.dup2().pop();
        }
        code.invokestatic(PROBE, "target", OF_OBJECT);
        value(code, kind);
        code.with(field);
      }
      case GETSTATIC -> {
        code.with(field);
        value(code, kind);
      }
      default -> {
        value(code, kind);
        code.with(field);
      }
    }
  }

  /** With an array, an index and a value on the stack: names the element. */
  private static void element(CodeBuilder code, TypeKind kind) {
    if (kind.slotSize() == 2) {
      code.dup2_x2().pop2().dup2_x2();
    } else {
      code.dup_x2().pop().dup2_x1();
    }
    code.invokestatic(PROBE, "element", OF_OBJECT_AT_SITE);
  }

  /** With a value on the stack: tells it. */
  private void value(CodeBuilder code, TypeKind kind) {
    if (isInitializer) {
      return;
    }
    if (kind.slotSize() == 2) {
      code.dup2();
    } else {
      code.dup();
    }
    ClassDesc type = kind == TypeKind.REFERENCE ? ConstantDescs.CD_Object : kind.upperBound();
    code.invokestatic(PROBE, "value", NOTHING.insertParameterTypes(0, type));
  }

  private boolean isShared(FieldInstruction field) {
    String owner = field.owner().asInternalName().replace('/', '.');
    if (!weaver.explores(owner) || weaver.isConstant(owner, field.name().stringValue())) {
      return false;
    }
    // Until a constructor calls something, nobody else knows the object.
    return !(isConstructor
        && !mayBeShared
        && owner.equals(className)
        && (field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.GETFIELD));
  }

  private void monitor(CodeBuilder code, MonitorInstruction monitor) {
    code.dup();
    if (monitor.opcode() == Opcode.MONITORENTER) {
      enter(code);
      code.with(monitor);
    } else {
      code.with(monitor);
      code.invokestatic(PROBE, "exit", OF_OBJECT);
    }
  }

  /** Returns whether the call has been replaced by another. */
  private boolean invoke(CodeBuilder code, InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    boolean constructs = name.equals(ConstantDescs.INIT_NAME);
    if (!constructs) {
      mayBeShared = true;
    }
    String access = member(owner, name);
    String type = call.type().stringValue();
    String why = Outside.why(owner, name, type);
    if (why != null) {
      leave(code, why, constructs ? "new " + simple(owner) : access);
    }
    String replacement = Calls.replacement(call.opcode(), owner, name, type);
    if (replacement != null) {
      code.loadConstant(site(access));
      code.invokestatic(PROBE, replacement, replacementType(call));
      return true;
    }
    if (Calls.isRandom(owner)) {
      code.invokestatic(PROBE, "random", NOTHING);
    } else if (!constructs && (Calls.isShared(owner) || isLibraryCall(owner))) {
      if (hasReceiver(call) && !isInitializer) {
        tellReceiver(code, call, name, access);
      } else {
        point(code, access);
      }
    }
    return false;
  }

  private boolean isLibraryCall(String owner) {
    return !weaver.isLibrary(className) && weaver.isLibrary(owner.replace('/', '.'));
  }

  private static boolean hasReceiver(InvokeInstruction call) {
    return (call.opcode() == Opcode.INVOKEVIRTUAL || call.opcode() == Opcode.INVOKEINTERFACE)
        && !call.owner().asInternalName().equals("java/lang/invoke/VarHandle");
  }

  /** With a receiver and arguments on the stack: a point that is told the receiver. */
  private void tellReceiver(CodeBuilder code, InvokeInstruction call, String name, String access) {
    List<TypeKind> kinds =
        call.typeSymbol().parameterList().stream()
            .map(type -> TypeKind.from(type).asLoadable())
            .toList();
    int[] slots = new int[kinds.size()];
    Map<TypeKind, Integer> used = new EnumMap<>(TypeKind.class);
    for (int i = slots.length - 1; i >= 0; i--) {
      TypeKind kind = kinds.get(i);
      slots[i] = ourLocal(code, kind, used.merge(kind, 1, Integer::sum) - 1);
      code.storeLocal(kind, slots[i]);
    }
    code.dup();
    code.loadConstant(name);
    code.loadConstant(site(access));
    code.invokestatic(PROBE, "call", OF_OBJECT_AND_STRING_AT_SITE);
    for (int i = 0; i < slots.length; i++) {
      code.loadLocal(kinds.get(i), slots[i]);
    }
  }

  private int ourLocal(CodeBuilder code, TypeKind kind, int number) {
    List<Integer> all = ourLocals.computeIfAbsent(kind, _ -> new ArrayList<>());
    while (all.size() <= number) {
      all.add(code.allocateLocal(kind));
    }
    return all.get(number);
  }

  private void leave(CodeBuilder code, String why, String access) {
    if (!isInitializer) {
      code.loadConstant(access);
      code.loadConstant(why);
      code.loadConstant(site(access));
      code.invokestatic(PROBE, "leave", OF_STRINGS_AT_SITE);
    }
  }

  private static MethodTypeDesc replacementType(InvokeInstruction call) {
    MethodTypeDesc original = call.typeSymbol();
    MethodTypeDesc withSite =
        original.insertParameterTypes(original.parameterCount(), ConstantDescs.CD_int);
    if (call.opcode() == Opcode.INVOKESTATIC) {
      return withSite;
    }
    ClassDesc receiver =
        Calls.isOfObject(call.name().stringValue())
            ? ConstantDescs.CD_Object
            : call.owner().asSymbol();
    return withSite.insertParameterTypes(0, receiver);
  }

  private void point(CodeBuilder code, String access) {
    if (!isInitializer) {
      code.loadConstant(site(access));
      code.invokestatic(PROBE, "point", AT_SITE);
    }
  }

  private int site(String access) {
    return weaver.newSite(new Site(className, method, file, line, access));
  }

  /** A class and its member as source code has them. What JShell wraps around a snippet is not. */
  private static String member(String internalName, String name) {
    String type = simple(internalName);
    return type.isEmpty() ? name : type + "." + name;
  }

  private static String simple(String internalName) {
    String name = internalName.substring(internalName.lastIndexOf('/') + 1);
    return WRAPPER.matcher(name).replaceFirst("").replace('$', '.');
  }
}
