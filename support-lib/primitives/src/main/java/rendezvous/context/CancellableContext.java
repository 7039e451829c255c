package rendezvous.context;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import rendezvous.channel.Alarm;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;

/**
 * A context that its owner can cancel. Close it when the work is over: that cancels what is still
 * running for it, gives up its timer, and takes it out of its parent's list.
 *
 * <p>Cancelling closes {@link #done()}, cancels all contexts made from this one, interrupts the
 * {@linkplain #call calls} and starts the {@linkplain #afterCancel tasks} that wait for it. When
 * {@code cancel} returns, all that has been set off, unless another thread was cancelling at the
 * same time. The first cancellation counts; all others do nothing.
 */
public final class CancellableContext extends Context implements AutoCloseable {
  // The cancellation is written once, under the lock; whoever writes it takes the list of
  // dependents
  // with it and tells them outside the lock. A dependent that is attached later is told by the
  // thread
  // that attaches it. Descendants are cancelled from a work list, not recursively, so a chain of
  // any
  // length can be cancelled.

  // immutable state
  private final Instant deadline; // null: none
  private final Dependent.Child inParent; // null: no ancestor can be cancelled
  private final Object lock = new Object();

  // mutable state, guarded by lock
  private volatile Cancellation cancellation;
  private List<Dependent> dependents; // null: none yet, or cancelled
  private Channel<Void> done; // null: nobody has asked yet
  private Alarm alarm; // null: none

  private CancellableContext(Context parent, Instant deadline) {
    super(parent, parent.time());
    this.deadline = deadline;
    CancellableContext above = parent.canceller();
    this.inParent = above == null ? null : new Dependent.Child(above, this);
  }

  static CancellableContext derive(Context parent, Instant deadline) {
    CancellableContext context = new CancellableContext(parent, deadline);
    CancellableContext above = parent.canceller();
    if (above != null) {
      above.attach(context.inParent);
    }
    if (deadline != null && (above == null || !deadline.equals(above.deadline))) {
      context.setAlarm();
    }
    return context;
  }

  private void setAlarm() {
    if (deadline.equals(Instant.MAX)) {
      return;
    }
    Duration left = Duration.between(time().now(), deadline);
    if (!left.isPositive()) {
      cancel(Cancellation.deadlineExceeded());
      return;
    }
    Alarm set = time().schedule(left, () -> cancel(Cancellation.deadlineExceeded()));
    synchronized (lock) {
      if (cancellation == null) {
        alarm = set;
        return;
      }
    }
    set.close();
  }

  /** Cancels this context and all that were made from it. */
  public void cancel() {
    if (cancellation == null) {
      cancel(Cancellation.cancelled(null));
    }
  }

  /** As {@link #cancel()}, giving a reason that {@link #cause()} tells. */
  public void cancel(Throwable cause) {
    Objects.requireNonNull(cause, "cause");
    if (cancellation == null) {
      cancel(Cancellation.cancelled(cause));
    }
  }

  /** As {@link #cancel()}. */
  @Override
  public void close() {
    cancel();
  }

  private void cancel(Cancellation why) {
    if (inParent != null) {
      inParent.detach();
    }
    Queue<CancellableContext> next = new ArrayDeque<>();
    for (CancellableContext each = this; each != null; each = next.poll()) {
      each.cancelThis(why, next);
    }
  }

  private void cancelThis(Cancellation why, Queue<CancellableContext> next) {
    List<Dependent> told;
    Channel<Void> closed;
    Alarm givenUp;
    synchronized (lock) {
      if (cancellation != null) {
        return;
      }
      cancellation = why;
      told = dependents;
      dependents = null;
      closed = done;
      givenUp = alarm;
    }
    if (closed != null) {
      closed.close(why.err());
    }
    if (givenUp != null) {
      givenUp.close();
    }
    if (told != null) {
      told.forEach(dependent -> dependent.cancelled(next));
    }
  }

  @Override
  CancellableContext canceller() {
    return this;
  }

  Instant ownDeadline() {
    return deadline;
  }

  Cancellation cancellationOrNull() {
    return cancellation;
  }

  ReceiveChannel<Void> doneChannel() {
    Channel<Void> born;
    Cancellation before;
    synchronized (lock) {
      if (done != null) {
        return done;
      }
      born = Channel.unbuffered("done");
      done = born;
      before = cancellation;
    }
    if (before != null) {
      born.close(before.err());
    }
    return born;
  }

  void attach(Dependent dependent) {
    synchronized (lock) {
      if (cancellation == null) {
        if (dependents == null) {
          dependents = new ArrayList<>();
        }
        dependent.place = dependents.size();
        dependents.add(dependent);
        return;
      }
    }
    Queue<CancellableContext> next = new ArrayDeque<>();
    dependent.cancelled(next);
    for (CancellableContext each = next.poll(); each != null; each = next.poll()) {
      each.cancelThis(cancellation, next);
    }
  }

  void detach(Dependent dependent) {
    synchronized (lock) {
      if (dependents == null || dependent.place < 0) {
        return;
      }
      Dependent last = dependents.removeLast();
      if (last != dependent) {
        dependents.set(dependent.place, last);
        last.place = dependent.place;
      }
      dependent.place = -1;
      if (dependents.isEmpty()) {
        dependents = null; // a list that has once been long is not kept
      }
    }
  }

  /** For tests: how many contexts, tasks and calls wait for this context's cancellation. */
  int dependents() {
    synchronized (lock) {
      return dependents == null ? 0 : dependents.size();
    }
  }

  @Override
  public String toString() {
    String how = deadline == null ? ".withCancel" : ".withDeadline(" + deadline + ")";
    Cancellation why = cancellation;
    return parent() + how + (why == null ? "" : " (" + why.err().getMessage() + ")");
  }
}
