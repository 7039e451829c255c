package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class ChannelRendezvousTest {

  @Test
  void sendWaitsForItsReceiver() throws Exception {
    // given
    Channel<String> channel = Channel.unbuffered();
    Blocked<Void> sending = Blocked.on(() -> channel.send("a"));
    // when, then
    assertEquals("a", channel.receive());
    sending.value();
  }

  @Test
  void receiveWaitsForItsSender() throws Exception {
    // given
    Channel<String> channel = Channel.unbuffered();
    Blocked<String> receiving = Blocked.in(channel::receive);
    // when
    channel.send("a"); // does not wait
    // then
    assertEquals("a", receiving.value());
  }

  @Test
  void platformThreadsMeetVirtualOnes() throws Exception {
    // given
    Channel<String> channel = Channel.unbuffered();
    Blocked<String> receiving = Blocked.inPlatformThread(channel::receive);
    // when
    Thread sender = Thread.startVirtualThread(() -> channel.trySend("a"));
    // then
    assertEquals("a", receiving.value());
    sender.join();
  }

  @Test
  void trySendNeedsAWaitingReceiver() throws Exception {
    // given
    Channel<String> channel = Channel.unbuffered();
    // when, then
    assertFalse(channel.trySend("lost"));
    // given
    Blocked<String> receiving = Blocked.in(channel::receive);
    // when, then
    assertTrue(channel.trySend("a"));
    assertFalse(channel.trySend("b"));
    assertEquals("a", receiving.value());
  }

  @Test
  void tryReceiveNeedsAWaitingSender() throws Exception {
    // given
    Channel<String> channel = Channel.unbuffered();
    // when, then
    assertEquals(new Received.None<>(), channel.tryReceive());
    // given
    Blocked<Void> sending = Blocked.on(() -> channel.send("a"));
    // when, then
    assertEquals(new Received.Value<>("a"), channel.tryReceive());
    assertEquals(new Received.None<>(), channel.tryReceive());
    sending.value();
  }

  @Test
  void nullIsNotAnElement() {
    // given
    Channel<String> channel = Channel.buffered("names", 1);
    // when
    NullPointerException refused =
        assertThrows(NullPointerException.class, () -> channel.send(null));
    // then
    assertEquals("null cannot be sent: channel \"names\"", refused.getMessage());
    assertThrows(NullPointerException.class, () -> channel.trySend(null));
    assertEquals(0, channel.size());
  }

  @Test
  void bothHalvesCanBePassedOnAlone() throws Exception {
    // given
    Channel<Number> channel = Channel.buffered(1);
    SendChannel<? super Integer> out = channel;
    ReceiveChannel<? extends Object> in = channel;
    // when
    out.send(1);
    // then
    assertEquals(1, in.receive());
  }
}
