package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The moment between giving up and leaving the channel: the place is still there, but dead, and
 * nobody must meet it. Each side is played by hand, step by step.
 */
class ChannelGivingUpTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nobodyGivesToADeadReceiver(int capacity) {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    Waiter dead = Waiter.receiver();
    assertTrue(channel.enlist(dead));
    assertTrue(dead.giveUp());
    // when, then
    assertEquals(capacity > 0, channel.trySend(1));
    assertFalse(dead.hasHappened(dead));
    assertEquals(capacity, channel.size());
    channel.delist(dead);
    assertEquals(0, channel.waitingReceivers());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nobodyTakesFromADeadSender(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    Waiter dead = Waiter.sender(-1);
    assertTrue(channel.enlist(dead));
    assertTrue(dead.giveUp());
    // when, then
    for (int i = 0; i < capacity; i++) {
      assertEquals(i, channel.receive());
    }
    assertEquals(new Received.None<>(), channel.tryReceive());
    channel.delist(dead);
    assertEquals(0, channel.waitingSenders());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theNextInLineIsServed(int capacity) {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    Waiter dead = Waiter.receiver();
    Waiter next = Waiter.receiver();
    assertTrue(channel.enlist(dead));
    assertTrue(channel.enlist(next));
    assertEquals(2, channel.waitingReceivers());
    assertTrue(dead.giveUp());
    // when
    assertTrue(channel.trySend(1));
    // then
    assertEquals(1, next.element);
    assertSame(next, next.happened());
    assertEquals(0, channel.size());
    channel.delist(dead);
    channel.delist(next);
    assertEquals(0, channel.waitingReceivers());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whoComesNextDoesNotWaitBehindItForNothing(int capacity) throws Exception {
    // given: a receiver that has given up, and a sender that looks for one to give to
    Channel<Integer> channel = Channel.buffered(capacity);
    Waiter dead = Waiter.receiver();
    assertTrue(channel.enlist(dead));
    assertTrue(dead.giveUp());
    Waiter sender = Waiter.sender(7);
    // when
    assertEquals(capacity == 0, channel.enlist(sender), "a buffer has room");
    // then
    if (capacity == 0) {
      assertEquals(7, channel.receive());
      assertSame(sender, sender.happened());
    }
    channel.delist(dead);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCaseWhoseSelectIsOverIsDead(int capacity) {
    // given: a select that waits to receive from two channels
    Channel<Integer> one = Channel.buffered(capacity);
    Channel<Integer> other = Channel.buffered(capacity);
    Waiter select = Waiter.select();
    Place ofOne = new Place(select, 0, true, null);
    Place ofOther = new Place(select, 1, true, null);
    one.lock();
    one.add(ofOne);
    one.unlock();
    other.lock();
    other.add(ofOther);
    other.unlock();
    // when
    assertTrue(one.trySend(1));
    // then
    assertEquals(capacity > 0, other.trySend(2));
    assertSame(ofOne, select.happened());
    assertEquals(1, ofOne.element);
    other.delist(ofOther);
    assertEquals(0, other.waitingReceivers());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nobodyCanWaitOnAClosedChannel(int capacity) {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    // when
    channel.close();
    // then
    assertFalse(channel.enlist(Waiter.receiver()));
    assertFalse(channel.enlist(Waiter.sender(1)));
  }
}
