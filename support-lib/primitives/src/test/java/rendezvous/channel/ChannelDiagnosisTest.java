package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

/** What the deadlock report reads: the blocker of a waiting thread, and its toString. */
class ChannelDiagnosisTest {

  @Test
  void tellsNameCapacityStateAndWaiters() throws Exception {
    // given
    Channel<Integer> orders = Channel.unbuffered("orders");
    assertEquals("channel \"orders\" (unbuffered, open)", orders.toString());
    // when
    Blocked<Void> first = Blocked.on(() -> orders.send(1));
    // then
    assertEquals("channel \"orders\" (unbuffered, open, 1 sender waiting)", orders.toString());
    // when
    Blocked<Void> second = Blocked.on(() -> orders.send(1));
    // then
    assertEquals("channel \"orders\" (unbuffered, open, 2 senders waiting)", orders.toString());
    // when
    orders.receive();
    orders.receive();
    first.value();
    second.value();
    Blocked<Integer> receiving = Blocked.in(orders::receive);
    // then
    assertEquals("channel \"orders\" (unbuffered, open, 1 receiver waiting)", orders.toString());
    // when
    orders.close();
    receiving.thrown();
    // then
    assertEquals("channel \"orders\" (unbuffered, closed)", orders.toString());
  }

  @Test
  void tellsHowFullTheBufferIs() throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered("orders", 3);
    // when
    channel.send(1);
    // then
    assertEquals("channel \"orders\" (1 of 3 buffered, open)", channel.toString());
  }

  @Test
  void channelsWithoutNamesCanBeToldApart() {
    // given, when
    String one = Channel.unbuffered().toString();
    String other = Channel.unbuffered().toString();
    // then
    assertTrue(one.matches("channel #\\d+ \\(unbuffered, open\\)"), one);
    assertNotEquals(one, other);
  }

  @Test
  void theChannelIsWhatAThreadIsBlockedOn() throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered("orders");
    Blocked<Integer> receiving = Blocked.inPlatformThread(channel::receive);
    // when, then
    assertSame(channel, LockSupport.getBlocker(receiving.thread()));
    channel.send(1);
    receiving.value();
  }

  @Test
  void toStringNeedsNoLock() throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered("orders");
    channel.lock();
    // when, then
    assertEquals("channel \"orders\" (unbuffered, open)", channel.toString());
    channel.unlock();
  }
}
