package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The race between the two sides for the last word on a wait, in every order of events. */
class WaiterTest {
  private static final TimeLimit PAST = TimeLimit.after(Duration.ZERO);

  private final Waiter waiter = new Waiter();
  private final WaiterQueue.Node node = new WaiterQueue.Node(waiter, 0, "a");

  @Test
  void isClaimedOnce() {
    assertTrue(waiter.claim());
    assertFalse(waiter.claim());
    assertFalse(waiter.cancel());
    assertFalse(waiter.isWaiting());
  }

  @Test
  void whoHasGivenUpCannotBeClaimed() throws Exception {
    // when
    assertFalse(waiter.await("nothing", PAST));
    // then
    assertFalse(waiter.claim());
  }

  @Test
  void anInterruptThatWinsEndsTheWait() {
    // given
    Thread.currentThread().interrupt();
    // when, then
    assertThrows(InterruptedException.class, () -> waiter.await("nothing", TimeLimit.NEVER));
    assertFalse(waiter.claim());
  }

  @Test
  void anInterruptThatLosesWaitsForTheOutcome() throws Exception {
    // given
    assertTrue(waiter.claim());
    Thread.currentThread().interrupt();
    completeSoon();
    // when
    boolean happened = waiter.await("nothing", TimeLimit.NEVER);
    // then
    assertTrue(happened);
    assertSame(node, waiter.happened());
    assertTrue(Thread.interrupted(), "the interrupt is kept");
  }

  @Test
  void aTimeoutThatLosesWaitsForTheOutcome() throws Exception {
    // given
    assertTrue(waiter.claim());
    completeSoon();
    // when, then
    assertTrue(waiter.await("nothing", PAST));
    assertSame(node, waiter.happened());
  }

  /** Completes the claimed waiter from another thread, once this one can be seen to wait for it. */
  private void completeSoon() {
    CompletableFuture.runAsync(
        () -> waiter.complete(node), CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
  }

  @Test
  void queueSkipsWhoHasGivenUp() throws Exception {
    // given
    WaiterQueue queue = new WaiterQueue();
    Waiter second = new Waiter();
    WaiterQueue.Node next = new WaiterQueue.Node(second, 0, "b");
    queue.add(node);
    queue.add(next);
    // when
    waiter.cancel();
    // then
    assertTrue(queue.hasLive());
    assertEquals(1, queue.size());
    assertSame(next, queue.poll());
    assertNull(queue.poll());
    queue.remove(node);
    queue.remove(next);
    assertEquals(0, queue.size());
    assertFalse(queue.hasLive());
  }
}
