package rendezvous.context;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/** What a cancellable context has in its list, to be told of its cancellation. */
abstract sealed class Dependent {
  // A dependent knows its place in the list, so that leaving takes constant time. The place is
  // guarded by the lock of the context whose list it is in.

  // immutable state
  private final CancellableContext context; // null: can never be cancelled

  // mutable state
  int place = -1;

  private Dependent(CancellableContext context) {
    this.context = context;
  }

  /**
   * Called once, in the thread that cancels; must not wait.
   *
   * @param next where contexts to be cancelled after this one go
   */
  abstract void cancelled(Queue<CancellableContext> next);

  final void detach() {
    if (context != null) {
      context.detach(this);
    }
  }

  /** A context made from the one that has it in its list. */
  static final class Child extends Dependent {
    private final CancellableContext child;

    Child(CancellableContext parent, CancellableContext child) {
      super(parent);
      this.child = child;
    }

    @Override
    void cancelled(Queue<CancellableContext> next) {
      next.add(child);
    }
  }

  /** A task to be run in its own thread. */
  static final class Task extends Dependent implements Context.AfterCancel {
    private static final int STOPPED = 1;
    private static final int STARTED = 2;

    private final Runnable task;
    private final AtomicInteger state = new AtomicInteger();

    Task(CancellableContext context, Runnable task) {
      super(context);
      this.task = task;
    }

    @Override
    void cancelled(Queue<CancellableContext> next) {
      if (state.compareAndSet(0, STARTED)) {
        Thread.ofVirtual().name("after-cancel").start(task);
      }
    }

    @Override
    public boolean stop() {
      boolean stopped = state.compareAndSet(0, STOPPED);
      if (stopped) {
        detach();
      }
      return stopped;
    }
  }

  /** A thread to be interrupted, until it has left the call that is to be interrupted. */
  static final class Interrupter extends Dependent {
    private final Thread thread;

    // mutable state, guarded by this: at most one of them becomes true
    private boolean stopped;
    private boolean interrupted;

    Interrupter(CancellableContext context, Thread thread) {
      super(context);
      this.thread = thread;
    }

    @Override
    synchronized void cancelled(Queue<CancellableContext> next) {
      if (!stopped) {
        interrupted = true;
        thread.interrupt();
      }
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
        detach();
      }
      return interrupted;
    }
  }
}
