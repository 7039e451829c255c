package rendezvous.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long an operation may wait: for ever, or until a point of {@link System#nanoTime()}. */
record TimeLimit(boolean isNever, long deadline) {
  static final TimeLimit NEVER = new TimeLimit(true, 0);

  /** Half of what a long can hold, so that differences of deadlines do not overflow. */
  private static final long LONGEST = Long.MAX_VALUE / 2;

  static TimeLimit after(Duration timeout) {
    return new TimeLimit(false, System.nanoTime() + nanos(timeout));
  }

  /** The duration in nanoseconds, at least zero and at most 146 years. */
  static long nanos(Duration duration) {
    return Math.clamp(TimeUnit.NANOSECONDS.convert(duration), 0, LONGEST);
  }

  long nanosLeft() {
    return deadline - System.nanoTime();
  }
}
