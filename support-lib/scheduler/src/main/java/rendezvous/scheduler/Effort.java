package rendezvous.scheduler;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long this process has been at something. Where other programs want the processors as well,
 * more time passes than it has had for its work, so that a limit of real time would be one of luck.
 *
 * <p>Immutable.
 */
public final class Effort {
  /** How much more real time than processor time a limit allows at most. */
  private static final int MOST_STRETCHED = 3;

  private final LongSupplier realNanos;
  private final LongSupplier processorNanos;
  private final long realStart;
  private final long processorStart;

  Effort(LongSupplier realNanos, LongSupplier processorNanos) {
    this.realNanos = realNanos;
    this.processorNanos = processorNanos;
    this.realStart = realNanos.getAsLong();
    this.processorStart = processorNanos.getAsLong();
  }

  /** One that begins now. */
  public static Effort begin() {
    return new Effort(System::nanoTime, Effort::processorNanos);
  }

  /** Of all threads together; real time where the system does not tell. */
  private static long processorNanos() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseGet(System::nanoTime);
  }

  /**
   * Whether more than the limit has passed, and has been worked; but no more than three times the
   * limit may pass.
   */
  public boolean exceeds(Duration limit) {
    return exceeds(limit, true);
  }

  /**
   * The same; whoever is not working now but waits for something has no use for a processor, and
   * only the time counts that has passed.
   */
  public boolean exceeds(Duration limit, boolean working) {
    long nanos = limit.toNanos();
    long passed = realNanos.getAsLong() - realStart;
    return passed > nanos
        && (!working
            || passed > MOST_STRETCHED * nanos
            || processorNanos.getAsLong() - processorStart > nanos);
  }
}
