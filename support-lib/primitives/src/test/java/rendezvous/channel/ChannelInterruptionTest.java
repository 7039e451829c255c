package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

class ChannelInterruptionTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptedReceiverTakesNothing(boolean timed) throws Exception {
    // given
    Channel<Integer> channel = Channel.unbuffered("orders");
    Blocked<?> receiving =
        timed ? Blocked.in(() -> channel.receive(LONG)) : Blocked.in(channel::receive);
    // when
    receiving.interrupt();
    // then
    Throwable thrown = assertInstanceOf(InterruptedException.class, receiving.thrown());
    assertTrue(thrown.getMessage().startsWith("interrupted while waiting for channel \"orders\""));
    assertEquals(0, channel.waitingReceivers());
    assertFalse(channel.trySend(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptedSenderLeavesNothing(boolean timed) throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(1);
    channel.send(1);
    Blocked<?> sending =
        timed ? Blocked.in(() -> channel.send(2, LONG)) : Blocked.on(() -> channel.send(2));
    // when
    sending.interrupt();
    // then
    assertInstanceOf(InterruptedException.class, sending.thrown());
    assertEquals(0, channel.waitingSenders());
    assertEquals(1, channel.receive());
    assertEquals(new Received.None<>(), channel.tryReceive());
  }

  @Test
  void waitingOperationsOfAnInterruptedThreadDoNothing() throws Exception {
    // given
    Channel<Integer> channel = Channel.buffered(2);
    channel.send(1);
    // when, then
    assertInterrupted(() -> channel.send(2));
    assertInterrupted(() -> channel.send(2, LONG));
    assertInterrupted(channel::receive);
    assertInterrupted(channel::receiveOrClosed);
    assertInterrupted(() -> channel.receive(LONG));
    assertInterrupted(() -> new Select<Integer>().receive(channel, v -> v).await());
    assertEquals(1, channel.size());
  }

  private static void assertInterrupted(Executable operation) {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, operation);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void operationsThatDoNotWaitDoNotLookAtTheInterruptStatus() {
    // given
    Channel<Integer> channel = Channel.buffered(1);
    Thread.currentThread().interrupt();
    // when, then
    assertTrue(channel.trySend(1));
    assertEquals(new Received.Value<>(1), channel.tryReceive());
    assertTrue(Thread.currentThread().isInterrupted());
  }

  @Test
  void anOperationThatHasHappenedIsNotUndoneByAnInterrupt() throws Exception {
    for (int i = 0; i < 500; i++) {
      // given
      Channel<Integer> channel = Channel.unbuffered();
      AtomicBoolean interrupted = new AtomicBoolean();
      Blocked<Integer> receiving =
          Blocked.in(() -> {
            int received = channel.receive();
            while (!interrupted.get()) {
              Thread.yield();
            }
            assertTrue(Thread.interrupted(), "the interrupt is kept for the next operation");
            return received;
          });
      // when: it is served, then interrupted, perhaps before it runs
      boolean delivered = channel.trySend(i);
      receiving.interrupt();
      interrupted.set(true);
      // then
      assertTrue(delivered);
      assertEquals(i, receiving.value());
    }
  }
}
