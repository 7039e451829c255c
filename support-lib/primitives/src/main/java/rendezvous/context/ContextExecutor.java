package rendezvous.context;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import rendezvous.channel.Channel;

/** An executor whose tasks belong to a context and run in threads of another executor. */
final class ContextExecutor extends AbstractExecutorService {
  // Whoever waits for a future must get an answer, so every task that was accepted is run, even
  // after the cancellation: it is then interrupted from the start, or, if it came from submit, ends
  // with the context's exception before its code is called.

  /** A task that came from submit: it sees to its own interruption. */
  private static final class Submitted<T> extends FutureTask<T> {
    Submitted(Callable<T> bound) {
      super(bound);
    }
  }

  // immutable state
  private final Executor executor;
  private final CancellableContext context;
  private final Channel<Void> terminated = Channel.unbuffered("end of the executor's tasks");

  // mutable state, guarded by this
  private int running;
  private boolean shutdown;

  ContextExecutor(Executor executor, CancellableContext context) {
    this.executor = executor;
    this.context = context;
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new Submitted<>(context.bound(callable));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return newTaskFor(Executors.callable(runnable, value));
  }

  @Override
  public void execute(Runnable command) {
    Objects.requireNonNull(command, "command");
    enter();
    try {
      executor.execute(() -> run(command));
    } catch (Throwable notStarted) {
      leave();
      throw notStarted;
    }
  }

  private void run(Runnable command) {
    try {
      if (command instanceof Submitted<?>) {
        command.run();
      } else {
        context.run(command);
      }
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    if (shutdown || context.isDone()) {
      throw new RejectedExecutionException((shutdown ? "shut down: " : "done: ") + this);
    }
    running++;
  }

  private void leave() {
    synchronized (this) {
      running--;
      if (!shutdown || running > 0) {
        return;
      }
    }
    terminate();
  }

  private void terminate() {
    context.close();
    terminated.close();
  }

  @Override
  public void shutdown() {
    synchronized (this) {
      if (shutdown) {
        return;
      }
      shutdown = true;
      if (running > 0) {
        return;
      }
    }
    terminate();
  }

  @Override
  public List<Runnable> shutdownNow() {
    context.cancel();
    shutdown();
    return List.of(); // tasks that wait for a thread are run, see above
  }

  @Override
  public synchronized boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return terminated.isClosed();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    terminated.receive(Duration.ofNanos(unit.toNanos(timeout)));
    return terminated.isClosed();
  }

  @Override
  public String toString() {
    synchronized (this) {
      return "executor of %s (%d running%s)"
          .formatted(context, running, shutdown ? ", shut down" : "");
    }
  }
}
