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
}
