package rendezvous.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** One thread's wait for one of several channel operations, of which exactly one may happen. */
final class Waiter extends Place {
  // A plain send or receive waits in one place, which is this object itself; a select waits in one
  // place for each of its cases. `outcome` decides who ends the wait:
  //
  //   null   -> PARKED    the waiting thread, when it no longer spins but parks
  //   either -> a Place   another thread: it has made the operation of this place happen
  //   either -> GIVEN_UP  the waiting thread, on interrupt or timeout
  //
  // Every transition is a compare-and-set, and the latter two are final. So an operation either
  // happened or did not: the places of a waiter that is not waiting any more are dead, and channels
  // skip them. What the other thread has to tell (`element`, `closed`) it writes into the place
  // before its compare-and-set, which publishes it; only the one that took the place out of its
  // channel may write there.
  //
  // No wake-up is lost: the thread that ends the wait unparks if and only if it replaced PARKED,
  // and the waiting thread parks only after it has written PARKED over null. park() may return
  // early (somebody else's permit), so it is asked again as long as the outcome is PARKED. And what
  // runs between PARKED and park() may itself park, in a lock of the JDK's, and spend the permit
  // that was ours: so the outcome is looked at right before each park(), the first one too.
  private static final Object PARKED = new Object();
  private static final Object GIVEN_UP = new Object();
  private static final VarHandle OUTCOME;

  static {
    try {
      OUTCOME = MethodHandles.lookup().findVarHandle(Waiter.class, "outcome", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // immutable state
  private final Thread thread = Thread.currentThread();

  // mutable state
  private volatile Object outcome;

  private Waiter(boolean receives, Object element) {
    super(receives, element);
  }

  static Waiter sender(Object element) {
    return new Waiter(false, element);
  }

  static Waiter receiver() {
    return new Waiter(true, null);
  }

  /** The waiter of a select, whose places are to be made one by one. */
  static Waiter select() {
    return new Waiter(false, null);
  }

  boolean isWaiting() {
    Object now = outcome;
    return now == null || now == PARKED;
  }

  /**
   * Ends the wait with the operation of {@code place}, unless it has ended. If this returns true,
   * {@link #wake} must follow, as soon as the calling thread holds no lock.
   */
  boolean complete(Place place) {
    while (true) {
      Object before = outcome;
      if (before != null && before != PARKED) {
        return false;
      }
      if (OUTCOME.compareAndSet(this, before, place)) {
        if (before == PARKED) { // else not written: its thread reads the same cache line
          place.parked = true;
        }
        return true;
      }
    }
  }

  /** Wakes the thread whose wait was ended by {@link #complete}. */
  static void wake(Place completed) {
    if (completed.parked) {
      LockSupport.unpark(completed.waiter.thread);
    }
  }

  /** Gives up, unless the other side was first. */
  boolean giveUp() {
    Object before = outcome;
    return (before == null || before == PARKED) && OUTCOME.compareAndSet(this, before, GIVEN_UP);
  }

  /** Looks up to {@code times} whether an operation has happened; returns how often it has not. */
  int spin(int times) {
    int spun = 0;
    while (spun < times && outcome == null) {
      Thread.onSpinWait();
      spun++;
    }
    return spun;
  }

  /** Once the wait has ended with an operation: its place. */
  Place happened() {
    return (Place) outcome;
  }

  /** Whether the wait has ended with the operation of this place. */
  boolean hasHappened(Place place) {
    return outcome == place;
  }

  /**
   * Waits until one of the operations has happened.
   *
   * @param blocker what the thread is said to wait for in thread dumps and deadlock reports
   * @param deadline see {@link TimeLimit}
   * @return false if the time was up, in which case none has happened nor will
   * @throws InterruptedException in which case none has happened nor will
   */
  boolean await(Object blocker, Waits.Operation operation, long deadline)
      throws InterruptedException {
    if (outcome != null || !OUTCOME.compareAndSet(this, null, PARKED)) {
      return true;
    }
    if (!Waits.areRecorded()) {
      return park(blocker, deadline);
    }
    try (Waits.Entry _ = Waits.enter(operation, blocker)) {
      return park(blocker, deadline);
    }
  }

  private boolean park(Object blocker, long deadline) throws InterruptedException {
    while (outcome == PARKED) {
      if (Thread.interrupted()) {
        if (giveUp()) {
          throw new InterruptedException("interrupted while waiting for " + blocker);
        }
        thread.interrupt(); // came too late for this operation, but not for the next
        return true;
      }
      if (deadline == TimeLimit.NEVER) {
        LockSupport.park(blocker);
      } else {
        long left = deadline - System.nanoTime();
        if (left > 0) {
          LockSupport.parkNanos(blocker, left);
        } else if (giveUp()) {
          return false;
        }
      }
    }
    return true;
  }
}
