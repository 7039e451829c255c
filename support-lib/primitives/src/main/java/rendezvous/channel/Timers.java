package rendezvous.channel;

import java.time.Duration;
import java.time.Instant;

/** Timers as channels, mostly for use in {@link Select}. */
public final class Timers {
  private Timers() {}

  /**
   * A channel on which one element, the moment it was due, can be received once {@code delay} has
   * passed. It is never closed. A timer that is dropped leaves nothing behind: no task is scheduled
   * unless a receiver waits, and none stays when the wait is over.
   *
   * @see <a href="https://pkg.go.dev/time#After">Go's time.After</a>
   */
  public static ReceiveChannel<Instant> after(Duration delay) {
    return after(delay, TimeSource.system());
  }

  /** As {@link #after(Duration)}, by another clock. */
  public static ReceiveChannel<Instant> after(Duration delay, TimeSource time) {
    return new TimerChannel("after " + delay, time, delay, false);
  }
}
