package rendezvous.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The threads of a stress test. Each takes its decisions from a random generator of its own, seeded
 * from the crowd's seed, which every failure names: {@code -Drendezvous.seed=…} makes the same
 * decisions again. What remains to chance is the schedule.
 */
public final class Crowd {

  /** What a thread of the crowd does. */
  public interface Body {
    void run(SplittableRandom random) throws Exception;
  }

  private static final Duration POLL = Duration.ofMillis(1);

  private final long seed = Long.getLong("rendezvous.seed", ThreadLocalRandom.current().nextLong());
  private final SplittableRandom seeds = new SplittableRandom(seed);
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** Starts a virtual thread. */
  public Thread start(Body body) {
    return start(Thread.ofVirtual(), body);
  }

  /** Starts a platform thread: the primitives must not care. */
  public Thread startPlatform(Body body) {
    return start(Thread.ofPlatform().daemon(), body);
  }

  private Thread start(Thread.Builder builder, Body body) {
    SplittableRandom random = seeds.split();
    Thread thread =
        builder.start(() -> {
          try {
            body.run(random);
          } catch (Throwable thrown) {
            failures.add(thrown);
          }
        });
    threads.add(thread);
    return thread;
  }

  /** A random generator for the test itself. */
  public SplittableRandom random() {
    return seeds.split();
  }

  /** Whether a thread has failed, so that there is no use in going on. */
  public boolean hasFailed() {
    return !failures.isEmpty();
  }

  /** Interrupts one of the threads, any. */
  public void interruptOne(SplittableRandom random) {
    threads.get(random.nextInt(threads.size())).interrupt();
  }

  /** Waits until all threads have ended; fails with whatever one of them has thrown. */
  public void join() throws InterruptedException {
    join(Effort.PATIENCE);
  }

  /** As {@link #join()}, for threads that have work left for longer. */
  public void join(Duration limit) throws InterruptedException {
    join(threads, limit);
  }

  /** As {@link #join()}, for some of the threads. */
  public void join(List<Thread> some) throws InterruptedException {
    join(some, Effort.PATIENCE);
  }

  private void join(List<Thread> some, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Thread thread : some) {
      while (!thread.join(POLL)) {
        throwFailure();
        if (System.nanoTime() > end) {
          throw stuck();
        }
      }
    }
    throwFailure();
  }

  private void throwFailure() {
    Throwable first = failures.poll();
    if (first != null) {
      AssertionError failure = new AssertionError(first + " [" + replay() + "]", first);
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }

  private AssertionError stuck() {
    AssertionError stuck = new AssertionError("stuck [" + replay() + "]");
    for (Thread thread : threads) {
      if (thread.isAlive()) {
        Exception where = new Exception(thread + " is " + thread.getState());
        where.setStackTrace(thread.getStackTrace());
        stuck.addSuppressed(where);
      }
    }
    return stuck;
  }

  /** How to get the same decisions again. */
  public String replay() {
    return "-Drendezvous.seed=" + seed;
  }
}
