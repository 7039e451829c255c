package rendezvous.lab;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Time that passes only when a request says so or the sender waits. Requests run one after the
 * other in the sender's thread, as in a system that can answer only one at a time.
 */
final class FakeLoadClock implements LoadClock {

  private long nanos = 5_000;

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized void sleepUntil(long until) {
    nanos = Math.max(nanos, until);
  }

  synchronized void pass(long millis) {
    nanos += 1_000_000 * millis;
  }

  /** A request that takes exactly this long. */
  Race.Task takes(long millis) {
    return () -> pass(millis);
  }

  static ExecutorService oneAtATime(String contestant) {
    return new AbstractExecutorService() {
      private boolean shutDown;

      @Override
      public void execute(Runnable command) {
        command.run();
      }

      @Override
      public void shutdown() {
        shutDown = true;
      }

      @Override
      public List<Runnable> shutdownNow() {
        shutDown = true;
        return List.of();
      }

      @Override
      public boolean isShutdown() {
        return shutDown;
      }

      @Override
      public boolean isTerminated() {
        return shutDown;
      }

      @Override
      public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutDown;
      }
    };
  }
}
