package rendezvous.scheduler;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
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
import java.util.HashSet;
import java.util.Set;

/** Weaves the body of one method. */
final class MethodWeaver implements CodeTransform {
  // What is woven in front of an instruction needs no more than a number on the stack and has no
  // branches, so stack maps stay as they are; only the bodies of synchronized methods and static
  // initializers get a handler around them.

  private static final ClassDesc PROBE = Probe.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
  private static final MethodTypeDesc AT_SITE =
      NOTHING.insertParameterTypes(0, ConstantDescs.CD_int);
  private static final MethodTypeDesc OF_OBJECT =
      NOTHING.insertParameterTypes(0, ConstantDescs.CD_Object);
  private static final MethodTypeDesc OF_OBJECT_AT_SITE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);

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
        if (isShared(field)) {
          point(
              code,
              access(field.opcode()) + simple(field.owner().asInternalName()) + "." + field.name());
        }
      }
      case ArrayLoadInstruction _ -> point(code, "read array element");
      case ArrayStoreInstruction _ -> point(code, "write array element");
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

  private static String access(Opcode opcode) {
    return opcode == Opcode.GETFIELD || opcode == Opcode.GETSTATIC ? "read " : "write ";
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
    String access = simple(owner) + "." + name;
    String replacement = Calls.replacement(call.opcode(), owner, name, call.type().stringValue());
    if (replacement != null) {
      code.loadConstant(site(access));
      code.invokestatic(PROBE, replacement, replacementType(call));
      return true;
    }
    if (Calls.isRandom(owner)) {
      code.invokestatic(PROBE, "random", NOTHING);
    } else if (!constructs && Calls.isShared(owner)) {
      point(code, access);
    }
    return false;
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

  private static String simple(String internalName) {
    return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
  }
}
