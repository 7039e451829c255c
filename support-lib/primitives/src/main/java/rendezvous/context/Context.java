package rendezvous.context;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;
import rendezvous.channel.TimeSource;

/**
 * Says when a piece of work should stop, and carries values that belong to it: Go's {@code
 * context.Context}. Pass it to everything that is started for the work.
 *
 * {@snippet :
 * try (CancellableContext context = Context.background().withTimeout(Duration.ofSeconds(2))) {
 *   group.go(() -> crawl(context, site));
 *   group.await();
 * }
 *
 * // in crawl: stop when told
 * new Select<Page>()
 *     .receive(pages, page -> page)
 *     .closed(context.done(), () -> null)
 *     .await();
 * }
 *
 * <p>Contexts form a tree. Cancelling one cancels all that were made from it, and does not touch
 * the one it was made from. Whoever is only given a {@code Context} cannot cancel it: that takes
 * the {@link CancellableContext} that {@link #withCancel()} and its like return, which should be
 * closed when the work is over, so that it does not stay in its parent's list.
 *
 * <p>Contexts are safe for use by any number of threads. None of their methods waits, apart from
 * what {@link #call} is given to do. What a thread did before it cancelled a context happens-before
 * what others do after they have learned of it.
 *
 * @see <a href="https://pkg.go.dev/context">Go's context package</a>
 */
public abstract sealed class Context extends Dependent permits CancellableContext, PlainContext {
  // Only cancellable contexts have state. The others are links of a chain: a question about
  // cancellation goes to the nearest cancellable ancestor, canceller(); a question about a value
  // goes up the chain link by link.

  /**
   * The name of a value in a context. Every key is different from every other, whatever its name,
   * so packages cannot get at each other's values.
   *
   * @param <V> the type of the value
   */
  public static final class Key<V> {
    private final String name;

    /** A new key, different from every other; the name is for people. */
    public Key(String name) {
      this.name = Objects.requireNonNull(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A task that will run after a cancellation, unless it is stopped before. */
  public interface AfterCancel extends AutoCloseable {

    /**
     * Gives the task up.
     *
     * @return whether it has been prevented from running; false if it has started, or had been
     *     stopped already
     */
    boolean stop();

    /** As {@link #stop()}. */
    @Override
    default void close() {
      stop();
    }
  }

  private static final ScopedValue<Context> CURRENT = ScopedValue.newInstance();

  /** Every root has a time source as its value. */
  static final Key<TimeSource> TIME = new Key<>("time");

  private static final Context BACKGROUND = PlainContext.root(TimeSource.system());

  // immutable state
  private final Context parent; // null: a root

  Context(Context parent) {
    this.parent = parent;
  }

  /** The root of all work: never cancelled, without deadline or values. */
  public static Context background() {
    return BACKGROUND;
  }

  /** A root whose descendants take the time from another source than the system's clock. */
  public static Context background(TimeSource time) {
    return PlainContext.root(Objects.requireNonNull(time));
  }

  // --- deriving contexts

  /** A context that can be cancelled, and is when this one is. */
  public final CancellableContext withCancel() {
    return CancellableContext.derive(this);
  }

  /**
   * A context that is cancelled after {@code timeout}, or when this one is.
   *
   * @see #withDeadline(Instant)
   */
  public final CancellableContext withTimeout(Duration timeout) {
    return withDeadline(saturatedPlus(time().now(), timeout));
  }

  private static Instant saturatedPlus(Instant now, Duration timeout) {
    return timeout.compareTo(Duration.between(now, Instant.MAX)) > 0
        ? Instant.MAX
        : now.plus(timeout);
  }

  /**
   * A context that is cancelled at {@code deadline}, or when this one is; at once if the deadline
   * has passed. A deadline later than this context's changes nothing.
   */
  public final CancellableContext withDeadline(Instant deadline) {
    return CancellableContext.derive(this, Objects.requireNonNull(deadline, "deadline"));
  }

  /** A context in which {@code key} has a value; all else is as in this one. */
  public final <V> Context withValue(Key<V> key, V value) {
    return PlainContext.withValue(
        this, Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
  }

  /** A context with the values of this one that is not cancelled when this one is. */
  public final Context withoutCancel() {
    return PlainContext.withoutCancel(this);
  }

  // --- asking

  /** When this context will be cancelled at the latest, if that is known. */
  public final Optional<Instant> deadline() {
    CancellableContext canceller = canceller();
    return canceller == null ? Optional.empty() : Optional.ofNullable(canceller.ownDeadline());
  }

  /** The value of a key: this context's, or that of the nearest ancestor that has one. */
  @SuppressWarnings("unchecked") // withValue saw to it that a key's value is of its type
  public final <V> Optional<V> value(Key<V> key) {
    for (Context link = this; link != null; link = link.parent) {
      if (link instanceof PlainContext plain && plain.key() == key) {
        return Optional.of((V) plain.value());
      }
    }
    return Optional.empty();
  }

  /**
   * A channel that is closed when this context is done, for {@link
   * rendezvous.channel.Select#closed}. The cause of its closing is {@link #err()}. Always the same
   * channel; for a context that can never be cancelled, a new one that is never closed.
   */
  public final ReceiveChannel<Void> done() {
    CancellableContext canceller = canceller();
    return canceller == null ? Channel.unbuffered("never done") : canceller.doneChannel();
  }

  /** Whether this context has been cancelled or its deadline has passed. */
  public final boolean isDone() {
    return cancellation() != null;
  }

  /**
   * Why this context is done: {@link CancellationException} or, if its deadline has passed, {@link
   * TimeoutException}. Empty while it is not done.
   */
  public final Optional<Exception> err() {
    return Optional.ofNullable(cancellation()).map(Cancellation::err);
  }

  /**
   * What was given to {@link CancellableContext#cancel(Throwable)} of this context or the ancestor
   * whose cancellation reached it; else the same as {@link #err()}. Empty while it is not done.
   */
  public final Optional<Throwable> cause() {
    return Optional.ofNullable(cancellation()).map(Cancellation::cause);
  }

  /**
   * Throws if this context is done: for loops that do not wait for anything.
   *
   * @throws CancellationException if it has been cancelled
   * @throws TimeoutException if its deadline has passed
   */
  public final void check() throws TimeoutException {
    Cancellation cancellation = cancellation();
    if (cancellation != null) {
      cancellation.throwAnew(null);
    }
  }

  // --- acting on cancellation

  /**
   * Runs a task in a new virtual thread once this context is done; at once if it is done already.
   *
   * @return to give the task up with; do so when it has become pointless, lest it stay in a
   *     long-lived context's list
   */
  public final AfterCancel afterCancel(Runnable task) {
    Objects.requireNonNull(task, "task");
    return attach(new Dependent.Task(canceller(), task));
  }

  /**
   * Calls {@code body} in this thread, which is interrupted if this context is done before the call
   * has returned: makes everything that can be interrupted stop on cancellation. The interrupt does
   * not outlast the call. If the body returns, its value counts, even if the context is done.
   *
   * <p>An interrupt from elsewhere is the body's to honour, as ever; but one that comes together
   * with the cancellation cannot be told from it, and ends with the call as well.
   *
   * @throws CancellationException if the body was interrupted because this context was cancelled,
   *     or was not called because it had been cancelled already; what the body threw is suppressed
   *     in it
   * @throws TimeoutException likewise, if the deadline has passed
   * @throws Exception what the body throws otherwise
   */
  public final <T> T call(Callable<? extends T> body) throws Exception {
    check();
    Dependent.Interrupter interrupter =
        attach(new Dependent.Interrupter(canceller(), Thread.currentThread()));
    boolean interrupted;
    Exception thrown;
    try {
      return body.call();
    } catch (Exception e) {
      thrown = e;
    } finally {
      interrupted = interrupter.stop();
    }
    if (interrupted) {
      cancellation().throwAnew(thrown);
    }
    throw thrown;
  }

  /**
   * A task for an executor, a thread or a structured task scope that belongs to this context: it
   * runs as {@link #call} runs it, with this as its {@link #current()} context.
   *
   * {@snippet :
   * Future<Page> page = executor.submit(context.bound(() -> download(uri)));
   * }
   */
  public final <T> Callable<T> bound(Callable<? extends T> task) {
    Objects.requireNonNull(task, "task");
    return () -> ScopedValue.where(CURRENT, this).call(() -> this.<T>call(task));
  }

  /**
   * The context that the calling code runs in: that of the innermost {@link #bound} task around it,
   * or {@link #background()}.
   */
  public static Context current() {
    return CURRENT.orElse(BACKGROUND);
  }

  /**
   * Cancels {@code future} when this context is done. A future that completes before leaves nothing
   * behind here. Note that cancelling a {@link CompletableFuture} does not stop the task that would
   * complete it; a task that is given to {@link #executor} is stopped by the context itself.
   *
   * @return the same future
   */
  public final <F extends CompletableFuture<?>> F cancelling(F future) {
    AfterCancel cancel = afterCancel(() -> future.cancel(true));
    future.whenComplete((_, _) -> cancel.stop());
    return future;
  }

  /**
   * A context that is cancelled when {@code future} completes, or when this one is: so the work for
   * a future stops when somebody cancels it, or completes it in another way. If the future fails,
   * its exception is the {@linkplain #cause() cause}.
   *
   * {@snippet :
   * CompletableFuture<Page> reply = new CompletableFuture<>();
   * CancellableContext work = request.until(reply);
   * executor.submit(work.bound(() -> reply.complete(download(uri))));
   * return reply; // reply.cancel(true) interrupts the download
   * }
   *
   * <p>A future that is never completed keeps a reference to the context. For one that lives long,
   * make one context, and the others from that.
   */
  public final CancellableContext until(CompletableFuture<?> future) {
    CancellableContext context = withCancel();
    future.whenComplete((_, thrown) -> {
      if (thrown == null) {
        context.cancel();
      } else {
        context.cancel(thrown);
      }
    });
    return context;
  }

  /**
   * An executor service whose tasks belong to this context and run in threads of {@code executor}.
   * This context is their {@linkplain #current() current} one, or rather one made from it, and they
   * are interrupted when it is done. Other tasks of {@code executor} are not touched.
   *
   * {@snippet :
   * try (ExecutorService tasks = context.executor(pool)) {
   *   Future<Page> page = tasks.submit(() -> download(uri));
   *   CompletableFuture<Price> price = CompletableFuture.supplyAsync(shop::price, tasks);
   * }
   * }
   *
   * <p>Once this context is done, new tasks are rejected. Those that still wait for a thread then
   * are run all the same, so that nobody waits for their futures in vain: what came from {@code
   * submit} fails with the exception that {@link #call} throws; what came from {@code execute}, as
   * {@link CompletableFuture}'s tasks do, starts interrupted.
   *
   * <p>The other way round, {@code shutdownNow} cancels the tasks' context; it does not shut {@code
   * executor} down, and returns an empty list. {@code close} waits for the tasks, as that of every
   * executor service does, and takes the tasks' context out of this context's list.
   */
  public final ExecutorService executor(Executor executor) {
    return new ContextExecutor(Objects.requireNonNull(executor, "executor"), withCancel());
  }

  // --- for the other classes

  /** The nearest context, this one or an ancestor, that can be cancelled; null if none can. */
  abstract CancellableContext canceller();

  /**
   * Runs a command that must be run whatever happens: interrupted from the start if this context is
   * done, and when it is. The interrupt does not outlast the command.
   */
  final void run(Runnable command) {
    Dependent.Interrupter interrupter =
        attach(new Dependent.Interrupter(canceller(), Thread.currentThread()));
    try {
      ScopedValue.where(CURRENT, this).run(command);
    } finally {
      interrupter.stop();
    }
  }

  final TimeSource time() {
    return value(TIME).orElseThrow();
  }

  final Context parent() {
    return parent;
  }

  private Cancellation cancellation() {
    CancellableContext canceller = canceller();
    return canceller == null ? null : canceller.cancellationOrNull();
  }

  private <D extends Dependent> D attach(D dependent) {
    CancellableContext canceller = canceller();
    if (canceller != null) {
      canceller.attach(dependent);
    }
    return dependent;
  }
}
