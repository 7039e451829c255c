package rendezvous.grader.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.judge.TestReport;
import rendezvous.grader.scan.NotAllowed;

/** Each mistake gets its own verdict, on the learner's own line. */
@DisplayName("An exercise done wrong on purpose")
class WrongOnPurposeTest {
  private static final String TESTS =
      """
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import java.util.List;
      import java.util.concurrent.Callable;
      import org.junit.jupiter.api.*;
      import rendezvous.channel.Channel;
      import rendezvous.grader.*;

      class TaskTest {
        @Test @Points(2) @Hint(1) @Hint(value = 2, on = Verdict.LEAK)
        @DisplayName("Two calls of twice count two")
        void counts() {
          Schedules.check(() -> {
            Task task = new Task();
            Schedules.together(task::call, task::call);
            assertEquals(2, task.calls(), "two calls were made");
          });
        }

        @Test @Points(1) @DisplayName("A plain call ends")
        void plain() throws Exception {
          Task task = new Task();
          task.call();
          assertEquals(1, task.calls(), "one call was made");
        }
      }
      """;

  private static final String CORRECT =
      """
      class Task {
        private int calls;
        synchronized void call() throws Exception { calls++; }
        synchronized int calls() { return calls; }
      }
      """;

  private static Checker checker;

  @TempDir private static Path course;

  @BeforeAll
  static void writeExercise() throws IOException {
    Path tests = Files.createDirectories(course.resolve("exercises/01-task/tests"));
    Files.writeString(tests.resolve("TaskTest.java"), TESTS);
    Files.writeString(
        course.resolve("exercises/01-task/hints.md"), "## 1. One\n\na\n\n## 2. Two\n\nb\n");
    checker = new Checker(Duration.ofSeconds(3));
  }

  @AfterAll
  static void close() {
    checker.close();
  }

  private static CheckResult check(String cell) throws Exception {
    return checker.check(
        ExerciseFolder.read(course.resolve("exercises"), "01-task"),
        List.of(new Source("cell [3]", cell)));
  }

  /** A class whose method does this. */
  private static String task(String body) {
    return """
    class Task {
      private int calls;
      private final Object a = new Object();
      private final List<Integer> all = new ArrayList<>();
      void call() throws Exception {
        %s
      }
      int calls() { return calls; }
    }
    """
        .formatted(body);
  }

  private static TestReport explored(String body) throws Exception {
    return check(task(body)).tests().getFirst().report();
  }

  private static TestReport plain(String body) throws Exception {
    return check(task(body)).tests().getLast().report();
  }

  private static void assertReport(
      Verdict verdict, String sentence, String place, TestReport report) {
    assertEquals(verdict, report.verdict(), report::toString);
    assertTrue(report.sentence().contains(sentence), report.sentence());
    assertEquals(place, String.valueOf(report.place()), report::toString);
  }

  @Test
  void rightCodePasses() throws Exception {
    // when
    CheckResult result = check(CORRECT);
    // then
    assertTrue(result.passed(), () -> String.join("\n", CheckText.of(result)));
    assertEquals(3, result.points());
  }

  @Test
  void aLostUpdateIsARace() throws Exception {
    // when
    CheckResult result = check(task("calls++;"));
    TestReport report = result.tests().getFirst().report();
    // then
    assertReport(Verdict.RACE, "Lost update: thread-", "cell [3]:6", report);
    assertEquals("2", report.expected());
    assertEquals("1", report.actual());
    assertNotNull(report.schedule());
    assertEquals(1, result.hint().orElseThrow());
    assertEquals(1, result.points(), "the plain test passes");
    String html = CheckHtml.of(result);
    assertTrue(html.contains(">calls++;</code>"), html);
    assertTrue(html.contains("✗ race"), html);
  }

  @Test
  void whatIsAlwaysWrongIsNoRace() throws Exception {
    TestReport report = explored("synchronized (a) { calls += 2; }");
    assertReport(Verdict.FAIL, "two calls were made", "null", report);
    assertEquals("4", report.actual());
  }

  @Test
  void twoThreadsInOneListAreARace() throws Exception {
    assertReport(
        Verdict.RACE,
        "Two threads in one ArrayList",
        "cell [3]:6",
        explored("all.add(1); synchronized (a) { calls++; }"));
  }

  @Test
  void whoWaitsForNobodyIsADeadlock() throws Exception {
    TestReport report = explored("synchronized (a) { calls++; if (calls == 1) a.wait(); }");
    assertReport(Verdict.DEADLOCK, "waits to be notified", "cell [3]:6", report);
  }

  @Test
  void twoMonitorsInDifferentOrderAreADeadlockThatIsDrawn() throws Exception {
    // when
    CheckResult result =
        check(
            task(
                """
                synchronized (this) { calls++; }
                Object first = calls == 1 ? a : all;
                synchronized (first) {
                  synchronized (first == a ? all : a) {}
                }
                """));
    // then
    assertReport(
        Verdict.DEADLOCK, "Deadlock: thread-", "cell [3]:9", result.tests().getFirst().report());
    assertTrue(CheckHtml.of(result).contains("Wait-for graph: thread-"));
  }

  @Test
  void aChannelThatNobodyClosesIsToldOf() throws Exception {
    TestReport report =
        explored(
            """
            synchronized (a) { calls++; }
            Channel<Integer> orders = Channel.unbuffered("orders");
            for (int order : orders) { calls++; }
            """);
    assertReport(Verdict.DEADLOCK, "channel \"orders\"", "cell [3]:8", report);
  }

  @Test
  void threadsLeftBehindInASchedule() throws Exception {
    // when
    CheckResult result =
        check(
            task(
                """
                synchronized (a) { calls++; }
                Thread.startVirtualThread(() -> LockSupport.park());
                """));
    // then
    assertReport(
        Verdict.LEAK, "Threads left behind", "cell [3]:7", result.tests().getFirst().report());
    assertEquals(2, result.hint().orElseThrow());
  }

  @Test
  void threadsLeftBehindInAPlainTest() throws Exception {
    assertReport(
        Verdict.LEAK,
        "Threads left behind: virtual thread",
        "cell [3]:6",
        plain("calls++; Thread.startVirtualThread(() -> LockSupport.park());"));
  }

  @Test
  void anExceptionIsAFailure() throws Exception {
    assertReport(
        Verdict.FAIL,
        "IllegalStateException: not today",
        "cell [3]:6",
        plain("throw new IllegalStateException(\"not today\");"));
  }

  @Test
  void aCellThatTestsCannotUseDoesNotCompile() throws Exception {
    CheckResult result = check("class Task {}");
    assertEquals(0, result.points());
    assertEquals(List.of(), result.tests());
    assertTrue(CheckText.of(result).getLast().startsWith("It does not compile"));
  }

  @Test
  void aLoopWithoutEndIsATimeout() throws Exception {
    // when
    CheckResult result = check(task("calls++; while (true) { Thread.onSpinWait(); }"));
    // then
    assertReport(Verdict.TIMEOUT, "No end", "cell [3]:6", result.tests().getFirst().report());
    assertReport(
        Verdict.TIMEOUT, "No end within 3 s", "cell [3]:6", result.tests().getLast().report());
  }

  @Test
  void aPlainTestThatWaitsForEverIsADeadlock() throws Exception {
    assertReport(
        Verdict.DEADLOCK,
        "Nothing can ever run again: thread \"the test\" waits",
        "cell [3]:6",
        plain("new CountDownLatch(1).await();"));
  }

  @Test
  void whatIsNotAllowedIsToldWithItsLineAndNothingRuns() throws Exception {
    // when
    CheckResult result = check(task("calls++;\nSystem.exit(0);"));
    // then
    assertEquals(List.of(), result.tests());
    assertEquals(0, result.points());
    NotAllowed found = result.notAllowed().getFirst();
    assertEquals("System.exit", found.what());
    assertEquals("cell [3]:7", found.place());
    assertEquals("System.exit(0);", found.source());
    assertTrue(CheckHtml.of(result).contains("✗ not allowed, cell [3]:7"));
    assertTrue(CheckText.of(result).getLast().contains("0 of 3 points"));
  }

  @Test
  void tooMuchMemory() throws Exception {
    assertEquals(
        Verdict.OUT_OF_MEMORY,
        plain("var all = new ArrayList<long[]>(); while (true) { all.add(new long[1 << 20]); }")
            .verdict());
  }

  @Test
  void aPlatformThreadIsRefusedInASchedule() throws Exception {
    assertReport(
        Verdict.FAIL,
        "starts a platform thread",
        "cell [3]:6",
        explored("Thread t = new Thread(() -> calls++); t.start(); t.join();"));
  }

  @Test
  void whatIsPrintedIsShown() throws Exception {
    assertEquals("hello\n", plain("calls++; System.out.println(\"hello\");").output());
  }
}
