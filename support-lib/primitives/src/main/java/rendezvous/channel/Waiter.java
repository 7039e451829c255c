package rendezvous.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** One thread's wait for one of several channel operations, of which exactly one may happen. */
final class Waiter {
  // A plain send or receive waits through one node in one channel's queue; a select through one
  // node for each of its cases. The state decides who ends the wait:
  //
  //   WAITING -> CLAIMED -> DONE   the other side: it has won the right to complete the wait,
  // writes
  //                                the outcome into `node`, then publishes it with DONE
  //   WAITING -> CANCELLED         the waiting thread itself, on interrupt or timeout
  //
  // Whoever wins the compare-and-set out of WAITING has the last word, so an operation either
  // happened or did not: a node whose waiter is no longer WAITING is dead, and queues skip it. A
  // claimer goes from CLAIMED to DONE in a few instructions inside its channel's lock; a waiter
  // that
  // lost the race against it therefore spins rather than parks.
  private static final int WAITING = 0;
  private static final int CLAIMED = 1;
  private static final int DONE = 2;
  private static final int CANCELLED = 3;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // immutable state
  private final Thread thread = Thread.currentThread();

  // mutable state
  private volatile int state;
  private WaiterQueue.Node node;

  boolean isWaiting() {
    return state == WAITING;
  }

  /** Wins or loses the right to complete this wait. */
  boolean claim() {
    return state == WAITING && STATE.compareAndSet(this, WAITING, CLAIMED);
  }

  /** After a won {@link #claim()}: publishes the outcome. The thread must then be unparked. */
  void complete(WaiterQueue.Node happened) {
    node = happened;
    state = DONE;
  }

  void unpark() {
    LockSupport.unpark(thread);
  }

  /** Gives up, unless the other side was first. */
  boolean cancel() {
    return STATE.compareAndSet(this, WAITING, CANCELLED);
  }

  /** After DONE: the node of the operation that happened. */
  WaiterQueue.Node happened() {
    return node;
  }

  /**
   * Waits until one of the operations has happened.
   *
   * @param blocker what the thread is said to wait for in thread dumps and deadlock reports
   * @return false if the limit was reached, in which case none happened nor will
   * @throws InterruptedException in which case none happened nor will
   */
  boolean await(Object blocker, TimeLimit limit) throws InterruptedException {
    while (state != DONE) {
      if (Thread.interrupted()) {
        if (cancel()) {
          throw new InterruptedException("interrupted while waiting for " + blocker);
        }
        spinUntilDone();
        thread.interrupt(); // came too late for this operation, but not for the next
        return true;
      }
      if (limit.isNever()) {
        LockSupport.park(blocker);
      } else {
        long left = limit.nanosLeft();
        if (left > 0) {
          LockSupport.parkNanos(blocker, left);
        } else if (cancel()) {
          return false;
        } else {
          spinUntilDone();
        }
      }
    }
    return true;
  }

  private void spinUntilDone() {
    for (int i = 0; state != DONE; i++) {
      if (i < 100) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
