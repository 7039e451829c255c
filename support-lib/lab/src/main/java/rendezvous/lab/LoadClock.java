package rendezvous.lab;

import java.util.concurrent.locks.LockSupport;

/** The time by which requests are sent. Tests have a clock of their own. */
interface LoadClock {

  /** As {@link System#nanoTime()}. */
  long nanoTime();

  /** Waits until {@link #nanoTime} reaches this, or not at all if it has. */
  void sleepUntil(long nanos) throws InterruptedException;

  /** The machine's clock. It wakes some ten microseconds late; requests are timed with that. */
  static LoadClock ofJvm() {
    return new LoadClock() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void sleepUntil(long nanos) throws InterruptedException {
        for (long left = nanos - nanoTime(); left > 0; left = nanos - nanoTime()) {
          LockSupport.parkNanos(left);
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
        }
      }
    };
  }
}
