package rendezvous.grader.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import rendezvous.grader.LeakFailure;
import rendezvous.grader.LiveThreads;
import rendezvous.grader.Verdict;
import rendezvous.scheduler.Exploration;

/** Looks at a test that does not end: whether it ever can, and where its threads are. */
final class StuckTest {
  /** How long nothing must change until nothing ever will. */
  private static final Duration STILL = Duration.ofSeconds(2);

  // immutable state
  private final Thread test;
  private final Set<Thread> before;
  private final Explanation explanation;

  // mutable state, by the thread that watches
  private Map<Thread, List<StackTraceElement>> lastSeen = Map.of();
  private long unchangedSince = System.nanoTime();

  /**
   * @param test the thread that runs the test
   * @param before those that were there before
   */
  StuckTest(Thread test, Set<Thread> before, Explanation explanation) {
    this.test = test;
    this.before = before;
    this.explanation = explanation;
  }

  /**
   * Whether all threads of the test have waited in the same place for two seconds, without a time
   * limit: then nobody is left who could wake them. To be asked again and again.
   */
  boolean isHopeless() {
    Map<Thread, List<StackTraceElement>> seen = new HashMap<>();
    for (Thread thread : threads()) {
      Thread.State state = thread.getState();
      if (state != Thread.State.WAITING && state != Thread.State.BLOCKED) {
        lastSeen = Map.of();
        return false;
      }
      seen.put(thread, List.of(thread.getStackTrace()));
    }
    if (!seen.equals(lastSeen)) {
      lastSeen = seen;
      unchangedSince = System.nanoTime();
      return false;
    }
    return System.nanoTime() - unchangedSince > STILL.toNanos();
  }

  /** Whether any of its threads runs or would like to; if all wait, a processor is of no use. */
  boolean isWorking() {
    return isExploring()
        || threads().stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
  }

  /** Then threads run that are not the program's own. */
  private boolean isExploring() {
    return Arrays.stream(test.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(Exploration.class.getPackageName()));
  }

  /** What to say of it if it is given up now. */
  TestReport report(Duration limit) {
    List<Blocked> blocked =
        threads().stream().map(LeakFailure.Left::of).map(explanation::blocked).toList();
    boolean hopeless = isHopeless();
    String threads = Explanation.sentences(blocked);
    String sentence =
        hopeless
            ? "Nothing can ever run again: " + threads
            : "No end within %d s: %s".formatted(limit.toSeconds(), threads);
    return TestReport.of(hopeless ? Verdict.DEADLOCK : Verdict.TIMEOUT, sentence)
        .withBlocked(blocked)
        .at(blocked.stream().map(Blocked::place).filter(Objects::nonNull).findFirst().orElse(null));
  }

  /** The test's own thread, and those that it has started. */
  private List<Thread> threads() {
    List<Thread> threads = new ArrayList<>(List.of(test));
    LiveThreads.all().stream()
        .filter(thread -> thread != test && !before.contains(thread))
        .forEach(threads::add);
    return threads;
  }
}
