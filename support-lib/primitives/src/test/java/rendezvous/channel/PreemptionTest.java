package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

/** An operation whose thread is set aside first does what it would have done without. */
class PreemptionTest {
  private final Channel<Integer> channel = Channel.buffered(1);

  @AfterEach
  void backToNormal() {
    Preemption.stopBreak();
  }

  @Test
  void anInterruptEndsADetourAndTheOperation() throws Exception {
    // given
    channel.send(1);
    Blocked<Integer> setAside = setAside(channel::receive);
    // when
    setAside.interrupt();
    // then
    assertInstanceOf(InterruptedException.class, setAside.thrown());
    assertEquals(1, channel.size());
  }

  @Test
  void aSendThatWasInterruptedAsideHasNotHappened() throws Exception {
    // given
    Blocked<Integer> setAside =
        setAside(() -> {
          channel.send(1);
          return 1;
        });
    // when
    setAside.interrupt();
    // then
    assertInstanceOf(InterruptedException.class, setAside.thrown());
    assertEquals(0, channel.size());
  }

  @Test
  void whatNeverWaitsKeepsTheInterrupt() throws Exception {
    // given
    channel.send(1);
    Blocked<Boolean> setAside =
        setAside(() -> channel.tryReceive().orElseThrow() == 1 && Thread.interrupted());
    // when
    setAside.interrupt();
    // then
    assertTrue(setAside.value());
  }

  @Test
  void seesTheChannelClosedMeanwhile() throws Exception {
    // given
    Blocked<Received<Integer>> setAside = setAside(channel::receiveOrClosed);
    Blocked<Boolean> selecting =
        setAside(() -> new Select<Boolean>().receive(channel, _ -> false, _ -> true).await());
    // when
    channel.close();
    // then
    Preemption.stopBreak();
    assertEquals(new Received.Closed<>(null), setAside.value());
    assertTrue(selecting.value());
  }

  @Test
  void doesNotConcernPlatformThreads() throws Exception {
    // given
    Preemption.startBreak();
    // when, then
    channel.send(1);
    assertEquals(1, channel.receive());
    assertFalse(Thread.currentThread().isVirtual());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16})
  void nobodyIsForgottenAsideAndElementsComeInOrder(int capacity) throws Exception {
    // given
    Channel<Integer> numbers = Channel.buffered(capacity);
    int count = 5_000;
    FutureTask<Void> sending =
        new FutureTask<>(() -> {
          for (int i = 0; i < count; i++) {
            numbers.send(i);
          }
          return null;
        });
    FutureTask<Void> receiving =
        new FutureTask<>(() -> {
          for (int i = 0; i < count; i++) {
            assertEquals(i, numbers.receive());
          }
          return null;
        });
    Thread.startVirtualThread(sending);
    Thread.startVirtualThread(receiving);
    // when: breaks begin and end at every moment
    while (!(sending.isDone() && receiving.isDone())) {
      Preemption.startBreak();
      Thread.yield();
      Preemption.stopBreak();
    }
    // then
    sending.get();
    receiving.get();
  }

  /** Starts an operation that is set aside for long before it begins. */
  private static <T> Blocked<T> setAside(Callable<T> operation) {
    Preemption.startBreak();
    return Blocked.aside(operation);
  }
}
