package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Waits.Operation;
import rendezvous.testing.Blocked;

/** The race between the two sides for the last word on a wait, in every order of events. */
class WaiterTest {
  private static final long PAST = TimeLimit.after(0);

  private final Waiter waiter = Waiter.receiver();

  @Test
  void endsOnce() {
    assertTrue(waiter.complete(waiter));
    assertFalse(waiter.complete(waiter));
    assertFalse(waiter.giveUp());
    assertFalse(waiter.isWaiting());
  }

  @Test
  void onlyOneOfASelectsCasesHappens() {
    // given
    Waiter select = Waiter.select();
    Place first = new Place(select, 0, true, null);
    Place second = new Place(select, 1, false, "b");
    // when
    assertTrue(select.complete(second));
    // then
    assertFalse(select.complete(first));
    assertSame(second, select.happened());
    assertTrue(select.hasHappened(second));
    assertFalse(select.hasHappened(first));
  }

  @Test
  void whoHasGivenUpCannotBeCompleted() throws Exception {
    // when
    assertFalse(waiter.await(this, Operation.RECEIVE, PAST));
    // then
    assertFalse(waiter.complete(waiter));
    assertFalse(waiter.isWaiting());
  }

  @Test
  void anInterruptThatWinsEndsTheWait() {
    // given
    Thread.currentThread().interrupt();
    // when, then
    assertThrows(
        InterruptedException.class, () -> waiter.await(this, Operation.RECEIVE, TimeLimit.NEVER));
    assertFalse(waiter.complete(waiter));
  }

  @Test
  void anInterruptThatLosesIsKept() throws Exception {
    // given
    assertTrue(waiter.complete(waiter));
    Thread.currentThread().interrupt();
    // when
    boolean happened = waiter.await(this, Operation.RECEIVE, TimeLimit.NEVER);
    // then
    assertTrue(happened);
    assertSame(waiter, waiter.happened());
    assertTrue(Thread.interrupted(), "the interrupt is kept");
  }

  @Test
  void aTimeoutThatLosesReportsWhatHappened() throws Exception {
    // given
    assertTrue(waiter.complete(waiter));
    // when, then
    assertTrue(waiter.await(this, Operation.RECEIVE, PAST));
    assertSame(waiter, waiter.happened());
  }

  @Test
  void whoHasParkedIsWokenAndWhoHasNotIsNot() throws Exception {
    // given
    Waiter[] parked = new Waiter[1];
    Blocked<Boolean> waiting =
        Blocked.in(() -> {
          parked[0] = Waiter.receiver();
          return parked[0].await(this, Operation.RECEIVE, TimeLimit.NEVER);
        });
    // when
    assertTrue(parked[0].complete(parked[0]));
    Waiter.wake(parked[0]);
    // then
    assertTrue(waiting.value());
    // when
    assertTrue(waiter.complete(waiter));
    // then
    assertFalse(waiter.parked);
  }

  @Test
  void aStrayPermitDoesNotEndTheWait() throws Exception {
    // given
    Blocked<Boolean> waiting =
        Blocked.in(() -> waiter().await(this, Operation.RECEIVE, TimeLimit.NEVER));
    // when
    LockSupport.unpark(waiting.thread());
    Blocked.awaitParked(waiting.thread());
    // then
    waiting.interrupt();
    assertTrue(waiting.thrown() instanceof InterruptedException);
  }

  private static Waiter waiter() {
    return Waiter.receiver();
  }

  @Test
  void queueSkipsWhoHasGivenUp() {
    // given
    WaiterQueue queue = new WaiterQueue();
    Waiter next = Waiter.receiver();
    queue.add(waiter);
    queue.add(next);
    // when
    assertTrue(waiter.giveUp());
    // then
    assertTrue(queue.hasLive());
    assertEquals(1, queue.size());
    assertSame(next, queue.give("a"));
    assertEquals("a", next.element);
    assertNull(queue.give("b"));
    queue.remove(waiter);
    queue.remove(next);
    assertEquals(0, queue.size());
    assertFalse(queue.hasLive());
  }
}
