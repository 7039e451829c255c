package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

class ChannelTimeoutTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(longs = {-5, 0, 1, 2_000_000})
  void receiveGivesUp(long nanos) throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered();
    // when
    long start = System.nanoTime();
    Received<Integer> received = channel.receive(Duration.ofNanos(nanos));
    // then
    assertEquals(new Received.None<>(), received);
    assertTrue(System.nanoTime() - start >= nanos, "too early");
    assertEquals(0, channel.waitingReceivers());
    assertFalse(channel.trySend(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {-5, 0, 1, 2_000_000})
  void sendGivesUpAndLeavesNothing(long nanos) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(1);
    channel.send(1);
    // when
    long start = System.nanoTime();
    boolean sent = channel.send(2, Duration.ofNanos(nanos));
    // then
    assertFalse(sent);
    assertTrue(System.nanoTime() - start >= nanos, "too early");
    assertEquals(0, channel.waitingSenders());
    assertEquals(1, channel.receive());
    assertEquals(0, channel.size());
  }

  @Test
  void whatIsReadyDoesNotNeedTime() throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(1);
    // when, then
    assertTrue(channel.send(1, Duration.ZERO));
    assertEquals(new Received.Value<>(1), channel.receive(Duration.ZERO));
  }

  @Test
  void whatComesInTimeIsReceived() throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered();
    Blocked<Received<Integer>> receiving = Blocked.in(() -> channel.receive(LONG));
    // when
    channel.send(1);
    // then
    assertEquals(new Received.Value<>(1), receiving.value());
    // given
    Blocked<Boolean> sending = Blocked.in(() -> channel.send(2, LONGEST));
    // when, then
    assertEquals(2, channel.receive());
    assertTrue(sending.value());
  }
}
