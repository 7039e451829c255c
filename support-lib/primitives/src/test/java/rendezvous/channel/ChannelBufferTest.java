package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

class ChannelBufferTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 100, 1024, 1025, 1300})
  void sendersWaitOnlyWhenTheBufferIsFull(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    // when
    for (int i = 0; i < capacity; i++) {
      assertTrue(channel.trySend(i));
    }
    // then
    assertEquals(capacity, channel.size());
    assertFalse(channel.trySend(-1));
    Blocked<Void> sending = Blocked.on(() -> channel.send(capacity));
    for (int i = 0; i <= capacity; i++) {
      assertEquals(i, channel.receive());
    }
    sending.value();
    assertEquals(0, channel.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 63, 64, 65, 1024, 1025, 5000, Integer.MAX_VALUE})
  void orderIsKeptWhileTheBufferGrowsAndWraps(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    int sent = 0;
    int received = 0;
    // when: it is filled and drained to changing levels, at times to nothing
    for (int round = 0; round < 200; round++) {
      int more = round * 37 % 61;
      for (int i = 0; i < more && channel.trySend(sent); i++) {
        sent++;
      }
      int fewer = round % 10 == 0 ? Integer.MAX_VALUE : round * 23 % 53;
      for (int i = 0; i < fewer && channel.size() > 0; i++) {
        // then
        assertEquals(received++, channel.receive());
      }
    }
    assertEquals(sent - received, channel.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 1024, 1025})
  void waitingSendersFollowWhatIsInTheBuffer(int capacity) throws Exception {
    // given: a full buffer, and for each place in it one sender that waits
    Channel<Integer> channel = Channel.buffered(capacity);
    int waiting = Math.min(capacity, 130); // more than one of a large buffer's arrays
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    List<Blocked<Void>> senders = new ArrayList<>();
    for (int i = 0; i < waiting; i++) {
      int mine = capacity + i;
      senders.add(Blocked.on(() -> channel.send(mine)));
    }
    assertEquals(waiting, channel.waitingSenders());
    for (int i = 0; i < capacity + waiting; i++) {
      // when, then
      assertEquals(i, channel.receive());
      assertEquals(Math.min(capacity, capacity + waiting - i - 1), channel.size());
    }
    for (Blocked<Void> sender : senders) {
      sender.value();
    }
  }

  @Test
  void unlimitedNeverMakesSendersWait() throws Exception {
    // given
    Channel<Integer> channel = Channel.unlimited("all");
    // when
    for (int i = 0; i < 100_000; i++) {
      channel.send(i);
    }
    // then
    assertEquals("channel \"all\" (unlimited, 100000 buffered, open)", channel.toString());
    for (int i = 0; i < 100_000; i++) {
      assertEquals(i, channel.receive());
    }
    channel.send(1);
    assertEquals(1, channel.receive());
  }

  @Test
  void aLargeBufferIsMadeOnlyWhenItIsFilled() {
    // given, when
    Channel<Integer> channel = Channel.buffered(Integer.MAX_VALUE - 1);
    // then
    assertTrue(channel.trySend(1));
    assertEquals(Integer.MAX_VALUE - 1, channel.capacity());
  }

  @Test
  void zeroCapacityIsARendezvous() {
    assertFalse(Channel.buffered(0).trySend("a"));
  }

  @Test
  void negativeCapacityIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Channel.buffered(-1));
  }
}
