package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

/** Who waits longest is served first, and nobody overtakes. */
class ChannelFairnessTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void waitingSendersAreServedInOrder(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    List<Blocked<Void>> sending = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int mine = capacity + i;
      sending.add(Blocked.on(() -> channel.send(mine)));
    }
    for (int i = 0; i < 5 + capacity; i++) {
      // when, then
      assertEquals(i, channel.receive());
      if (i < 5) {
        sending.get(i).value(); // this very sender has been released
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void waitingReceiversAreServedInOrder(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    List<Blocked<Integer>> receiving = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      receiving.add(Blocked.in(channel::receive));
    }
    for (int i = 0; i < 5; i++) {
      // when
      channel.send(i);
      // then
      assertEquals(i, receiving.get(i).value());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void nobodyOvertakesAWaitingSender(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    Blocked<Void> sending = Blocked.on(() -> channel.send(capacity));
    // when
    channel.receive();
    // then: the free place has gone to the waiting sender, whether or not it runs already
    assertFalse(channel.trySend(-1));
    sending.value();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nobodyOvertakesAWaitingReceiver(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    Blocked<Integer> receiving = Blocked.in(channel::receive);
    // when
    channel.send(1);
    // then
    assertEquals(new Received.None<>(), channel.tryReceive());
    assertEquals(1, receiving.value());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whoGivesUpLeavesTheOthersInOrder(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(capacity);
    List<Blocked<Integer>> receiving = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      receiving.add(Blocked.in(channel::receive));
    }
    // when: the first, one in the middle, and the last
    for (int i : new int[] {0, 2, 5}) {
      receiving.get(i).interrupt();
      receiving.get(i).thrown();
    }
    // then
    assertEquals(3, channel.waitingReceivers());
    for (int i : new int[] {1, 3, 4}) {
      channel.send(i);
      assertEquals(i, receiving.get(i).value());
    }
  }
}
