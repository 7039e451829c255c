package rendezvous.grader.compile;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.ExpectedTest.HintFor;
import rendezvous.grader.judge.TestId;

/**
 * Reads from the sources of an exercise's tests which tests there are: so they are known also when
 * a submission cannot be compiled, and no submission can make one disappear.
 */
public final class TestSources {
  private static final String SUFFIX = "Test";

  private final List<ExpectedTest> tests = new ArrayList<>();
  private final String file;
  private final boolean hidden;

  private TestSources(String file, boolean hidden) {
    this.file = file;
    this.hidden = hidden;
  }

  /**
   * The tests in these sources, in their order.
   *
   * @throws IllegalArgumentException if a source is not Java, or a test does not say what tests
   *     must say
   */
  public static List<ExpectedTest> read(List<Source> sources, boolean hidden) {
    List<ExpectedTest> tests = new ArrayList<>();
    for (Source source : sources) {
      TestSources reader = new TestSources(source.name(), hidden);
      reader.read(source);
      tests.addAll(reader.tests);
    }
    return tests;
  }

  private void read(Source source) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    new StringWriter(),
                    null,
                    said,
                    List.of("-proc:none"),
                    null,
                    List.of(new SourceFile(source, "")));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree type : unit.getTypeDecls()) {
          if (type instanceof ClassTree tree && tree.getSimpleName().toString().endsWith(SUFFIX)) {
            readClass(tree);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!said.getDiagnostics().isEmpty()) {
      throw wrong(said.getDiagnostics().getFirst().toString());
    }
  }

  private void readClass(ClassTree type) {
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && annotation(method, "Test").isPresent()) {
        tests.add(test(type.getSimpleName().toString(), method));
      }
    }
  }

  private ExpectedTest test(String className, MethodTree method) {
    TestId id = new TestId(className, method.getName().toString());
    if (!method.getParameters().isEmpty()) {
      throw wrong(id + " has parameters");
    }
    int points =
        annotation(method, "Points")
            .map(worth -> number(value(worth, "value"), id))
            .orElseThrow(() -> wrong(id + " does not say with @Points what it is worth"));
    if (points < 1) {
      throw wrong(id + " is worth nothing");
    }
    String sentence =
        annotation(method, "DisplayName")
            .map(name -> text(value(name, "value"), id))
            .orElseThrow(() -> wrong(id + " does not say with @DisplayName what must be so"));
    return new ExpectedTest(id, sentence, points, hints(method, id), hidden);
  }

  private List<HintFor> hints(MethodTree method, TestId id) {
    List<HintFor> hints = new ArrayList<>();
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      if (isNamed(annotation, "Hint")) {
        ExpressionTree on = value(annotation, "on");
        hints.add(new HintFor(number(value(annotation, "value"), id), verdicts(on, id)));
      }
    }
    return hints;
  }

  private List<Verdict> verdicts(ExpressionTree on, TestId id) {
    return switch (on) {
      case null -> List.of();
      case NewArrayTree array ->
          array.getInitializers().stream().map(each -> verdict(each, id)).toList();
      default -> List.of(verdict(on, id));
    };
  }

  private Verdict verdict(ExpressionTree constant, TestId id) {
    String name =
        switch (constant) {
          case MemberSelectTree select -> select.getIdentifier().toString();
          case IdentifierTree identifier -> identifier.getName().toString();
          default -> "";
        };
    try {
      return Verdict.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw wrong(id + " has a hint on what is no verdict: " + constant);
    }
  }

  private static Optional<? extends AnnotationTree> annotation(MethodTree method, String name) {
    return method.getModifiers().getAnnotations().stream()
        .filter(annotation -> isNamed(annotation, name))
        .findFirst();
  }

  private static boolean isNamed(AnnotationTree annotation, String name) {
    String full = annotation.getAnnotationType().toString();
    return full.substring(full.lastIndexOf('.') + 1).equals(name);
  }

  /** What an annotation says under a name; null if nothing. */
  private static ExpressionTree value(AnnotationTree annotation, String name) {
    for (ExpressionTree argument : annotation.getArguments()) {
      if (argument instanceof AssignmentTree assignment) {
        if (assignment.getVariable().toString().equals(name)) {
          return assignment.getExpression();
        }
      } else if (name.equals("value")) {
        return argument;
      }
    }
    return null;
  }

  private int number(ExpressionTree tree, TestId id) {
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof Integer number) {
      return number;
    }
    throw wrong(id + ": a plain number is needed, not " + tree);
  }

  private String text(ExpressionTree tree, TestId id) {
    return switch (tree) {
      case LiteralTree literal when literal.getValue() instanceof String text -> text;
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          text(sum.getLeftOperand(), id) + text(sum.getRightOperand(), id);
      case ParenthesizedTree inner -> text(inner.getExpression(), id);
      case null, default -> throw wrong(id + ": a plain text is needed, not " + tree);
    };
  }

  private IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException(file + ": " + problem);
  }
}
