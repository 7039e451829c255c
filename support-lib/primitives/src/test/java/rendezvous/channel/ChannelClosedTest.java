package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

class ChannelClosedTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void bufferedElementsSurvive() throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered("orders", 3);
    channel.send(1);
    channel.send(2);
    // when
    channel.close();
    // then
    assertTrue(channel.isClosed());
    assertEquals(1, channel.receive());
    assertEquals(new Received.Value<>(2), channel.tryReceive());
    ChannelClosedException end = assertThrows(ChannelClosedException.class, channel::receive);
    assertEquals("receive on closed and drained channel \"orders\"", end.getMessage());
    assertNull(end.getCause());
    assertEquals(new Received.Closed<>(null), channel.tryReceive());
    assertEquals(new Received.Closed<>(null), channel.receiveOrClosed());
    assertEquals(new Received.Closed<>(null), channel.receive(LONG));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void waitingReceiversWake(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered("orders", capacity);
    List<Blocked<Integer>> receiving = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      receiving.add(Blocked.in(channel::receive));
    }
    Blocked<Received<Integer>> timed = Blocked.in(() -> channel.receive(LONG));
    // when
    channel.close();
    // then
    for (Blocked<Integer> each : receiving) {
      assertInstanceOf(ChannelClosedException.class, each.thrown());
    }
    assertEquals(new Received.Closed<>(null), timed.value());
    assertEquals(0, channel.waitingReceivers());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void waitingSendersWakeAndTheirElementsAreNotDelivered(int capacity) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered("orders", capacity);
    for (int i = 0; i < capacity; i++) {
      channel.send(i);
    }
    List<Blocked<Void>> sending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sending.add(Blocked.on(() -> channel.send(-1)));
    }
    Blocked<Boolean> timed = Blocked.in(() -> channel.send(-1, LONG));
    // when
    channel.close();
    // then
    for (Blocked<Void> each : sending) {
      Throwable thrown = assertInstanceOf(ChannelClosedException.class, each.thrown());
      assertEquals("send on closed channel \"orders\"", thrown.getMessage());
    }
    assertInstanceOf(ChannelClosedException.class, timed.thrown());
    assertEquals(0, channel.waitingSenders());
    assertEquals(IntStream.range(0, capacity).boxed().toList(), channel.stream().toList());
  }

  @Test
  void sendIsRefused() {
    // given
    Channel<Integer> channel = Channel.buffered("orders", 1);
    // when
    channel.close();
    // then
    ChannelClosedException refused =
        assertThrows(ChannelClosedException.class, () -> channel.send(1));
    assertEquals("send on closed channel \"orders\"", refused.getMessage());
    assertThrows(ChannelClosedException.class, () -> channel.trySend(1));
    assertThrows(ChannelClosedException.class, () -> channel.send(1, Duration.ZERO));
    assertEquals(0, channel.size());
  }

  @Test
  void closingTwiceIsRefused() {
    // given
    Channel<Integer> channel = Channel.unbuffered("orders");
    channel.close();
    // when
    ChannelClosedException refused = assertThrows(ChannelClosedException.class, channel::close);
    // then
    assertEquals("close of closed channel \"orders\"", refused.getMessage());
    assertThrows(ChannelClosedException.class, () -> channel.close(new IOException()));
  }

  @Test
  void theCauseReachesReceiversAndSenders() throws Exception {
    // given
    IOException cause = new IOException("disk full");
    Channel<Integer> channel = Channel.buffered("orders", 1);
    channel.send(1);
    Blocked<Void> sending = Blocked.on(() -> channel.send(2));
    // when
    channel.close(cause);
    // then
    assertSame(cause, sending.thrown().getCause());
    assertEquals(1, channel.receive());
    assertSame(cause, assertThrows(ChannelClosedException.class, channel::receive).getCause());
    assertEquals(new Received.Closed<>(cause), channel.tryReceive());
    assertThrows(NullPointerException.class, () -> Channel.unbuffered().close(null));
  }

  @Test
  void theCauseReachesAReceiverThatWaits() throws Exception {
    // given
    IOException cause = new IOException("disk full");
    Channel<Integer> channel = Channel.unbuffered();
    Blocked<Integer> receiving = Blocked.in(channel::receive);
    // when
    channel.close(cause);
    // then
    assertSame(cause, receiving.thrown().getCause());
  }
}
