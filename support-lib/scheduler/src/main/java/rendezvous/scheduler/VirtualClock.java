package rendezvous.scheduler;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The time of a run, which passes when nothing else happens. */
final class VirtualClock {
  private static final long NANOS_PER_READING = 1_000;

  /** Something that happens at a moment unless it is cancelled. */
  static final class Timer {
    private final long due;
    private final long order;
    private final long realDue; // by System.nanoTime(), 0: needs no real time
    private final Runnable action;

    private Timer(long due, long order, long realDue, Runnable action) {
      this.due = due;
      this.order = order;
      this.realDue = realDue;
      this.action = action;
    }

    /** The real nanoseconds that must pass before it can ring. */
    long realNanosLeft() {
      return realDue == 0 ? 0 : Math.max(0, realDue - System.nanoTime());
    }
  }

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          Comparator.<Timer>comparingLong(timer -> timer.due).thenComparingLong(t -> t.order));
  private long ordered;
  private long now;

  /** The nanoseconds since the run began. A little time passes with every look, as in real life. */
  long read() {
    now += NANOS_PER_READING;
    return now;
  }

  Timer set(long nanos, Runnable action) {
    return add(nanos, 0, action);
  }

  /** A timer for code whose clock is not this one: it rings no sooner than in real time. */
  Timer setReal(long nanos, Runnable action) {
    return add(nanos, System.nanoTime() + nanos, action);
  }

  private Timer add(long nanos, long realDue, Runnable action) {
    long due = now + Math.max(0, nanos);
    Timer timer = new Timer(due < 0 ? Long.MAX_VALUE : due, ordered++, realDue, action);
    timers.add(timer);
    return timer;
  }

  void cancel(Timer timer) {
    timers.remove(timer);
  }

  /** The timer that is next, or null. */
  Timer next() {
    return timers.peek();
  }

  /** Moves the time to the next timer and lets it ring. */
  void ring() {
    Timer timer = timers.remove();
    now = Math.max(now, timer.due);
    timer.action.run();
  }
}
