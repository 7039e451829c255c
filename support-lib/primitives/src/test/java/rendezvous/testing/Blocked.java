package rendezvous.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A task in a thread of its own that a test expects to wait for something. */
public final class Blocked<T> {

  private final FutureTask<T> task;
  private final Thread thread;

  private Blocked(Thread.Builder builder, Callable<T> body, Predicate<Object> blocker) {
    task = new FutureTask<>(body);
    thread = builder.start(task);
    awaitParked(thread, blocker);
  }

  /** Something to do that returns nothing. */
  public interface Action {
    void run() throws Exception;
  }

  /**
   * Starts the task in a virtual thread and returns once it waits, with or without a time limit.
   */
  public static <T> Blocked<T> in(Callable<T> body) {
    return new Blocked<>(Thread.ofVirtual(), body, Blocked::isNoTurn);
  }

  /** As {@link #in(Callable)}, in a platform thread. */
  public static <T> Blocked<T> inPlatformThread(Callable<T> body) {
    return new Blocked<>(Thread.ofPlatform().daemon(), body, Blocked::isNoTurn);
  }

  /** Starts the task in a virtual thread and returns once it has stepped aside for others. */
  public static <T> Blocked<T> aside(Callable<T> body) {
    return new Blocked<>(Thread.ofVirtual(), body, blocker -> !isNoTurn(blocker));
  }

  /** As {@link #in(Callable)}. */
  public static Blocked<Void> on(Action body) {
    return in(() -> {
      body.run();
      return null;
    });
  }

  /** Returns once the thread is parked in what it was started to do. */
  public static void awaitParked(Thread thread) {
    awaitParked(thread, Blocked::isNoTurn);
  }

  /** Busy users of channels step aside before an operation, and name a text as their blocker. */
  private static boolean isNoTurn(Object blocker) {
    return !(blocker instanceof String);
  }

  private static void awaitParked(Thread thread, Predicate<Object> expected) {
    long end = System.nanoTime() + Effort.PATIENCE.toNanos();
    while (true) {
      Object blocker = LockSupport.getBlocker(thread);
      Thread.State state = thread.getState();
      boolean parked = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
      if (parked && expected.test(blocker) && LockSupport.getBlocker(thread) == blocker) {
        return;
      }
      if (state == Thread.State.TERMINATED) {
        throw new AssertionError("ended instead of waiting");
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("does not wait: " + state + ", " + blocker);
      }
      Thread.yield();
    }
  }

  public Thread thread() {
    return thread;
  }

  public void interrupt() {
    thread.interrupt();
  }

  /** The task's value, once it has ended. */
  public T value() throws Exception {
    return task.get(Effort.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** What the task has thrown, once it has ended. */
  public Throwable thrown() throws Exception {
    try {
      throw new AssertionError("returned " + value());
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
