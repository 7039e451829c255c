package rendezvous.stress.crowds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rendezvous.channel.Channel;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.testing.Crowd;
import rendezvous.testing.Effort;

/** Contexts that are made, cancelled, timed out and waited for by many at once. */
@Tag("stress")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ContextStressTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = Effort.rounds(2_000, 200_000);

  @Test
  void everyoneBelowIsCancelledAndEachTaskRunsOrIsStopped() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      // given: threads that hang contexts and tasks below one that is cancelled meanwhile
      CancellableContext root = Context.background().withCancel();
      ConcurrentLinkedQueue<CancellableContext> children = new ConcurrentLinkedQueue<>();
      AtomicInteger ran = new AtomicInteger();
      AtomicInteger stopped = new AtomicInteger();
      Crowd crowd = new Crowd();
      for (int i = 0; i < THREADS; i++) {
        crowd.start(random -> {
          CancellableContext child = root.withCancel();
          children.add(child);
          children.add(child.withTimeout(Duration.ofHours(1)));
          Context.AfterCancel task = child.afterCancel(ran::incrementAndGet);
          if (random.nextBoolean() && task.stop()) {
            stopped.incrementAndGet();
          }
          if (random.nextInt(4) == 0) {
            child.cancel();
          }
        });
      }
      // when
      crowd.start(_ -> root.cancel());
      crowd.join();
      // then
      for (CancellableContext child : children) {
        assertTrue(child.isDone(), crowd::replay);
        assertTrue(child.done().isClosed(), crowd::replay);
      }
      awaitCount(ran, THREADS - stopped.get());
    }
  }

  @Test
  void aCallIsInterruptedOrReturnsAndNoInterruptOutlastsIt() throws Exception {
    // given
    AtomicInteger interrupted = new AtomicInteger();
    Crowd crowd = new Crowd();
    for (int i = 0; i < THREADS; i++) {
      crowd.start(random -> {
        for (int round = 0; round < ROUNDS; round++) {
          CancellableContext context = Context.background().withCancel();
          Thread canceller = Thread.startVirtualThread(context::cancel);
          int spins = random.nextInt(200);
          try {
            // when
            context.call(() -> {
              for (int spin = 0; spin < spins; spin++) {
                Thread.onSpinWait();
              }
              return spins % 2 == 0 ? Channel.unbuffered().receive() : null;
            });
          } catch (CancellationException e) {
            interrupted.incrementAndGet();
          }
          // then
          canceller.join();
          assertFalse(Thread.currentThread().isInterrupted(), "an interrupt is left");
        }
      });
    }
    crowd.join(Duration.ofMinutes(8));
    assertTrue(interrupted.get() > 0);
  }

  @Test
  void deadlinesAndCancellationsRace() throws Exception {
    Crowd crowd = new Crowd();
    for (int i = 0; i < THREADS; i++) {
      crowd.start(random -> {
        for (int round = 0; round < ROUNDS; round++) {
          // given
          List<CancellableContext> chain = new ArrayList<>();
          Context above = Context.background();
          for (int depth = 0; depth < 4; depth++) {
            CancellableContext next =
                above.withTimeout(Duration.ofNanos(random.nextInt(1, 200_000)));
            chain.add(next);
            above = next;
          }
          // when
          if (random.nextBoolean()) {
            chain.get(random.nextInt(chain.size())).cancel();
          }
          chain.getLast().done().receiveOrClosed();
          // then
          Exception err = chain.getLast().err().orElseThrow();
          assertTrue(
              err instanceof TimeoutException || err instanceof CancellationException,
              err::toString);
          chain.forEach(CancellableContext::close);
        }
      });
    }
    crowd.join(Duration.ofMinutes(8));
  }

  /** Tasks after a cancellation start in threads of their own. */
  private static void awaitCount(AtomicInteger count, int expected) {
    long end = System.nanoTime() + Effort.PATIENCE.toNanos();
    while (count.get() < expected && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000);
    }
    assertEquals(expected, count.get());
  }
}
