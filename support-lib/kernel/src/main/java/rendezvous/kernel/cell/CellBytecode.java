package rendezvous.kernel.cell;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes the classes that JShell compiles speak of cells: stack traces, thread dumps and debuggers
 * then show {@code cell [3]:7} where the JVM itself would print the line of a hidden wrapper. Adds
 * a {@link StopPoint} to every loop.
 *
 * <p>How JShell 25 wraps a snippet, which decides where its first line ends up: line 1 the package,
 * line 2 all imports, then {@code class $JShell$N}, whose line the constructor's line table tells.
 * A statement or a declaration starts two lines below; the initialiser of a variable four lines
 * below; an expression whose value JShell keeps in a variable that it names itself, {@code $1},
 * five lines below.
 */
final class CellBytecode {
  private static final ClassDesc STOP_POINT = StopPoint.class.describeConstable().orElseThrow();
  private static final DynamicCallSiteDesc STOP =
      DynamicCallSiteDesc.of(
          MethodHandleDesc.ofMethod(
              DirectMethodHandleDesc.Kind.STATIC,
              STOP_POINT,
              "bootstrap",
              MethodTypeDesc.of(
                  ConstantDescs.CD_CallSite,
                  ConstantDescs.CD_MethodHandles_Lookup,
                  ConstantDescs.CD_String,
                  ConstantDescs.CD_MethodType)),
          "stop",
          MethodTypeDesc.of(ConstantDescs.CD_void));

  private CellBytecode() {}

  /** What the wrapper class of a snippet tells about the place of the snippet's first line. */
  record Wrapper(int classLine, Optional<String> variable) {
    private static final Pattern NAME_BY_JSHELL = Pattern.compile("\\$\\d+");

    /** Whether the variable holds the value of an expression. */
    boolean isNamedByJShell() {
      return variable.filter(name -> NAME_BY_JSHELL.matcher(name).matches()).isPresent();
    }

    static Wrapper of(byte[] bytes) {
      ClassModel model = ClassFile.of().parse(bytes);
      int line =
          model.methods().stream()
              .filter(m -> m.methodName().equalsString(ConstantDescs.INIT_NAME))
              .map(CellBytecode::firstLine)
              .flatMapToInt(OptionalInt::stream)
              .findFirst()
              .orElse(3);
      return new Wrapper(
          line,
          model.fields().stream()
              .findFirst()
              .map(f -> f.fieldName().stringValue())
              .map(name -> name.equals("$UNNAMED") ? "_" : name));
    }
  }

  private static OptionalInt firstLine(MethodModel method) {
    return method
        .code()
        .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
        .map(table -> OptionalInt.of(table.lineNumbers().getFirst().lineNumber()))
        .orElse(OptionalInt.empty());
  }

  /**
   * The class with cell lines and stop points.
   *
   * @param source what stack traces shall name as the source, for instance {@code cell [3]}
   * @param toCellLine from the wrapper's line to the cell's; 0 or less: a line that no cell has
   */
  static byte[] rewrite(
      byte[] bytes, String source, IntUnaryOperator toCellLine, ClassHierarchyResolver classes) {
    ClassFile classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(classes),
            ClassFile.DeadCodeOption.PATCH_DEAD_CODE);
    ClassModel model = classFile.parse(bytes);
    return classFile.build(
        model.thisClass().asSymbol(),
        builder -> {
          for (ClassElement element : model) {
            switch (element) {
              case SourceFileAttribute old -> builder.with(SourceFileAttribute.of(source));
              case MethodModel method ->
                  builder.transformMethod(
                      method,
                      java.lang.classfile.MethodTransform.transformingCode(
                          CodeTransform.ofStateful(() -> new Loops(toCellLine))));
              default -> builder.with(element);
            }
          }
        });
  }

  /**
   * A class that {@link #rewrite} has made, as of another place.
   *
   * @param source what stack traces shall name as the source
   * @param by how many lines it is moved down
   */
  static byte[] moved(byte[] bytes, String source, int by, ClassHierarchyResolver classes) {
    ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(classes));
    CodeTransform lines =
        (builder, element) -> {
          if (element instanceof LineNumber line) {
            builder.lineNumber(Math.max(1, line.line() + by));
          } else {
            builder.with(element);
          }
        };
    ClassTransform place =
        (builder, element) ->
            builder.with(
                element instanceof SourceFileAttribute ? SourceFileAttribute.of(source) : element);
    return classFile.transformClass(
        classFile.parse(bytes), ClassTransform.transformingMethodBodies(lines).andThen(place));
  }

  /** One method's code. */
  private static final class Loops implements CodeTransform {
    private final IntUnaryOperator toCellLine;
    private final Set<Label> passed = new HashSet<>();

    Loops(IntUnaryOperator toCellLine) {
      this.toCellLine = toCellLine;
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
      switch (element) {
        case LineNumber line -> {
          int cellLine = toCellLine.applyAsInt(line.line());
          if (cellLine > 0) {
            builder.lineNumber(cellLine);
          }
        }
        case LabelTarget target -> {
          passed.add(target.label());
          builder.with(target);
        }
        case BranchInstruction branch -> {
          if (passed.contains(branch.target())) {
            builder.invokedynamic(STOP);
          }
          builder.with(branch);
        }
        default -> builder.with(element);
      }
    }
  }
}
