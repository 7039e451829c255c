package rendezvous.grader.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.judge.ClassPath;

@DisplayName("Compiling a submission")
class SubmissionCompilerTest {
  private static final SubmissionCompiler COMPILER = new SubmissionCompiler(ClassPath.ofTests());

  private static final Source TEST =
      new Source(
          "CounterTest.java",
          """
          import org.junit.jupiter.api.Test;
          class CounterTest {
            @Test void counts() { new Counter().increment(); }
          }
          """);

  private static Compiled compile(String cell) throws InterruptedException {
    return COMPILER.compile(List.of(new Source("cell [3]", cell)), List.of(TEST));
  }

  @Test
  void whatCellsHaveImportedIsThere() throws InterruptedException {
    // when
    Compiled compiled =
        compile(
            """
            public class Counter {
              private final AtomicInteger count = new AtomicInteger();
              private final Channel<List<Integer>> all = Channel.unbuffered();
              void increment() { count.incrementAndGet(); }
            }
            """);
    // then
    assertEquals(List.of(), compiled.messages());
    assertEquals(2, compiled.classes().size());
  }

  @Test
  void errorsAreInTheLinesOfTheCell() throws InterruptedException {
    // when
    Compiled compiled = compile("class Counter { int n = \"one\"; }");
    // then
    CompilerMessage error = compiled.firstError();
    assertEquals("cell [3]:1", error.place());
    assertEquals(25, error.column());
    assertEquals("class Counter { int n = \"one\"; }", error.source());
    assertTrue(error.text().contains("String cannot be converted to int"), error.text());
    assertFalse(compiled.succeeded());
  }

  @Test
  void warningsAreToldAndDoNoHarm() throws InterruptedException {
    // when
    Compiled compiled =
        compile(
            """
            class Counter {
              List raw = new ArrayList();
              void increment() {}
            }
            """);
    // then
    assertTrue(compiled.succeeded());
    assertEquals("cell [3]:2", compiled.warnings().getFirst().place());
  }

  @Test
  void whatTheTestsNeedIsSaid() throws InterruptedException {
    // when
    CompilerMessage error = compile("class Counter {}").firstError();
    // then
    assertTrue(error.text().startsWith("The tests use what the submission does not have:"));
    assertTrue(error.text().contains("increment()"), error.text());
  }

  @Test
  void onlyTypesCount() throws InterruptedException {
    // when
    CompilerMessage error =
        compile("class Counter { void increment() {} }\nvar counter = new Counter();").firstError();
    // then
    assertEquals(2, error.line(), error::toString);
  }

  @Test
  void aPackageIsRefused() throws InterruptedException {
    CompilerMessage error = compile("// mine\npackage a.b;\nclass Counter {}").firstError();
    assertEquals("cell [3]:2", error.place());
    assertEquals("A submission has no package: take this line out.", error.text());
  }

  @Test
  void theRestOfTheJdkIsNotThere() throws InterruptedException {
    CompilerMessage error =
        compile("class Counter { java.sql.Connection c; void increment() {} }").firstError();
    assertEquals("cell [3]:1", error.place());
  }

  @Test
  void isNestedTooDeeply() throws InterruptedException {
    // given
    String deep = "(".repeat(200_000) + "1" + ")".repeat(200_000);
    // when
    CompilerMessage error =
        compile("class Counter { int n = " + deep + "; void increment() {} }").firstError();
    // then
    assertEquals("cell [3]", error.file());
  }
}
