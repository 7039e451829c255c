package rendezvous.context;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Objects;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.Trace;

/**
 * A context that its owner can cancel. Close it when the work is over: that cancels what is still
 * running for it, gives up its timer, and takes it out of its parent's list.
 *
 * <p>Cancelling closes {@link #done()}, cancels all contexts made from this one, interrupts the
 * {@linkplain #call calls} and starts the {@linkplain #afterCancel tasks} that wait for it. It does
 * not wait for them to end. When {@code cancel} returns, all that has been set off, unless another
 * thread was cancelling at the same time. The first cancellation counts; all others do nothing.
 *
 * <p>What a thread did before cancelling happens-before what others do after they have learned of
 * it from this context or one made from it.
 */
public final class CancellableContext extends Context implements AutoCloseable {
  // A context that nobody listens to is one small object, and its cancellation one compare-and-set.
  // Its fate goes through these values, each step by compare-and-set:
  //
  //   null                 live, nobody listens
  //   Audience             live or done: somebody listens; stays for ever
  //   Cancellation         done, nobody listened
  //
  //   null -> Audience, null -> Cancellation, Cancellation -> Audience (somebody asks for the done
  //   channel of a context that is done)
  //
  // Descendants are cancelled from a work list, not recursively.

  private static final VarHandle FATE;

  static {
    try {
      FATE = MethodHandles.lookup().findVarHandle(CancellableContext.class, "fate", Fate.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // immutable state
  private final Deadline deadline; // null: none; shared with the context that it is inherited from

  // mutable state
  private volatile Fate fate;

  private CancellableContext(Context parent, Deadline deadline) {
    super(parent);
    this.deadline = deadline;
  }

  /** A child that keeps its parent's deadline. */
  static CancellableContext derive(Context parent) {
    CancellableContext above = parent.canceller();
    CancellableContext child =
        new CancellableContext(parent, above == null ? null : above.deadline);
    if (above != null) {
      above.attach(child);
    }
    return child;
  }

  /** A child that has a deadline, unless its parent's is no later. */
  static CancellableContext derive(Context parent, Instant moment) {
    CancellableContext above = parent.canceller();
    if (above != null && above.deadline != null && !moment.isBefore(above.deadline.moment())) {
      return derive(parent);
    }
    CancellableContext child = new CancellableContext(parent, new Deadline(moment));
    if (above != null) {
      above.attach(child);
    }
    if (!child.isDone()) {
      child.deadline.set(child.time(), () -> child.cancel(Cancellation.deadlineExceeded()));
    }
    return child;
  }

  /** Cancels this context and all that were made from it. */
  public void cancel() {
    if (!isDone()) {
      cancel(Cancellation.cancelled(null));
    }
  }

  /**
   * As {@link #cancel()}, giving a reason that {@link #cause()} tells. The stack trace of a reason
   * says where the cancellation came from; without one, nothing does.
   *
   * @param cause not null
   */
  public void cancel(Throwable cause) {
    Objects.requireNonNull(cause, "cause");
    if (!isDone()) {
      cancel(Cancellation.cancelled(cause));
    }
  }

  /** As {@link #cancel()}. */
  @Override
  public void close() {
    cancel();
  }

  private void cancel(Cancellation why) {
    leave(parent().canceller());
    Audience.tellAll(cancelled(why));
  }

  @Override
  Audience cancelled(Cancellation why) {
    Fate before = (Fate) FATE.compareAndExchange(this, (Fate) null, (Fate) why);
    boolean first = before == null || before instanceof Audience audience && audience.end(why);
    if (first && deadline != null && !isInherited(deadline)) {
      deadline.giveUp();
    }
    if (first) {
      Trace.tell(Trace.Event.CANCELLED, this, why.cause());
    }
    return first ? (Audience) before : null;
  }

  private boolean isInherited(Deadline deadline) {
    CancellableContext above = parent().canceller();
    return above != null && above.deadline == deadline;
  }

  @Override
  CancellableContext canceller() {
    return this;
  }

  Instant ownDeadline() {
    return deadline == null ? null : deadline.moment();
  }

  Cancellation cancellationOrNull() {
    Fate now = fate;
    return now == null ? null : now.cancellation();
  }

  ReceiveChannel<Void> doneChannel() {
    return audience().done();
  }

  void attach(Dependent dependent) {
    if (cancellationOrNull() == null && audience().add(dependent)) {
      return;
    }
    Audience.tellAll(dependent.cancelled(cancellationOrNull()));
  }

  void detach(Dependent dependent) {
    if (fate instanceof Audience audience) {
      audience.remove(dependent);
    }
  }

  private Audience audience() {
    while (true) {
      Fate now = fate;
      if (now instanceof Audience audience) {
        return audience;
      }
      Audience made = new Audience((Cancellation) now);
      if (FATE.compareAndSet(this, now, (Fate) made)) {
        return made;
      }
    }
  }

  /** For tests: how many contexts, tasks and calls wait for this context's cancellation. */
  int dependents() {
    return fate instanceof Audience audience ? audience.size() : 0;
  }

  @Override
  public String toString() {
    String how =
        deadline == null || isInherited(deadline)
            ? ".withCancel"
            : ".withDeadline(" + deadline.moment() + ")";
    Cancellation why = cancellationOrNull();
    return parent() + how + (why == null ? "" : " (" + why.err().getMessage() + ")");
  }
}
