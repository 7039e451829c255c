package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.testing.Blocked;

/** An operation whose thread is set aside first does what it would have done without. */
class PreemptionTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Channel<Integer> channel = Channel.buffered(1);

  @AfterEach
  void backToNormal() {
    Preemption.endDetour();
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
    assertEquals(Thread.State.TIMED_WAITING, setAside.thread().getState());
    LockSupport.unpark(setAside.thread());
    LockSupport.unpark(selecting.thread());
    assertEquals(new Received.Closed<>(null), setAside.value());
    assertTrue(selecting.value());
  }

  @Test
  void doesNotConcernPlatformThreads() throws Exception {
    // given
    Preemption.detour(HOUR);
    // when, then
    channel.send(1);
    assertEquals(1, channel.receive());
    assertFalse(Thread.currentThread().isVirtual());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16})
  void elementsKeepComingInOrderWhileDetoursAreCalledFor(int capacity) throws Exception {
    // given
    Channel<Integer> numbers = Channel.buffered(capacity);
    int count = 2_000;
    FutureTask<Void> sending =
        new FutureTask<>(() -> {
          for (int i = 0; i < count; i++) {
            Preemption.detour(Duration.ofNanos(1));
            numbers.send(i);
          }
          return null;
        });
    Thread.startVirtualThread(sending);
    // when, then
    for (int i = 0; i < count; i++) {
      Preemption.detour(Duration.ofNanos(1));
      assertEquals(i, numbers.receive());
    }
    sending.get();
  }

  /** Starts an operation that is set aside for long before it begins. */
  private static <T> Blocked<T> setAside(Callable<T> operation) {
    Preemption.detour(HOUR);
    return Blocked.in(operation);
  }
}
