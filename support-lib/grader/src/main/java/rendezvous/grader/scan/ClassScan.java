package rendezvous.grader.scan;

import java.lang.classfile.Annotation;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through one class of a submission. */
final class ClassScan {
  // Instructions are looked at first, because they know their lines; then the whole constant pool,
  // so that nothing is missed that no instruction names.

  private static final String LOOKUP = "java.lang.invoke.MethodHandles$Lookup";
  private static final String UPDATER = "FieldUpdater";

  private final Scan scan;
  private final AllowList allowed;
  private final ClassModel model;
  private final String file;

  // mutable state
  private final Set<PoolEntry> seen = new HashSet<>();
  private int line;

  ClassScan(Scan scan, ClassModel model, String file) {
    this.scan = scan;
    this.allowed = scan.allowed();
    this.model = model;
    this.file = file;
  }

  void run() {
    annotations(model);
    for (FieldModel field : model.fields()) {
      annotations(field);
      type(field.fieldTypeSymbol());
    }
    model
        .findAttribute(Attributes.record())
        .ifPresent(record -> {
          for (RecordComponentInfo component : record.components()) {
            annotations(component);
          }
        });
    for (MethodModel method : model.methods()) {
      method(method);
    }
    line = 0;
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof MethodHandleEntry handle) {
        byReference(handle);
      }
      entry(entry);
    }
  }

  private void method(MethodModel method) {
    line = firstLine(method);
    annotations(method);
    types(method.methodTypeSymbol());
    if (method.flags().has(AccessFlag.NATIVE)) {
      refuse("native", "native code cannot be judged", "native");
    }
    if (!method.flags().has(AccessFlag.STATIC)
        && !method.flags().has(AccessFlag.PRIVATE)
        && !method.methodName().stringValue().startsWith("<")) {
      overriding(method);
    }
    method.code().ifPresent(this::code);
  }

  private static int firstLine(MethodModel method) {
    return method
        .code()
        .flatMap(code ->
            code.elementStream()
                .filter(LineNumber.class::isInstance)
                .map(each -> ((LineNumber) each).line())
                .findFirst())
        .orElse(0);
  }

  // --- instructions

  private void code(CodeModel code) {
    List<Instruction> before = new ArrayList<>();
    for (CodeElement element : code) {
      switch (element) {
        case LineNumber number -> line = number.line();
        case ExceptionCatch caught -> caught.catchType().ifPresent(this::entry);
        case Instruction instruction -> {
          instruction(instruction, before);
          before.add(instruction);
        }
        default -> {}
      }
    }
  }

  private void instruction(Instruction instruction, List<Instruction> before) {
    switch (instruction) {
      case FieldInstruction field -> entry(field.field());
      case InvokeInstruction invoke -> {
        entry(invoke.method());
        if (needsLiterals(invoke.method()) && !areOwnLiterals(invoke, before)) {
          refuseWithoutLiterals(invoke.method());
        }
      }
      case InvokeDynamicInstruction dynamic -> {
        entry(dynamic.invokedynamic());
        dynamic.invokedynamic().bootstrap().arguments().forEach(this::entry);
      }
      case TypeCheckInstruction check -> entry(check.type());
      case NewObjectInstruction created -> entry(created.className());
      case NewReferenceArrayInstruction array -> entry(array.componentType());
      case NewMultiArrayInstruction array -> entry(array.arrayType());
      case LoadConstantInstruction constant -> entry(constant.constantEntry());
      default -> {}
    }
  }

  /** Methods that find a field by its name: fields of one's own only, and named in place. */
  private static boolean needsLiterals(MemberRefEntry method) {
    String name = method.name().stringValue();
    String owner = name(method.owner().asSymbol());
    return name.equals("newUpdater") && owner.endsWith(UPDATER)
        || name.equals("findVarHandle") && owner.equals(LOOKUP);
  }

  private boolean areOwnLiterals(InvokeInstruction invoke, List<Instruction> before) {
    int count = invoke.typeSymbol().parameterCount();
    if (before.size() < count) {
      return false;
    }
    List<Instruction> arguments = before.subList(before.size() - count, before.size());
    return arguments.getFirst() instanceof LoadConstantInstruction first
        && first.constantEntry() instanceof ClassEntry type
        && scan.submitted(type.asInternalName().replace('/', '.')) != null
        && arguments.stream().allMatch(ClassScan::isLiteral);
  }

  private static boolean isLiteral(Instruction instruction) {
    return instruction instanceof LoadConstantInstruction
        || instruction instanceof FieldInstruction field && field.name().equalsString("TYPE");
  }

  private void byReference(MethodHandleEntry handle) {
    if (needsLiterals(handle.reference())) {
      refuseWithoutLiterals(handle.reference());
    }
  }

  private void refuseWithoutLiterals(MemberRefEntry method) {
    refuse(
        shortName(name(method.owner().asSymbol())) + "." + method.name().stringValue(),
        "it may only be called with a class of your own and a name, both written in place",
        method.name().stringValue());
  }

  // --- entries of the constant pool

  private void entry(PoolEntry entry) {
    if (!seen.add(entry)) {
      return;
    }
    switch (entry) {
      case ClassEntry type -> type(type.asSymbol());
      case NameAndTypeEntry pair -> descriptor(pair.type());
      case MethodTypeEntry type -> descriptor(type.descriptor());
      case MemberRefEntry member -> member(member);
      case MethodHandleEntry handle -> entry(handle.reference());
      case InvokeDynamicEntry dynamic -> bootstrap(dynamic);
      case ConstantDynamicEntry dynamic -> bootstrap(dynamic);
      default -> {}
    }
  }

  private void bootstrap(DynamicConstantPoolEntry dynamic) {
    descriptor(dynamic.type());
    entry(dynamic.bootstrap().bootstrapMethod());
    for (LoadableConstantEntry argument : dynamic.bootstrap().arguments()) {
      entry(argument);
    }
  }

  private void descriptor(Utf8Entry entry) {
    String text = entry.stringValue();
    if (text.startsWith("(")) {
      types(MethodTypeDesc.ofDescriptor(text));
    } else {
      type(ClassDesc.ofDescriptor(text));
    }
  }

  private void types(MethodTypeDesc type) {
    Stream.concat(Stream.of(type.returnType()), type.parameterList().stream()).forEach(this::type);
  }

  private void type(ClassDesc type) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    String name = name(element);
    if (!element.isPrimitive() && scan.submitted(name) == null && !allowed.allows(name)) {
      refuse(shortName(name), allowed.reason(name, ""), simple(name));
    }
  }

  // --- members

  private void member(MemberRefEntry member) {
    ClassDesc owner = member.owner().asSymbol();
    String className = owner.isArray() ? "java.lang.Object" : name(owner);
    String name = member.name().stringValue();
    String parameters = parameters(member.type().stringValue());
    descriptor(member.type());
    type(owner);
    if (scan.submitted(className) != null) {
      inherited(className, name, parameters, new HashSet<>());
    } else if (allowed.allows(className)) {
      check(className, name.equals("<init>") ? "new" : name, parameters, true);
    } // else its class has been refused
  }

  /** A member of a class of the submission, which may have it from a class of the JDK. */
  private void inherited(String className, String name, String parameters, Set<String> been) {
    ClassModel type = scan.submitted(className);
    if (!been.add(className) || type != null && declares(type, name, parameters)) {
      return;
    }
    if (type == null) {
      check(className, name, parameters, false);
      return;
    }
    superTypes(type).forEach(each -> inherited(each, name, parameters, been));
  }

  private static Stream<String> superTypes(ClassModel type) {
    return Stream.concat(type.superclass().stream(), type.interfaces().stream())
        .map(each -> name(each.asSymbol()));
  }

  private static boolean declares(ClassModel type, String name, String parameters) {
    return parameters.isEmpty()
        ? type.fields().stream().anyMatch(each -> each.fieldName().equalsString(name))
        : type.methods().stream()
            .anyMatch(each ->
                each.methodName().equalsString(name)
                    && parameters(each.methodType().stringValue()).equals(parameters));
  }

  /**
   * @param mustExist whether a member that is declared nowhere is refused; else it is declared by
   *     another supertype
   */
  private void check(String className, String name, String parameters, boolean mustExist) {
    List<Platform.Declaration> all =
        allowed.allows(className) ? Platform.declarations(className, name, parameters) : List.of();
    boolean hidden = all.stream().noneMatch(Platform.Declaration::isPublic);
    if (hidden && (mustExist || !all.isEmpty()) && !allowed.allows(className, name, parameters)) {
      refuseMember(className, name);
    }
    all.stream()
        .filter(Platform.Declaration::isPublic)
        .map(Platform.Declaration::className)
        .filter(each -> !allowed.allows(each, name, parameters))
        .findFirst()
        .ifPresent(each -> refuseMember(each, name));
  }

  private void overriding(MethodModel method) {
    String name = method.methodName().stringValue();
    String parameters = parameters(method.methodType().stringValue());
    platformTypes(model, new HashSet<>())
        .filter(allowed::allows)
        .flatMap(each -> Platform.declarations(each, name, parameters).stream())
        .filter(each -> each.isPublic() && each.isOverridable())
        .map(Platform.Declaration::className)
        .filter(each -> !allowed.allowsOverride(each, name, parameters))
        .findFirst()
        .ifPresent(each ->
            refuse("to define " + shortName(each) + "." + name, allowed.reason(each, name), name));
  }

  /** The nearest supertypes that are not the submission's. */
  private Stream<String> platformTypes(ClassModel type, Set<String> been) {
    return superTypes(type)
        .filter(been::add)
        .flatMap(each -> {
          ClassModel own = scan.submitted(each);
          return own == null ? Stream.of(each) : platformTypes(own, been);
        });
  }

  private void refuseMember(String className, String name) {
    String what =
        name.equals("new") || name.equals("<init>")
            ? "new " + shortName(className)
            : shortName(className) + "." + name;
    refuse(what, allowed.reason(className, name), name.equals("new") ? simple(className) : name);
  }

  // --- annotations

  private void annotations(AttributedElement element) {
    Stream.concat(
            element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(each -> each.annotations().stream()),
            element.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(each -> each.annotations().stream()))
        .map(Annotation::classSymbol)
        .forEach(this::type);
  }

  // --- names

  private void refuse(String what, String why, String word) {
    scan.add(new Scan.Finding(what, why, file, line, word));
  }

  /** {@code java.util.Map$Entry}. */
  private static String name(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.startsWith("L")
        ? descriptor.substring(1, descriptor.length() - 1).replace('/', '.')
        : descriptor;
  }

  /** {@code (int,java.lang.String[])}; empty for a field's. */
  private static String parameters(String descriptor) {
    return descriptor.startsWith("(")
        ? MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
            .map(ClassScan::sourceName)
            .collect(Collectors.joining(",", "(", ")"))
        : "";
  }

  private static String sourceName(ClassDesc type) {
    return type.isArray()
        ? sourceName(type.componentType()) + "[]"
        : type.isPrimitive() ? type.displayName() : name(type);
  }

  /** As a learner writes it: without the package where everybody knows it. */
  private static String shortName(String className) {
    return className
        .replaceFirst("^java\\.(lang|util|io|util\\.concurrent)\\.(?=[A-Z])", "")
        .replace('$', '.');
  }

  private static String simple(String className) {
    return className.substring(
        Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
  }
}
