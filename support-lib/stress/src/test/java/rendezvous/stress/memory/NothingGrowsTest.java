package rendezvous.stress.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rendezvous.channel.Channel;
import rendezvous.channel.Received;
import rendezvous.channel.Select;
import rendezvous.channel.Ticker;
import rendezvous.channel.TimeSource;
import rendezvous.channel.Timers;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.sync.WaitGroup;

/**
 * A million rounds leave what lives long as it was: what is reachable from it does not grow, but
 * for the few objects that the timer's thread may have in hand at the moment of counting.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NothingGrowsTest {
  private static final int ROUNDS = 1_000_000;
  private static final int IN_HAND = 20;
  private static final int WAITS = Boolean.getBoolean("rendezvous.thorough") ? ROUNDS : 20_000;

  /** One round of something. */
  private interface Round {
    void run() throws Exception;
  }

  @Test
  void aParentContext() throws Exception {
    CancellableContext parent = Context.background().withCancel();
    parent.done();
    assertNothingGrows(
        ROUNDS,
        () -> {
          try (CancellableContext child = parent.withCancel()) {
            child.afterCancel(() -> {}).stop();
            child.withTimeout(Duration.ofHours(1)).close();
          }
        },
        parent,
        TimeSource.system());
  }

  @Test
  void aSelectLoop() throws Exception {
    Channel<Integer> busy = Channel.buffered(1);
    Channel<Integer> quiet = Channel.unbuffered();
    Channel<Void> quit = Channel.unbuffered();
    assertNothingGrows(
        ROUNDS,
        () -> {
          busy.trySend(1);
          new Select<Integer>()
              .receive(busy, element -> element)
              .receive(quiet, element -> element)
              .closed(quit, () -> 0)
              .timeout(Duration.ofHours(1), () -> 0)
              .await();
        },
        busy,
        quiet,
        quit,
        TimeSource.system());
  }

  @Test
  void aSelectLoopThatWaits() throws Exception {
    Channel<Integer> quiet = Channel.unbuffered();
    Channel<Integer> other = Channel.buffered(3);
    assertNothingGrows(
        WAITS,
        () ->
            new Select<Integer>()
                .receive(quiet, element -> element)
                .receive(other, element -> element)
                .timeout(Duration.ofNanos(1), () -> 0)
                .await(),
        quiet,
        other,
        TimeSource.system());
  }

  @Test
  void aLoopOfTimersThatAreDropped() throws Exception {
    Channel<Integer> busy = Channel.buffered(1);
    assertNothingGrows(
        ROUNDS,
        () -> {
          busy.trySend(1);
          new Select<Integer>()
              .receive(busy, element -> element)
              .receive(Timers.after(Duration.ofHours(1)), _ -> 0)
              .await();
        },
        busy,
        TimeSource.system());
  }

  @Test
  void aLoopOfTimersThatRing() throws Exception {
    assertNothingGrows(
        WAITS, () -> Timers.after(Duration.ofNanos(1_000)).receive(), TimeSource.system());
  }

  @Test
  void aLoopOfTimersWhoseWaitEndsBefore() throws Exception {
    assertNothingGrows(
        WAITS,
        () -> {
          Received<?> tick = Timers.after(Duration.ofHours(1)).receive(Duration.ofNanos(1));
          assertEquals(new Received.None<>(), tick);
        },
        TimeSource.system());
  }

  @Test
  void aTicker() throws Exception {
    try (Ticker ticker = Ticker.every(Duration.ofNanos(1_000))) {
      assertNothingGrows(WAITS, () -> ticker.channel().receive(), ticker, TimeSource.system());
    }
  }

  @Test
  void aChannel() throws Exception {
    Channel<Integer> channel = Channel.buffered(4);
    assertNothingGrows(
        ROUNDS,
        () -> {
          channel.send(1);
          channel.receive();
          channel.receive(Duration.ZERO);
        },
        channel);
  }

  @Test
  void aWaitGroup() throws Exception {
    WaitGroup group = new WaitGroup();
    assertNothingGrows(
        ROUNDS,
        () -> {
          group.add(1);
          group.await(Duration.ZERO);
          group.done();
          group.await();
        },
        group);
  }

  private static void assertNothingGrows(int rounds, Round round, Object... longLived)
      throws Exception {
    for (int i = 0; i < 100; i++) {
      round.run(); // what is made once is made now
    }
    KeptAlive before = KeptAlive.by(longLived);
    for (int i = 0; i < rounds; i++) {
      round.run();
    }
    long grown = KeptAlive.by(longLived).minus(before).objects();
    assertTrue(grown <= IN_HAND, () -> grown + " objects after " + rounds + " rounds");
  }
}
