package rendezvous.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long an operation may wait: nanoseconds, and the point of {@link System#nanoTime()}. */
final class TimeLimit {
  /** The number of nanoseconds, and the deadline, of an operation that waits for ever. */
  static final long NEVER = Long.MAX_VALUE;

  /** Half of what a long can hold, so that differences of deadlines do not overflow. */
  private static final long LONGEST = Long.MAX_VALUE / 2;

  private TimeLimit() {}

  /** The duration in nanoseconds, at least zero and at most 146 years. */
  static long nanos(Duration duration) {
    return Math.clamp(TimeUnit.NANOSECONDS.convert(duration), 0, LONGEST);
  }

  /** The deadline of an operation that may wait so long from now. */
  static long after(long nanos) {
    return nanos == NEVER ? NEVER : System.nanoTime() + nanos;
  }
}
