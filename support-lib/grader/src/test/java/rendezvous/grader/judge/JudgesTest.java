package rendezvous.grader.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Limits;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.Compiled;
import rendezvous.grader.compile.Source;
import rendezvous.grader.compile.SubmissionCompiler;

@DisplayName("Processes that judge")
class JudgesTest {
  /** A test of which there is no class: it fails, and a process has said so. */
  private static final Request REQUEST =
      new Request(
          Map.of(), Set.of(), List.of(new TestId("Nothing", "test")), 1, 1, Duration.ofSeconds(10));

  private final Set<Long> others = children();

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private ProcessHandle started() {
    List<ProcessHandle> started =
        ProcessHandle.current().children().filter(child -> !others.contains(child.pid())).toList();
    assertEquals(1, started.size(), started::toString);
    return started.getFirst();
  }

  private static void assertJudges(Judges judges) throws IOException, InterruptedException {
    TestReport report = judges.judge(REQUEST).getFirst();
    assertEquals(Verdict.FAIL, report.verdict(), report::toString);
    assertTrue(report.sentence().contains("ClassNotFoundException"), report::sentence);
  }

  @Test
  void oneThatWasKilledIsReplaced() throws Exception {
    try (Judges judges = new Judges(Judging.ofLearner(Limits.DEFAULT), false)) {
      // given
      judges.prepare();
      ProcessHandle ready = started();
      // when
      ready.destroyForcibly();
      ready.onExit().get();
      // then
      assertJudges(judges);
    }
  }

  @Test
  void aSignalDoesNotEndItButTheEndOfItsInputDoes() throws Exception {
    Judges judges = new Judges(Judging.ofLearner(Limits.DEFAULT), true);
    // given one that is ready, as it has judged already
    assertJudges(judges);
    ProcessHandle ready = started();
    // when
    ready.destroy(); // as a terminal does, for it and for the process that has started it
    // then
    assertJudges(judges);
    assertEquals(ready, started(), "the same process has judged");
    // and when
    judges.close();
    // then
    ready.onExit().get();
    assertFalse(ready.isAlive());
  }

  private static final SubmissionCompiler COMPILER = new SubmissionCompiler(ClassPath.ofTests());

  private static Request passing(String submission) throws InterruptedException {
    Source test =
        new Source(
            "TaskTest.java",
            """
            import org.junit.jupiter.api.Test;
            import rendezvous.grader.Schedules;
            class TaskTest {
              @Test void runs() { Schedules.atMost(3).run(() -> new Task().run()); }
              @Test void starts() throws Exception { new Task().start(); }
            }
            """);
    Compiled compiled =
        COMPILER.compile(List.of(new Source("cell [3]", submission)), List.of(test));
    assertEquals(List.of(), compiled.messages());
    return new Request(
        compiled.classes(),
        Set.of("cell [3]"),
        List.of(new TestId("TaskTest", "runs"), new TestId("TaskTest", "starts")),
        1,
        1,
        Duration.ofSeconds(10));
  }

  private static void assertPasses(Judges judges, Request request) throws Exception {
    for (TestReport report : judges.judge(request)) {
      assertEquals(Verdict.PASS, report.verdict(), report::toString);
    }
  }

  @Test
  void oneInWhichAThreadIsLeftIsNotUsedAgain() throws Exception {
    try (Judges judges = new Judges(Judging.ofLearner(Limits.DEFAULT), true)) {
      // given
      Request clean =
          passing(
              """
              class Task {
                void run() throws InterruptedException { start(); }
                void start() throws InterruptedException {
                  Thread.startVirtualThread(() -> {}).join();
                }
              }
              """);
      Request leaving =
          passing(
              """
              class Task {
                void run() {}
                void start() { Thread.startVirtualThread(() -> { while (true) Thread.onSpinWait(); }); }
              }
              """);
      assertPasses(judges, clean);
      ProcessHandle first = started();
      // when
      assertPasses(judges, leaving);
      // then
      first.onExit().get();
      assertPasses(judges, clean);
      assertFalse(started().equals(first));
    }
  }

  @Test
  void oneProcessJudgesAWholeDayOfAttempts() throws Exception {
    try (Judges judges = new Judges(Judging.ofLearner(Limits.DEFAULT), true)) {
      // given
      Request request =
          passing(
              """
              class Task {
                private final Channel<Integer> channel = Channel.buffered("numbers", 2);
                private static final Map<String, int[]> KEPT = new ConcurrentHashMap<>();
                void run() throws InterruptedException {
                  channel.send(1);
                  channel.receive();
                }
                void start() { KEPT.put("a megabyte", new int[1 << 18]); }
              }
              """);
      assertPasses(judges, request);
      ProcessHandle first = started();
      // when, then
      for (int i = 0; i < 300; i++) { // with classes that are loaded anew each time
        assertPasses(judges, request);
      }
      assertEquals(first, started(), "it has neither run out of memory nor been given up");
    }
  }
}
