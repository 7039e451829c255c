package rendezvous.grader.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import rendezvous.grader.LiveThreads;
import rendezvous.grader.Verdict;
import rendezvous.scheduler.Effort;

/**
 * Tests of one class: run, one after the other, by a thread of their own, and watched by the one
 * that starts it. To be used once.
 */
final class WatchedTests {
  private static final String THREAD = "the test";
  private static final long STACK = 1 << 20;
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  // immutable state
  private final TestRunner runner;
  private final Explanation explanation;
  private final Reports reports;
  private final List<TestId> tests;
  private final Thread thread;

  /** A test that is run, from when on. */
  private record Running(int number, StuckTest stuck, Effort effort) {}

  // mutable state, by the thread of the tests
  private volatile Running running;

  /**
   * Nothing is run yet.
   *
   * @param tests of one class, in this order
   * @param loader loads the class
   * @param reports is told of each of them
   */
  WatchedTests(
      List<TestId> tests,
      ClassLoader loader,
      TestRunner runner,
      Explanation explanation,
      Reports reports) {
    this.tests = tests;
    this.runner = runner;
    this.explanation = explanation;
    this.reports = reports;
    this.thread = new Thread(null, () -> run(loader), THREAD, STACK);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
  }

  /**
   * Runs them, and waits until each has its report. Gives the process up if one does not end, or
   * needs more than there is.
   *
   * @param limit how long a test may take
   * @param mostThreads how many platform threads there may be
   */
  void run(Duration limit, int mostThreads) throws IOException, InterruptedException {
    begin();
    thread.start();
    while (!thread.join(Duration.ofMillis(MILLIS_BETWEEN_LOOKS))) {
      Running now = running;
      if (Thread.activeCount() > mostThreads) {
        reports.write(
            now.number(),
            TestReport.of(
                Verdict.CRASHED, "Stopped: more than %d threads.".formatted(mostThreads)));
        reports.giveUp();
      }
      if (now.effort().exceeds(limit, now.stuck().isWorking()) || now.stuck().isHopeless()) {
        reports.write(now.number(), now.stuck().report(limit));
        reports.giveUp();
      }
    }
  }

  private void begin() {
    running =
        new Running(
            reports.written(),
            new StuckTest(thread, Set.copyOf(LiveThreads.all()), explanation),
            Effort.begin());
  }

  // --- in the thread of the tests

  private void run(ClassLoader loader) {
    int first = running.number();
    try {
      Class<?> type = Class.forName(tests.getFirst().className(), false, loader);
      runner.run(type, tests.stream().map(TestId::method).toList(), this::ended);
    } catch (Throwable e) { // JUnit does not keep what it cannot go on after
      while (running.number() < first + tests.size()) {
        ended(Optional.of(e));
      }
    }
  }

  /** The test that is run has ended; makes the thread as new for the next one. */
  private void ended(Optional<Throwable> thrown) {
    TestReport report = report(thrown);
    try {
      reports.write(running.number(), report);
      if (report.verdict() == Verdict.OUT_OF_MEMORY) {
        reports.giveUp();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the other process has ended", e);
    }
    Thread.interrupted();
    thread.setName(THREAD);
    begin();
  }

  /** What is thrown may be the submission's own, and throw again when it is asked what it is. */
  private TestReport report(Optional<Throwable> thrown) {
    try {
      return thrown.map(explanation::of).orElseGet(() -> TestReport.of(Verdict.PASS, ""));
    } catch (OutOfMemoryError e) {
      return TestReport.of(Verdict.OUT_OF_MEMORY, "It needs more memory than there is.");
    } catch (Throwable e) {
      return reportOfOther(e);
    }
  }

  private TestReport reportOfOther(Throwable thrown) {
    try {
      return explanation.of(thrown);
    } catch (Throwable e) {
      return TestReport.of(Verdict.FAIL, "It has thrown what cannot be described.");
    }
  }
}
