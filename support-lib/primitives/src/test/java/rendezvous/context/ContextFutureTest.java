package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The bridges between contexts and {@link CompletableFuture}, in both directions. */
class ContextFutureTest {
  private final CancellableContext context = Context.background().withCancel();

  @Test
  void aFutureIsCancelledWithItsContext() throws Exception {
    // given
    CompletableFuture<String> future = context.cancelling(new CompletableFuture<String>());
    // when
    context.cancel();
    // then
    assertThrows(CancellationException.class, () -> future.get(20, TimeUnit.SECONDS));
    assertTrue(future.isCancelled());
  }

  @Test
  void aContextIsCancelledWithItsFuture() {
    // given
    CompletableFuture<String> future = new CompletableFuture<>();
    Context work = context.until(future);
    assertFalse(work.isDone());
    // when
    future.cancel(false);
    // then
    assertInstanceOf(CancellationException.class, work.cause().orElseThrow());
    assertFalse(context.isDone());
    assertEquals(0, context.dependents());
  }

  @Test
  void aFailureIsTheCause() {
    // given
    CompletableFuture<String> future = new CompletableFuture<>();
    Context work = context.until(future);
    IOException failure = new IOException("no route");
    // when
    future.completeExceptionally(failure);
    // then
    assertSame(failure, work.cause().orElseThrow());
  }

  @Test
  void aFutureThatIsCompleteEndsTheContextAtOnce() {
    assertTrue(context.until(CompletableFuture.completedFuture("v")).isDone());
  }

  @Test
  void theFutureOutlivesTheContext() {
    // given
    CompletableFuture<String> future = new CompletableFuture<>();
    Context work = context.until(future);
    // when
    context.cancel();
    // then
    assertTrue(work.isDone());
    assertFalse(future.isDone());
    future.complete("v");
  }
}
