package rendezvous.stress.crowds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rendezvous.sync.WaitGroup;
import rendezvous.testing.Crowd;
import rendezvous.testing.Effort;

/** Many rounds on one wait group: no await returns early, none is forgotten. */
@Tag("stress")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class WaitGroupStressTest {
  private static final int ROUNDS = Effort.rounds(3_000, 300_000);

  @Test
  void everyRoundIsAwaitedByAll() throws Exception {
    WaitGroup group = new WaitGroup();
    for (int round = 0; round < ROUNDS; round++) {
      // given
      AtomicInteger finished = new AtomicInteger();
      AtomicInteger early = new AtomicInteger();
      int tasks = 1 + round % 5;
      group.add(1); // so that no waiter finds zero before the tasks are in
      Crowd waiters = new Crowd();
      for (int i = 0; i < 3; i++) {
        waiters.start(
            random -> awaitWithInterruptsAndTimeouts(group, finished, tasks, early, random));
      }
      // when
      for (int i = 0; i < tasks; i++) {
        group.go(finished::incrementAndGet);
      }
      if (round % 3 == 0) {
        waiters.interruptOne(waiters.random());
      }
      group.done();
      // then
      assertTrue(group.await(Effort.PATIENCE), group::toString);
      waiters.join();
      assertEquals(0, early.get());
    }
  }

  private static void awaitWithInterruptsAndTimeouts(
      WaitGroup group,
      AtomicInteger finished,
      int tasks,
      AtomicInteger early,
      SplittableRandom random) {
    while (true) {
      try {
        if (random.nextBoolean()) {
          group.await();
        } else if (!group.await(Duration.ofNanos(random.nextInt(50_000)))) {
          continue;
        }
        if (finished.get() != tasks) {
          early.incrementAndGet();
        }
        return;
      } catch (InterruptedException e) {
        // awaits again
      }
    }
  }
}
