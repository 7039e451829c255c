import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;

/**
 * The bridges between contexts and structured task scopes, in both directions. Scopes are a preview
 * of JDK 25, so the library does not name them: what it offers anyway, {@code call}, {@code bound}
 * and {@code close}, is the bridge. Run by a test, with {@code --enable-preview}.
 */
class ContextAndScope {

  private static final AtomicInteger alive = new AtomicInteger();

  static String waitForEver(CountDownLatch started) throws InterruptedException {
    alive.incrementAndGet();
    started.countDown();
    try {
      new CountDownLatch(1).await();
      return "never";
    } finally {
      alive.decrementAndGet();
    }
  }

  /** Forks three tasks that wait for ever, and waits for them. */
  static Void scopeOfWaiting(CountDownLatch started) throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      for (int i = 0; i < 3; i++) {
        scope.fork(() -> waitForEver(started));
      }
      scope.join();
    }
    return null;
  }

  // --- from the context to the scope

  static void cancellingTheContextEndsTheScope() throws Exception {
    CancellableContext context = Context.background().withCancel();
    CountDownLatch started = new CountDownLatch(3);
    Thread.startVirtualThread(
        () -> {
          try {
            started.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          context.cancel();
        });
    try {
      context.call(() -> scopeOfWaiting(started));
      throw new AssertionError("returned");
    } catch (CancellationException expected) {
      check(alive.get() == 0, "all subtasks have ended");
      check(!Thread.currentThread().isInterrupted(), "the interrupt does not outlast the call");
    }
  }

  static void theDeadlineEndsTheScope() throws Exception {
    try (CancellableContext context = Context.background().withTimeout(Duration.ofMillis(20))) {
      context.call(() -> scopeOfWaiting(new CountDownLatch(3)));
      throw new AssertionError("returned");
    } catch (TimeoutException expected) {
      check(alive.get() == 0, "all subtasks have ended");
    }
  }

  static void subtasksInheritTheContext() throws Exception {
    Context.Key<String> user = new Context.Key<>("user");
    Context context = Context.background().withCancel().withValue(user, "ann");
    Context seen =
        context
            .bound(
                () -> {
                  try (var scope = StructuredTaskScope.open()) {
                    Subtask<Context> subtask = scope.fork(Context::current);
                    scope.join();
                    return subtask.get();
                  }
                })
            .call();
    check(seen == context, "the current context of a subtask is that of its scope");
  }

  static void oneSubtaskMayBelongToAnotherContext() throws Exception {
    CancellableContext context = Context.background().withCancel();
    CountDownLatch started = new CountDownLatch(1);
    try (var scope = StructuredTaskScope.open(Joiner.<String>awaitAll())) {
      Subtask<String> bound = scope.fork(context.bound(() -> waitForEver(started)));
      Subtask<String> other = scope.fork(() -> "other");
      started.await();
      context.cancel();
      scope.join();
      check(bound.exception() instanceof CancellationException, "the bound subtask was stopped");
      check(other.get().equals("other"), "the other was not");
    }
  }

  // --- from the scope to the context

  static void theEndOfTheScopeCancelsTheContext() throws Exception {
    List<Context> made = new ArrayList<>();
    try (var scope = StructuredTaskScope.open();
        CancellableContext context = Context.background().withCancel()) {
      made.add(context);
      scope.fork(
          () -> {
            throw new IllegalStateException("failed");
          });
      scope.join();
      throw new AssertionError("returned");
    } catch (StructuredTaskScope.FailedException expected) {
      check(made.getFirst().isDone(), "closed before the scope waits for its stragglers");
    }
  }

  /** Waits for all subtasks to succeed; the first failure cancels a context, and the scope. */
  record Cancelling<T>(CancellableContext context) implements Joiner<T, Void> {
    @Override
    public boolean onComplete(Subtask<? extends T> subtask) {
      if (subtask.state() != Subtask.State.FAILED) {
        return false;
      }
      context.cancel(subtask.exception());
      return true;
    }

    @Override
    public Void result() throws Throwable {
      if (context.isDone()) {
        throw context.cause().orElseThrow();
      }
      return null;
    }
  }

  static void aFailureCancelsTheContextAtOnce() throws Exception {
    CancellableContext context = Context.background().withCancel();
    IllegalStateException failure = new IllegalStateException("failed");
    try (var scope = StructuredTaskScope.open(new Cancelling<Object>(context))) {
      scope.fork(
          () -> {
            throw failure;
          });
      context.done().receiveOrClosed(); // before join
      scope.join();
      throw new AssertionError("returned");
    } catch (StructuredTaskScope.FailedException expected) {
      check(expected.getCause() == failure, "the failure is the scope's");
      check(context.cause().orElseThrow() == failure, "and the context's");
    }
  }

  static void check(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("not true: " + what);
    }
  }

  public static void main(String[] arguments) throws Exception {
    cancellingTheContextEndsTheScope();
    theDeadlineEndsTheScope();
    subtasksInheritTheContext();
    oneSubtaskMayBelongToAnotherContext();
    theEndOfTheScopeCancelsTheContext();
    aFailureCancelsTheContextAtOnce();
    System.out.println("6 bridges hold");
  }
}
