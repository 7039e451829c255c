package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class ContextExecutorTest {
  private final CancellableContext context = Context.background().withCancel();
  private final Executor threads = Thread::startVirtualThread;

  /** Tasks that wait for a thread, which a test has them get when it wants. */
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  private static String waitForEver(CountDownLatch started) throws InterruptedException {
    started.countDown();
    new CountDownLatch(1).await();
    return "never";
  }

  @Test
  void tasksBelongToTheContext() throws Exception {
    // given
    Context.Key<String> user = new Context.Key<>("user");
    try (ExecutorService tasks = context.withValue(user, "ann").executor(threads)) {
      // when, then
      assertEquals("ann", tasks.submit(() -> Context.current().value(user).orElseThrow()).get());
      assertEquals(
          "ann",
          CompletableFuture.supplyAsync(() -> Context.current().value(user).orElseThrow(), tasks)
              .get());
    }
    assertEquals(0, context.dependents());
  }

  @Test
  void cancellingInterruptsTheTasks() throws Exception {
    try (ExecutorService tasks = context.executor(threads)) {
      // given
      CountDownLatch started = new CountDownLatch(2);
      Future<String> submitted = tasks.submit(() -> waitForEver(started));
      CompletableFuture<Void> executed =
          CompletableFuture.runAsync(
              () -> assertThrows(InterruptedException.class, () -> waitForEver(started)), tasks);
      started.await();
      // when
      context.cancel();
      // then
      ExecutionException failed = assertThrows(ExecutionException.class, submitted::get);
      assertInstanceOf(CancellationException.class, failed.getCause());
      executed.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void otherTasksOfTheExecutorAreNotTouched() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      // given
      ExecutorService tasks = context.executor(pool);
      CountDownLatch started = new CountDownLatch(1);
      Future<String> stopped = tasks.submit(() -> waitForEver(started));
      started.await();
      Future<Boolean> other = pool.submit(() -> Thread.currentThread().isInterrupted());
      // when
      tasks.shutdownNow();
      // then
      assertThrows(ExecutionException.class, stopped::get);
      assertFalse(other.get());
      assertFalse(context.isDone());
      assertTrue(tasks.awaitTermination(20, TimeUnit.SECONDS));
      assertFalse(pool.isShutdown());
    }
    assertEquals(0, context.dependents());
  }

  @Test
  void aDoneContextRejectsTasks() {
    ExecutorService tasks = context.executor(threads);
    context.cancel();
    RejectedExecutionException rejected =
        assertThrows(RejectedExecutionException.class, () -> tasks.execute(() -> {}));
    assertEquals(
        "done: executor of background.withCancel (context cancelled).withCancel (context cancelled) (0 running)",
        rejected.getMessage());
    tasks.close();
  }

  @Test
  void nobodyWaitsInVainForATaskThatCameTooLate() throws Exception {
    // given: two tasks that get a thread only after the cancellation
    ExecutorService tasks = context.executor(waiting::add);
    List<String> ran = new ArrayList<>();
    Future<?> submitted = tasks.submit(() -> ran.add("never"));
    CompletableFuture<Boolean> executed =
        CompletableFuture.supplyAsync(() -> Thread.currentThread().isInterrupted(), tasks);
    context.cancel();
    // when
    waiting.forEach(Runnable::run);
    // then
    ExecutionException failed = assertThrows(ExecutionException.class, submitted::get);
    assertInstanceOf(CancellationException.class, failed.getCause());
    assertTrue(executed.get());
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(List.of(), ran);
    tasks.close();
  }

  @Test
  void closeWaitsForTheTasks() throws Exception {
    // given
    ExecutorService tasks = context.executor(threads);
    CountDownLatch finish = new CountDownLatch(1);
    Future<?> task =
        tasks.submit(() -> {
          finish.await();
          return null;
        });
    Blocked<Void> closing = Blocked.on(tasks::close);
    assertTrue(tasks.isShutdown());
    assertFalse(tasks.isTerminated());
    assertFalse(tasks.awaitTermination(1, TimeUnit.MILLISECONDS));
    assertThrows(RejectedExecutionException.class, () -> tasks.execute(() -> {}));
    // when
    finish.countDown();
    // then
    closing.value();
    assertTrue(task.isDone());
    assertTrue(tasks.isTerminated());
    assertTrue(tasks.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS));
  }

  @Test
  void aTaskThatIsRejectedByTheThreadsIsNotCounted() {
    // given
    RejectedExecutionException full = new RejectedExecutionException("full");
    ExecutorService tasks =
        context.executor(_ -> {
          throw full;
        });
    // when, then
    assertSame(full, assertThrows(RejectedExecutionException.class, () -> tasks.submit(() -> 1)));
    tasks.close();
  }
}
