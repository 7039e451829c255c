package rendezvous.grader;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * Shows that tasks are in flight at the same time, without looking at a clock: they must meet.
 *
 * {@snippet :
 * Schedules.check(() -> {
 *   InFlight calls = InFlight.of(3);
 *   fetchAll(List.of("a", "b", "c"), page -> calls.meet(page));
 * });
 * }
 *
 * <p>The first task waits until the second and the third have come. If they are started only after
 * the first has ended, all wait for ever, which {@link Schedules} finds at once. Safe for use by
 * any number of threads.
 */
public final class InFlight {

  // immutable state
  private final int needed;

  // mutable state, guarded by this
  private final List<Thread> waiting = new ArrayList<>();
  private int inside;
  private int most;
  private boolean met;

  private InFlight(int needed) {
    this.needed = needed;
  }

  /**
   * A meeting of so many tasks.
   *
   * @throws IllegalArgumentException if that is fewer than one
   */
  public static InFlight of(int tasks) {
    if (tasks < 1) {
      throw new IllegalArgumentException("tasks: " + tasks);
    }
    return new InFlight(tasks);
  }

  /** Nobody waits for anybody: only counts how many are {@linkplain #during inside}. */
  public static InFlight counting() {
    return new InFlight(0);
  }

  /**
   * Waits until as many tasks as are needed wait here at once. Once they have met, nobody waits any
   * more.
   *
   * @throws InterruptedException if interrupted while waiting; the others must then do without
   */
  public void meet() throws InterruptedException {
    Thread me = Thread.currentThread();
    enter();
    try {
      synchronized (this) {
        waiting.add(me);
        if (inside >= needed) {
          met = true;
          waiting.forEach(LockSupport::unpark);
        }
      }
      while (!hasMet()) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      synchronized (this) {
        waiting.remove(me);
      }
      leave();
    }
  }

  /** As {@link #meet()}, and then returns the value: for a task that answers something. */
  public <T> T meet(T value) throws InterruptedException {
    meet();
    return value;
  }

  /** Does the work as one of those that are inside, and lets others run meanwhile. */
  public <T> T during(Callable<T> work) throws Exception {
    enter();
    try {
      Thread.yield();
      return work.call();
    } finally {
      Thread.yield();
      leave();
    }
  }

  /** As {@link #during(Callable)}, without any work. */
  public void during() {
    enter();
    Thread.yield();
    leave();
  }

  /** The most tasks that have been inside at once so far. */
  public synchronized int most() {
    return most;
  }

  private synchronized void enter() {
    inside++;
    most = Math.max(most, inside);
  }

  private synchronized void leave() {
    inside--;
  }

  private synchronized boolean hasMet() {
    return met;
  }

  @Override
  public synchronized String toString() {
    return needed == 0
        ? inside + " tasks in flight, at most " + most
        : "%d tasks should be in flight at the same time, and only %d %s"
            .formatted(needed, most, most == 1 ? "was" : "were");
  }
}
