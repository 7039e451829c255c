package rendezvous.scheduler;

import java.time.Duration;
import java.util.List;

/** What was wrong with a run. */
public sealed interface Fault {

  /**
   * A thread died of an exception that nobody caught.
   *
   * @param thread the thread's name
   * @param thrown the exception
   */
  record Thrown(String thread, Throwable thrown) implements Fault {
    @Override
    public String toString() {
      return "%s died of %s".formatted(thread, thrown);
    }
  }

  /**
   * No thread could run, and nothing was left to wait for: a deadlock, a lost wake-up, or a thread
   * left behind.
   *
   * @param scenarioEnded whether the scenario itself had ended, so that the threads are left behind
   * @param waiting the threads that had not ended
   */
  record Hang(boolean scenarioEnded, List<Waiting> waiting) implements Fault {
    @Override
    public String toString() {
      String what =
          scenarioEnded ? "threads left behind, waiting for ever" : "every thread waits for ever";
      return Waiting.list(what, waiting);
    }
  }

  /**
   * The threads were still running after a number of steps that should have been enough: they wait
   * for each other in loops, or the limit is too low.
   *
   * @param steps the limit
   * @param running the threads that had not ended
   */
  record NoProgress(int steps, List<Waiting> running) implements Fault {
    @Override
    public String toString() {
      return Waiting.list("no end after " + steps + " steps: a livelock?", running);
    }
  }

  /**
   * A thread has not come to a point, or an end, for a long time: it computes, or it is blocked
   * where a virtual thread cannot leave its carrier.
   *
   * @param time for how long
   * @param running the thread
   */
  record Stuck(Duration time, List<Waiting> running) implements Fault {
    @Override
    public String toString() {
      return Waiting.list("no step for " + time.toSeconds() + " s", running);
    }
  }

  /**
   * Two threads were in calls of the same object at once, of which one may change it; but objects
   * of its class must be used by one thread at a time.
   *
   * @param type the object's class
   * @param threads both threads
   */
  record Overlap(String type, List<Waiting> threads) implements Fault {
    @Override
    public String toString() {
      return Waiting.list(
          "two threads use the same " + type + " at once, which is not made for that", threads);
    }
  }

  /**
   * A thread was about to do what no schedule controls. Only if the exploration is {@linkplain
   * Exploration#strict() strict}.
   *
   * @param thread the thread's name
   * @param call what it was about to do, as in {@link Step#access()}
   * @param why why that cannot be explored, and what to do instead
   * @param where its stack, innermost first, without the JDK's frames
   */
  record Uncontrolled(String thread, String call, String why, List<StackTraceElement> where)
      implements Fault {
    @Override
    public String toString() {
      return "%s calls %s, which %s".formatted(thread, call, why);
    }
  }

  /** Whether two runs went wrong in the same way. */
  default boolean isLike(Fault other) {
    if (this instanceof Thrown mine && other instanceof Thrown others) {
      return mine.thrown().getClass().getName().equals(others.thrown().getClass().getName());
    }
    return getClass() == other.getClass();
  }
}
