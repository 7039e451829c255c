package rendezvous.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * Ticks at regular moments, as a channel of the moments at which each tick was due. A receiver that
 * is late gets one tick at once; the ticks that it missed besides are dropped, and the next come at
 * their regular moments.
 *
 * {@snippet :
 * try (Ticker ticker = Ticker.every(Duration.ofSeconds(1))) {
 *   for (Instant tick : ticker.channel()) {
 *     System.out.println(tick);
 *   }
 * }
 * }
 *
 * <p>Closing a ticker closes its channel. A ticker that is dropped without it leaves nothing behind
 * either.
 *
 * @see <a href="https://pkg.go.dev/time#Ticker">Go's time.Ticker</a>
 */
public final class Ticker implements AutoCloseable {
  // immutable state
  private final TimerChannel channel;

  private Ticker(TimerChannel channel) {
    this.channel = channel;
  }

  /**
   * A ticker whose first tick is due after {@code period}.
   *
   * @throws IllegalArgumentException if the period is not positive
   */
  public static Ticker every(Duration period) {
    return every(period, TimeSource.system());
  }

  /** As {@link #every(Duration)}, by another clock. */
  public static Ticker every(Duration period, TimeSource time) {
    if (!period.isPositive()) {
      throw new IllegalArgumentException("a ticker's period must be positive: " + period);
    }
    return new Ticker(new TimerChannel("every " + period, time, period, true));
  }

  /** Where the ticks arrive. */
  public ReceiveChannel<Instant> channel() {
    return channel;
  }

  /** Stops the ticks and closes the channel. Does nothing the second time. */
  @Override
  public void close() {
    channel.tryClose(null);
  }

  @Override
  public String toString() {
    return channel.toString();
  }
}
