package rendezvous.sync;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import rendezvous.channel.Channel;
import rendezvous.channel.Select;
import rendezvous.channel.Trace;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;

/**
 * Tasks that succeed together or fail together: Go's {@code errgroup.Group}. The first error
 * cancels the rest, and {@link #await()} throws it.
 *
 * {@snippet :
 * try (ErrorGroup group = new ErrorGroup("pages").limit(8)) {
 *   List<Future<Page>> pages = new ArrayList<>();
 *   for (URI link : links) {
 *     pages.add(group.go(() -> download(link)));
 *   }
 *   group.await();
 *   return pages.stream().map(Future::resultNow).toList();
 * }
 * }
 *
 * <p><b>Tasks</b> run in virtual threads of their own, in the group's {@link #context()}, which is
 * their {@linkplain Context#current() current} one: when it is cancelled, they are interrupted. It
 * is cancelled by the first error, which is its {@linkplain Context#cause() cause}; together with
 * the context that the group was made in; when await has seen the end of all tasks; and by {@link
 * #close()}.
 *
 * <p><b>Errors.</b> What a task throws is an error, and all errors after the first are suppressed
 * in it. To be stopped by the group's cancellation is not another error: nothing that a task throws
 * after the cancellation has interrupted it counts, other than {@link Error}, nor does a {@link
 * CancellationException} or the exception of {@link Context#check()}. But if the cancellation came
 * from outside, and stopped or prevented a task, that <i>is</i> the first error: await then throws
 * {@link CancellationException} or {@link TimeoutException}.
 *
 * <p><b>A group is used once.</b> When await has seen the end of all tasks, with or without an
 * error, the group is over: {@code go} throws {@link IllegalStateException}, another await has the
 * same outcome at once. An await that is interrupted or runs out of time changes nothing. A task
 * may start further tasks of its own group. A group that is neither awaited to its end nor closed
 * stays in the list of the context that it was made in.
 *
 * <p>What a thread did before {@code go} happens-before the task; what a task did happens-before
 * the end of the await that has seen it end. All methods may be called from any thread, except as
 * said for {@link #limit}.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/sync/errgroup">Go's errgroup</a>
 */
public final class ErrorGroup implements AutoCloseable {
  // A wait group counts the tasks, a context stops them, and a buffered channel is the limit, as in
  // Go: a task holds one element of it while it runs.
  //
  // A task is counted before the door is looked at; await sees zero, closes the door, and looks at
  // the counter once more. So a task that comes at the same time is either refused or waited for.

  private static final Object SLOT = "slot";

  /** A task that has a value. */
  private final class Computation<T> extends FutureTask<T> {
    Computation(Callable<? extends T> task) {
      super(context.bound(task));
    }

    @Override
    protected void setException(Throwable thrown) {
      super.setException(thrown);
      if (!isCancelled()) { // else somebody has given this one task up
        failed(thrown);
      }
    }
  }

  // immutable state
  private final String name;
  private final CancellableContext context;
  private final WaitGroup running;

  // mutable state
  private Channel<Object> slots; // null: no limit; written before the first task
  private final AtomicLong started = new AtomicLong();
  private volatile boolean over;
  private final Object errors = new Object();
  private Throwable first; // guarded by errors; null: none

  /** A group in the {@linkplain Context#current() current context}. */
  public ErrorGroup() {
    this(Context.current());
  }

  /**
   * A group in the {@linkplain Context#current() current context}, with a name for its threads,
   * messages and deadlock reports.
   */
  public ErrorGroup(String name) {
    this(name, Context.current());
  }

  /** A group in a context: it is cancelled when that is. */
  public ErrorGroup(Context parent) {
    this("task", parent);
  }

  /**
   * A group in a context, with a name for its threads, messages and deadlock reports.
   *
   * @param name also what the names of its threads begin with, as in {@code name-1}
   * @param parent when it is cancelled, so is the group
   */
  public ErrorGroup(String name, Context parent) {
    this.name = Objects.requireNonNull(name, "name");
    this.context = parent.withCancel();
    this.running = new WaitGroup(name);
  }

  /**
   * Lets no more than {@code tasks} run at a time: {@code go} then waits until one of them has
   * ended. A task that starts others in its own group may so wait for itself; it had better use
   * {@link #tryGo}. To be called before the first task is started, by the thread that starts it.
   *
   * @return this group
   * @throws IllegalArgumentException if {@code tasks} is not positive
   * @throws IllegalStateException if a task has been started
   */
  public ErrorGroup limit(int tasks) {
    if (tasks <= 0) {
      throw new IllegalArgumentException("a limit must be positive: " + tasks);
    }
    if (started.get() > 0) {
      throw new IllegalStateException("too late for a limit, tasks have been started: " + this);
    }
    slots = Channel.buffered("limit of " + name, tasks);
    return this;
  }

  /** The context of the tasks. It is done when one of them has failed, or when all have ended. */
  public Context context() {
    return context;
  }

  /**
   * Starts a task, waiting for its turn if there is a limit. It is not started if the group has
   * been cancelled, which may happen while it waits.
   *
   * @throws IllegalStateException if the group is over
   * @throws InterruptedException if this thread is interrupted before the task is started; it is
   *     then not started
   */
  public void go(WaitGroup.Task task) throws InterruptedException {
    Objects.requireNonNull(task, "task");
    if (enter(true)) {
      start(() -> run(task));
    }
  }

  /**
   * Starts a task that has a value, as {@link #go(WaitGroup.Task)} does.
   *
   * @return the value to come: {@link Future#resultNow()} after an await that threw nothing. If the
   *     task is not started, the future is cancelled. To cancel it is to give up this task alone:
   *     its thread is interrupted, and that is not an error of the group
   * @throws IllegalStateException if the group is over
   * @throws InterruptedException if this thread is interrupted before the task is started; it is
   *     then not started
   */
  public <T> Future<T> go(Callable<? extends T> task) throws InterruptedException {
    Objects.requireNonNull(task, "task");
    Computation<T> computation = new Computation<>(task);
    if (enter(true)) {
      start(computation);
    } else {
      computation.cancel(false);
    }
    return computation;
  }

  /**
   * Starts a task if that is possible without waiting. Does not look at the thread's interrupt
   * status.
   *
   * @return whether it has been started: not if the limit is reached, or the group cancelled
   * @throws IllegalStateException if the group is over
   */
  public boolean tryGo(WaitGroup.Task task) {
    Objects.requireNonNull(task, "task");
    boolean entered;
    try {
      entered = enter(false);
    } catch (InterruptedException e) {
      throw new AssertionError("has not waited", e);
    }
    if (entered) {
      start(() -> run(task));
    }
    return entered;
  }

  /** Counts a task in, and has it take its slot. */
  private boolean enter(boolean mayWait) throws InterruptedException {
    if (mayWait && Thread.interrupted()) {
      throw new InterruptedException("interrupted before starting a task of " + this);
    }
    boolean entered = false;
    running.add(1);
    try {
      if (over) {
        throw new IllegalStateException("awaited already, make a new group: " + this);
      }
      entered = !isStopped() && (slots == null || slots.trySend(SLOT) || mayWait && awaitSlot());
      return entered;
    } finally {
      if (!entered) {
        running.done();
      }
    }
  }

  private boolean awaitSlot() throws InterruptedException {
    return new Select<Boolean>()
        .send(slots, SLOT, () -> true)
        .closed(context.done(), () -> !isStopped())
        .await();
  }

  /** Whether the context prevents a task, which is an error if no task has caused it. */
  private boolean isStopped() {
    try {
      context.check();
      return false;
    } catch (CancellationException | TimeoutException done) {
      failed(done);
      return true;
    }
  }

  private void start(Runnable body) {
    try {
      Thread.ofVirtual()
          .name(name + "-" + started.incrementAndGet())
          .start(() -> {
            Trace.tell(Trace.Event.BEGAN, running, null);
            try {
              body.run();
            } finally {
              Trace.tell(Trace.Event.ENDED, running, null);
              leave();
            }
          });
    } catch (Throwable notStarted) {
      leave();
      throw notStarted;
    }
  }

  private void leave() {
    if (slots != null) {
      slots.tryReceive();
    }
    running.done();
  }

  private void run(WaitGroup.Task task) {
    try {
      context
          .bound(() -> {
            task.run();
            return null;
          })
          .call();
    } catch (Throwable thrown) {
      failed(thrown);
    }
  }

  /** Takes note of what a task has thrown. Not private: two at once are hard to time in a test. */
  void failed(Throwable thrown) {
    // await throws InterruptedException only if it is itself interrupted
    Throwable error = thrown instanceof InterruptedException ? interrupted(thrown) : thrown;
    synchronized (errors) {
      if (first != null) {
        if (error != first && !isStop(error)) {
          first.addSuppressed(error);
        }
        return;
      }
      first = error;
    }
    context.cancel(error);
  }

  private static Throwable interrupted(Throwable thrown) {
    return new CancellationException("a task was interrupted").initCause(thrown);
  }

  private boolean isStop(Throwable thrown) {
    return switch (thrown) {
      case CancellationException _ -> true;
      case TimeoutException e -> e.getCause() == context.cause().orElse(null);
      default -> false;
    };
  }

  /**
   * Waits until all tasks have ended, then ends the group. Returns at once if there are none.
   *
   * @throws Exception the first error, as the task threw it, with the others suppressed in it; what
   *     a task threw as {@link InterruptedException}, without having been interrupted by the group,
   *     is thrown as the cause of a {@link CancellationException}
   * @throws InterruptedException if this thread is interrupted before all tasks have ended; they go
   *     on
   */
  public void await() throws Exception {
    running.await();
    over = true;
    running.await();
    end();
  }

  /**
   * As {@link #await()}, but waits no longer than {@code timeout}.
   *
   * @return true if all tasks have ended without an error, false if the time was up: tasks still
   *     run, and go on
   * @throws Exception as {@link #await()} does; not before all tasks have ended
   * @throws InterruptedException as {@link #await()} does
   */
  public boolean await(Duration timeout) throws Exception {
    long start = System.nanoTime();
    if (!running.await(timeout)) {
      return false;
    }
    over = true;
    Duration left = timeout.isPositive() ? timeout.minusNanos(System.nanoTime() - start) : timeout;
    if (!running.await(left)) {
      return false;
    }
    end();
    return true;
  }

  private void end() throws Exception {
    context.close();
    Throwable error = firstError();
    switch (error) {
      case null -> {}
      case Exception exception -> throw exception;
      case Error fatal -> throw fatal;
      default -> throw new ExecutionException(error);
    }
  }

  private Throwable firstError() {
    synchronized (errors) {
      return first;
    }
  }

  /**
   * Cancels what still runs and waits for its end, so that no task outlives its group. Throws no
   * error of a task. Cannot be interrupted: if this thread is, its interrupt status is set again.
   */
  @Override
  public void close() {
    context.close();
    boolean interrupted = false;
    while (true) {
      try {
        running.await();
        over = true;
        running.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** As in {@code ErrorGroup "pages" (failed: no route), WaitGroup "pages" (2 not done)}. */
  @Override
  public String toString() {
    Throwable error = firstError();
    String state = over ? " (over)" : error == null ? "" : " (failed: " + error.getMessage() + ")";
    return "ErrorGroup \"" + name + '"' + state + ", " + running;
  }
}
