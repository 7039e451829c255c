package rendezvous.context;

import java.util.concurrent.atomic.AtomicInteger;
import rendezvous.channel.Trace;

/**
 * What a cancellable context can have in its list, to be told of its cancellation: a context made
 * from it, a task, or a thread.
 */
abstract sealed class Dependent permits Context, Dependent.Task, Dependent.Interrupter {
  // A dependent is its own entry in the list: a context then costs one object, and leaves the list
  // in constant time. That is why Context extends this class.

  // Its neighbours in the list, guarded by the Audience that has the list.
  Dependent newer;
  Dependent older;

  /**
   * Called at most once, in the thread that cancels; must not wait.
   *
   * @return an audience of its own, whose cancellation has been written and which is to be told;
   *     null if there is none
   */
  abstract Audience cancelled(Cancellation why);

  /** Leaves the list of {@code context}, which may be null. */
  final void leave(CancellableContext context) {
    if (context != null) {
      context.detach(this);
    }
  }

  /** A task to be run in its own thread. */
  static final class Task extends Dependent implements Context.AfterCancel {
    private static final int STOPPED = 1;
    private static final int STARTED = 2;

    private final CancellableContext context; // null: can never be cancelled
    private final Runnable task;
    private final AtomicInteger state = new AtomicInteger();

    Task(CancellableContext context, Runnable task) {
      this.context = context;
      this.task = task;
    }

    @Override
    Audience cancelled(Cancellation why) {
      if (state.compareAndSet(0, STARTED)) {
        Thread.ofVirtual().name("after-cancel").start(task);
      }
      return null;
    }

    @Override
    public boolean stop() {
      boolean stopped = state.compareAndSet(0, STOPPED);
      if (stopped) {
        leave(context);
      }
      return stopped;
    }
  }

  /** A thread to be interrupted, until it has left the call that is to be interrupted. */
  static final class Interrupter extends Dependent {
    private final CancellableContext context; // null: can never be cancelled
    private final Thread thread;

    // mutable state, guarded by this: at most one of them becomes true
    private boolean stopped;
    private boolean interrupted;

    Interrupter(CancellableContext context, Thread thread) {
      this.context = context;
      this.thread = thread;
    }

    @Override
    Audience cancelled(Cancellation why) {
      synchronized (this) {
        if (stopped) {
          return null;
        }
        interrupted = true;
        thread.interrupt();
      }
      Trace.tell(Trace.Event.INTERRUPTED, context, thread);
      return null;
    }

    /**
     * Called by the thread itself: no interrupt comes after this, and none that came remains.
     *
     * @return whether one has come
     */
    boolean stop() {
      synchronized (this) {
        stopped = !interrupted;
      }
      if (interrupted) {
        Thread.interrupted();
      } else {
        leave(context);
      }
      return interrupted;
    }
  }
}
