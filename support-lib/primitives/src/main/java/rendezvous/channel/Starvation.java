package rendezvous.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells whether new virtual threads get to run.
 *
 * <p>JDK 25 runs virtual threads without preemption, on as many carriers as there are processors. A
 * virtual thread that is unparked by another goes to the queue of the carrier that both run on, and
 * carriers look for new threads and for expired sleeps only when their own queue is empty. So
 * threads that compute without end, or as many pairs of threads as there are carriers that hand
 * elements to each other through a {@link java.util.concurrent.BlockingQueue} without pause, keep
 * all others from running, for as long as they go on. Users of {@link Channel} and {@link Select}
 * make way by themselves (see there); this tells when others do not.
 *
 * @see <a href="https://openjdk.org/jeps/444">JEP 444: Virtual Threads, on scheduling</a>
 */
public final class Starvation {
  private Starvation() {}

  /**
   * Starts a virtual thread that does nothing and waits for it to have run. Call it from a platform
   * thread: a virtual one would wait for its own turn as well.
   *
   * @param limit how long to wait for it
   * @return how long it took, empty if {@code limit} was not enough: then others are starved too
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public static Optional<Duration> startDelay(Duration limit) throws InterruptedException {
    long start = System.nanoTime();
    boolean ran = Thread.startVirtualThread(() -> {}).join(limit);
    return ran ? Optional.of(Duration.ofNanos(System.nanoTime() - start)) : Optional.empty();
  }
}
