package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.testing.Blocked;

/** The bridge from cancellation to interrupts. */
class ContextCallTest {
  private final CancellableContext context = Context.background().withCancel();

  private static Void waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
    return null;
  }

  @Test
  void returnsWhatTheBodyReturns() throws Exception {
    assertEquals(3, context.call(() -> 3));
    assertEquals(0, context.dependents());
  }

  @Test
  void throwsWhatTheBodyThrows() {
    IOException broken = new IOException();
    assertSame(
        broken,
        assertThrows(
            IOException.class,
            () ->
                context.call(() -> {
                  throw broken;
                })));
    assertEquals(0, context.dependents());
  }

  @Test
  void cancellingInterruptsTheBody() throws Exception {
    // given
    IOException cause = new IOException("no route");
    Blocked<Boolean> calling =
        Blocked.in(() -> {
          CancellationException thrown =
              assertThrows(
                  CancellationException.class, () -> context.call(ContextCallTest::waitForEver));
          assertEquals("context cancelled: no route", thrown.getMessage());
          assertSame(cause, thrown.getCause());
          assertInstanceOf(InterruptedException.class, thrown.getSuppressed()[0]);
          return Thread.currentThread().isInterrupted();
        });
    // when
    context.cancel(cause);
    // then
    assertFalse(calling.value(), "the interrupt does not outlast the call");
  }

  @Test
  void aDeadlineInterruptsTheBody() throws Exception {
    // given
    VirtualTime time = new VirtualTime();
    Context limited = Context.background(time).withTimeout(Duration.ofSeconds(1));
    Blocked<Void> calling = Blocked.in(() -> limited.call(ContextCallTest::waitForEver));
    // when
    time.advance(Duration.ofSeconds(1));
    // then
    assertInstanceOf(TimeoutException.class, calling.thrown());
  }

  @Test
  void anInterruptFromElsewhereIsNotACancellation() throws Exception {
    // given
    Blocked<Void> calling = Blocked.in(() -> context.call(ContextCallTest::waitForEver));
    // when
    calling.interrupt();
    // then
    assertInstanceOf(InterruptedException.class, calling.thrown());
    assertEquals(0, context.dependents());
  }

  @Test
  void theBodyIsNotCalledWhenDoneAlready() {
    // given
    context.cancel();
    // when, then
    assertThrows(
        CancellationException.class,
        () ->
            context.call(() -> {
              throw new AssertionError("called");
            }));
  }

  @Test
  void aBodyThatReturnsHasNotBeenCancelled() throws Exception {
    // when: it is cancelled while it runs, and does not mind
    int value =
        context.call(() -> {
          context.cancel();
          return 3;
        });
    // then
    assertEquals(3, value);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void noInterruptComesAfterTheCall() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      // given
      CancellableContext racing = Context.background().withCancel();
      Thread canceller = Thread.startVirtualThread(racing::cancel);
      // when
      try {
        racing.call(() -> Thread.currentThread().isInterrupted());
      } catch (CancellationException e) {
        // cancelled before the body was called
      }
      // then
      boolean interrupted = Thread.interrupted();
      canceller.join();
      assertFalse(interrupted || Thread.interrupted());
    }
  }

  @Test
  void aCancellationThatComesTooLateDoesNotInterrupt() {
    // given: the canceller has the call in its hands already when the call returns
    Dependent.Interrupter call = new Dependent.Interrupter(context, Thread.currentThread());
    assertFalse(call.stop());
    // when
    call.cancelled(Cancellation.cancelled(null));
    // then
    assertFalse(Thread.interrupted());
  }

  @Test
  void boundTasksRunInTheirContext() throws Exception {
    // given
    assertSame(Context.background(), Context.current());
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // when, then
      assertSame(context, executor.submit(context.bound(Context::current)).get());
      // given
      CountDownLatch started = new CountDownLatch(1);
      Future<Void> running =
          executor.submit(
              context.bound(() -> {
                started.countDown();
                return waitForEver();
              }));
      started.await();
      // when
      context.cancel();
      // then
      ExecutionException failed = assertThrows(ExecutionException.class, running::get);
      assertInstanceOf(CancellationException.class, failed.getCause());
    }
    assertSame(Context.background(), Context.current());
  }
}
