package rendezvous.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A task in a thread of its own that a test expects to wait for something. */
public final class Blocked<T> {

  private final FutureTask<T> task;
  private final Thread thread;

  private Blocked(Thread.Builder builder, Callable<T> body) {
    task = new FutureTask<>(body);
    thread = builder.start(task);
    awaitParked(thread);
  }

  /** Something to do that returns nothing. */
  public interface Action {
    void run() throws Exception;
  }

  /**
   * Starts the task in a virtual thread and returns once it waits, with or without a time limit.
   */
  public static <T> Blocked<T> in(Callable<T> body) {
    return new Blocked<>(Thread.ofVirtual(), body);
  }

  /** As {@link #in(Callable)}, in a platform thread. */
  public static <T> Blocked<T> inPlatformThread(Callable<T> body) {
    return new Blocked<>(Thread.ofPlatform().daemon(), body);
  }

  /** As {@link #in(Callable)}. */
  public static Blocked<Void> on(Action body) {
    return in(() -> {
      body.run();
      return null;
    });
  }

  /** Returns once the thread is parked. */
  public static void awaitParked(Thread thread) {
    long end = System.nanoTime() + Effort.PATIENCE.toNanos();
    while (true) {
      switch (thread.getState()) {
        case WAITING, TIMED_WAITING -> {
          return;
        }
        case TERMINATED -> throw new AssertionError("ended instead of waiting");
        default -> {
          if (System.nanoTime() > end) {
            throw new AssertionError("does not wait: " + thread.getState());
          }
          Thread.yield();
        }
      }
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
