package rendezvous.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * Where timers, tickers and contexts take the time from: {@linkplain #system() the system's clock},
 * or a {@link VirtualTime} that a test or a grader moves by hand.
 */
public interface TimeSource {

  /** The time of day. */
  Instant now();

  /** Elapsed nanoseconds since an arbitrary origin: for differences only, never goes backwards. */
  long nanoTime();

  /**
   * Runs a task once {@code delay} has passed; at once if that is zero or less.
   *
   * @param task must be short and must not wait: all alarms of a source may ring on one thread
   * @return closing it gives the alarm up and leaves nothing behind
   */
  Alarm schedule(Duration delay, Runnable task);

  /** The system's clock. Its alarms ring on one daemon thread. */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
