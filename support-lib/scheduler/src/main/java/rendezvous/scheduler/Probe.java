package rendezvous.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/**
 * What the explored code calls, once it is woven, in front of, or instead of, what it did before.
 * Public for that reason only. In threads that belong to no exploration, each method does what it
 * stands for and nothing else.
 */
public final class Probe {
  // A last parameter `site` is the number of the place that the method is called from.

  private Probe() {}

  /** The run that the calling thread belongs to, or null. */
  private static Run run() {
    Thread thread = Thread.currentThread();
    if (!thread.isVirtual()) {
      return null;
    }
    Executor scheduler = Internals.schedulerOf(thread);
    return scheduler instanceof Run run ? run : null;
  }

  /** The run that the calling thread belongs to if it is one that is recorded, or null. */
  private static Run recorded() {
    Run run = run();
    return run != null && run.isRecorded() ? run : null;
  }

  /** Before an access that other threads may see. */
  public static void point(int site) {
    Run run = run();
    if (run != null) {
      run.point(site);
    }
  }

  /** Before a call of an object that other threads may use as well. */
  public static void call(Object receiver, String method, int site) {
    Run run = run();
    if (run != null) {
      run.call(receiver, method, site);
    }
  }

  /** Before a call that leads out of what a run controls. */
  public static void leave(String call, String why, int site) {
    Run run = run();
    if (run != null) {
      run.leave(call, why, site);
    }
  }

  /** Before a field is used: whose. */
  public static void target(Object object) {
    Run run = recorded();
    if (run != null) {
      run.target(object);
    }
  }

  /** Before an element of an array is used: which. */
  public static void element(Object array, int index) {
    Run run = recorded();
    if (run != null) {
      run.element(array, index);
    }
  }

  /** What has been read or is to be written. */
  public static void value(boolean value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(byte value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(char value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(short value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(int value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(long value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(float value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(double value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** What has been read or is to be written. */
  public static void value(Object value) {
    Run run = recorded();
    if (run != null) {
      run.value(value);
    }
  }

  /** Before a jump backwards. */
  public static void loop() {
    Run run = run();
    if (run != null) {
      run.loop();
    }
  }

  /** Before a random number is drawn. */
  public static void random() {
    Run run = run();
    if (run != null) {
      run.random();
    }
  }

  /** At the beginning of a static initializer. */
  public static void initializerStarts() {
    Run run = run();
    if (run != null) {
      run.initializerStarts();
    }
  }

  /** At the end of a static initializer. */
  public static void initializerEnds() {
    Run run = run();
    if (run != null) {
      run.initializerEnds();
    }
  }

  /** Before a monitor is entered. */
  public static void enter(Object object, int site) {
    Run run = run();
    if (run != null && object != null) {
      run.enter(object, site);
    }
  }

  /** After a monitor has been left. */
  public static void exit(Object object) {
    Run run = run();
    if (run != null) {
      run.exit(object);
    }
  }

  /** {@link Object#wait()}. */
  public static void await(Object object, int site) throws InterruptedException {
    await(object, 0L, site);
  }

  /** {@link Object#wait(long)}. */
  public static void await(Object object, long millis, int site) throws InterruptedException {
    Run run = run();
    if (run == null || millis < 0) {
      object.wait(millis);
    } else {
      run.await(object, millis, site);
    }
  }

  /** {@link Object#wait(long, int)}. */
  public static void await(Object object, long millis, int nanos, int site)
      throws InterruptedException {
    await(object, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis, site);
  }

  /** {@link Condition#await()}. */
  public static void await(Condition condition, int site) throws InterruptedException {
    Run run = run();
    boolean parks = run == null || run.mayPark(site);
    target(condition);
    if (parks) {
      condition.await();
    } else {
      condition.awaitNanos(0); // gives up the lock and takes it again
    }
  }

  /** {@link Object#notify()}. */
  public static void signal(Object object, int site) {
    Run run = run();
    if (run == null || !run.signal(object, false, site)) {
      object.notify();
    }
  }

  /** {@link Object#notifyAll()}. */
  public static void signalAll(Object object, int site) {
    Run run = run();
    if (run == null || !run.signal(object, true, site)) {
      object.notifyAll();
    }
  }

  /** {@link LockSupport#park()}. */
  public static void park(int site) {
    park(null, site);
  }

  /** {@link LockSupport#park(Object)}. */
  public static void park(Object blocker, int site) {
    Run run = run();
    if (run == null || run.mayPark(site)) {
      LockSupport.park(blocker);
      if (run != null) {
        run.resumed();
      }
    }
  }

  /** {@link LockSupport#parkNanos(long)}. */
  public static void parkNanos(long nanos, int site) {
    parkNanos(null, nanos, site);
  }

  /** {@link LockSupport#parkNanos(Object, long)}. */
  public static void parkNanos(Object blocker, long nanos, int site) {
    Run run = run();
    if (run == null) {
      LockSupport.parkNanos(blocker, nanos);
    } else if (nanos > 0 && run.mayPark(site)) {
      VirtualClock.Timer timer = run.unparkAfter(nanos);
      try {
        LockSupport.park(blocker);
      } finally {
        run.cancel(timer);
      }
      run.resumed();
    }
  }

  /** {@link LockSupport#parkUntil(long)}. */
  public static void parkUntil(long deadline, int site) {
    parkUntil(null, deadline, site);
  }

  /** {@link LockSupport#parkUntil(Object, long)}. */
  public static void parkUntil(Object blocker, long deadline, int site) {
    if (run() == null) {
      LockSupport.parkUntil(blocker, deadline);
    } else {
      long left = deadline - currentTimeMillis(site);
      parkNanos(blocker, TimeUnit.MILLISECONDS.toNanos(left), site);
    }
  }

  /** {@link Thread#sleep(long)}. */
  public static void sleep(long millis, int site) throws InterruptedException {
    sleep(Duration.ofMillis(millis), site);
  }

  /** {@link Thread#sleep(long, int)}. */
  public static void sleep(long millis, int nanos, int site) throws InterruptedException {
    sleep(Duration.ofMillis(millis).plusNanos(nanos), site);
  }

  /** {@link TimeUnit#sleep(long)}. */
  public static void sleep(TimeUnit unit, long time, int site) throws InterruptedException {
    sleep(Duration.ofNanos(unit.toNanos(time)), site);
  }

  /** {@link Thread#sleep(Duration)}. */
  public static void sleep(Duration duration, int site) throws InterruptedException {
    Run run = run();
    if (run == null) {
      Thread.sleep(duration);
    } else {
      run.sleep(TimeUnit.NANOSECONDS.convert(duration), site);
    }
  }

  /** {@link Thread#yield()}. */
  public static void yield(int site) {
    Run run = run();
    if (run == null) {
      Thread.yield();
    } else {
      run.yield(site);
    }
  }

  /** {@link Thread#onSpinWait()}. */
  public static void onSpinWait(int site) {
    Run run = run();
    if (run == null) {
      Thread.onSpinWait();
    } else {
      run.yield(site);
    }
  }

  /** {@link System#nanoTime()}. */
  public static long nanoTime(int site) {
    Run run = run();
    return run == null ? System.nanoTime() : run.nanoTime();
  }

  /** {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis(int site) {
    return now(site).toEpochMilli();
  }

  /** {@link Instant#now()}. */
  public static Instant now(int site) {
    Run run = run();
    return run == null ? Instant.now() : run.now();
  }
}
