package rendezvous.sync;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import rendezvous.channel.Trace;

/**
 * Waits for a number of tasks to finish: Go's {@code sync.WaitGroup}.
 *
 * {@snippet :
 * WaitGroup group = new WaitGroup("downloads");
 * for (URI page : pages) {
 *   group.go(() -> download(page));
 * }
 * group.await();
 * }
 *
 * <p>{@link #add(int)} counts tasks in, {@link #done()} counts one out, {@link #await()} waits
 * until the counter is zero. Count a task in <i>before</i> starting it, never inside it: otherwise
 * await may find zero and return before the task has begun. {@link #go(Task)} does all of it.
 *
 * <p>Misuse throws {@link IllegalStateException} and changes nothing: a counter below zero; and
 * counting up from zero while an {@code await} that was released by that zero has not yet returned
 * — an add that races with await. A wait group can be used again once every await has returned.
 *
 * <p>What a task did before {@code done} happens-before the return of the await that it released.
 * All methods may be called from any thread, virtual or not.
 *
 * @see <a href="https://pkg.go.dev/sync#WaitGroup">Go's sync.WaitGroup</a>
 */
public final class WaitGroup {
  // One state word, as in Go: the counter in the high half, the number of waiters that have not yet
  // returned in the low half. add is one compare-and-set; the one that brings the counter to zero
  // wakes the waiters.
  //
  // Go resets the word on release and lets a waiter that wakes to a used group panic. Here waiters
  // stay counted until they have left, and add refuses to leave zero while there are any. So the
  // error appears where the mistake is, with the state intact, and a released waiter can rely on
  // the
  // counter still being zero when it wakes: to check it is to know.
  //
  // No wake-up is lost: a waiter first enters itself in `parked`, then looks at the counter; the
  // last
  // done first writes the counter, then reads `parked`. One of them sees the other.

  private static final long ONE_TASK = 1L << 32;
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(WaitGroup.class, "state", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** What {@link #go(Task)} runs: unlike a Runnable, it may throw checked exceptions. */
  @FunctionalInterface
  public interface Task {

    /** Does the work. */
    void run() throws Exception;
  }

  // immutable state
  private final String name;

  // mutable state
  private volatile long state;
  private final Set<Thread> parked = new LinkedHashSet<>(); // guarded by itself
  private final AtomicLong started = new AtomicLong();

  /** A wait group whose counter is zero. */
  public WaitGroup() {
    this.name = null;
  }

  /** A wait group whose counter is zero, with a name for messages and deadlock reports. */
  public WaitGroup(String name) {
    this.name = Objects.requireNonNull(name);
  }

  /**
   * Counts {@code tasks} in, or out if negative. At zero, all who await are released. Never waits.
   *
   * @throws IllegalStateException if the counter would become negative, or if it is zero, {@code
   *     tasks} is positive and a released await has not returned yet
   */
  public void add(int tasks) {
    long before;
    long after;
    do {
      before = state;
      long counter = (long) tasks(before) + tasks;
      if (counter < 0) {
        throw new IllegalStateException(
            "negative counter: %s, add(%d): more done than added".formatted(this, tasks));
      }
      if (counter > Integer.MAX_VALUE) {
        throw new IllegalStateException("too many tasks: %s, add(%d)".formatted(this, tasks));
      }
      if (tasks > 0 && tasks(before) == 0 && waiters(before) > 0) {
        throw new IllegalStateException(
            "add races with await: %s, add(%d) while %d released from await have not returned; add before awaiting, reuse after every await has returned"
                .formatted(this, tasks, waiters(before)));
      }
      after = before + tasks * ONE_TASK;
    } while (!STATE.compareAndSet(this, before, after));
    if (tasks < 0 && tasks(after) == 0 && waiters(after) > 0) {
      release();
    }
  }

  /**
   * Counts one task out: {@code add(-1)}.
   *
   * @throws IllegalStateException if the counter would become negative
   */
  public void done() {
    add(-1);
  }

  /**
   * Waits until the counter is zero; returns at once if it is.
   *
   * @throws InterruptedException if this thread is interrupted before or while it waits
   */
  public void await() throws InterruptedException {
    await(false, 0);
  }

  /**
   * Waits until the counter is zero, but no longer than {@code timeout}.
   *
   * @return whether the counter was zero in time
   * @throws InterruptedException if this thread is interrupted before or while it waits
   */
  public boolean await(Duration timeout) throws InterruptedException {
    long nanos = Math.clamp(TimeUnit.NANOSECONDS.convert(timeout), 0, Long.MAX_VALUE / 2);
    return await(true, System.nanoTime() + nanos);
  }

  private boolean await(boolean timed, long deadline) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before awaiting " + this);
    }
    if (!enter()) {
      return true;
    }
    Trace.tell(Trace.Event.WAITS_FOR_TASKS, this, null);
    boolean released = false;
    try {
      released = park(timed, deadline);
      return released;
    } finally {
      Trace.tell(released ? Trace.Event.FOUND_DONE : Trace.Event.GAVE_UP, this, null);
    }
  }

  private boolean park(boolean timed, long deadline) throws InterruptedException {
    Thread me = Thread.currentThread();
    synchronized (parked) {
      parked.add(me);
    }
    try {
      while (tasks(state) != 0) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while awaiting " + this);
        }
        if (!timed) {
          LockSupport.park(this);
        } else {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            return false;
          }
          LockSupport.parkNanos(this, left);
        }
      }
      return true;
    } finally {
      synchronized (parked) {
        parked.remove(me);
      }
      STATE.getAndAdd(this, -1L);
    }
  }

  /** Counts the calling thread as a waiter, unless there is nothing to wait for. */
  private boolean enter() {
    long before;
    do {
      before = state;
      if (tasks(before) == 0) {
        return false;
      }
    } while (!STATE.compareAndSet(this, before, before + 1));
    return true;
  }

  private void release() {
    List<Thread> released;
    synchronized (parked) {
      released = new ArrayList<>(parked);
    }
    Trace.tell(Trace.Event.RELEASES, this, null);
    released.forEach(LockSupport::unpark);
  }

  /**
   * Counts a task in, runs it in a new virtual thread, and counts it out when it ends, however it
   * ends. What it throws goes to the thread's {@linkplain Thread.UncaughtExceptionHandler uncaught
   * exception handler} before it is counted out: await does not throw it. To collect failures, let
   * the task send them somewhere.
   *
   * @return the thread, started
   * @throws IllegalStateException as {@link #add(int)} does
   */
  public Thread go(Task task) {
    Objects.requireNonNull(task, "task");
    add(1);
    try {
      Runnable body = () -> run(task);
      return name == null
          ? Thread.startVirtualThread(body) // without a builder: a million of them add up
          : Thread.ofVirtual().name(name + "-" + started.incrementAndGet()).start(body);
    } catch (Throwable notStarted) {
      done();
      throw notStarted;
    }
  }

  private void run(Task task) {
    Trace.tell(Trace.Event.BEGAN, this, null);
    try {
      task.run();
    } catch (Throwable thrown) {
      Thread me = Thread.currentThread();
      me.getUncaughtExceptionHandler().uncaughtException(me, thrown);
    } finally {
      Trace.tell(Trace.Event.ENDED, this, null);
      done();
    }
  }

  /** How many tasks are not done, as in {@code WaitGroup "batch" (2 not done)}. */
  @Override
  public String toString() {
    String label = name == null ? "WaitGroup" : "WaitGroup \"" + name + '"';
    return label + " (" + tasks(state) + " not done)";
  }

  private static int tasks(long state) {
    return (int) (state >>> 32);
  }

  private static int waiters(long state) {
    return (int) state;
  }
}
