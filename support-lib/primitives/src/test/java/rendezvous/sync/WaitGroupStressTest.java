package rendezvous.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many rounds on one wait group: no await returns early, none is forgotten. */
class WaitGroupStressTest {

  @Test
  void everyRoundIsAwaitedByAll() throws Exception {
    WaitGroup group = new WaitGroup();
    for (int round = 0; round < 3_000; round++) {
      // given
      AtomicInteger finished = new AtomicInteger();
      AtomicInteger early = new AtomicInteger();
      int tasks = 1 + round % 5;
      group.add(1); // so that no waiter finds zero before the tasks are in
      List<Thread> waiters = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        waiters.add(
            Thread.startVirtualThread(
                () -> awaitWithInterruptsAndTimeouts(group, finished, tasks, early)));
      }
      // when
      for (int i = 0; i < tasks; i++) {
        group.go(finished::incrementAndGet);
      }
      if (round % 3 == 0) {
        waiters.getFirst().interrupt();
      }
      group.done();
      // then
      assertTrue(group.await(Duration.ofSeconds(20)), group::toString);
      for (Thread waiter : waiters) {
        assertTrue(waiter.join(Duration.ofSeconds(20)), "a waiter was forgotten");
      }
      assertEquals(0, early.get());
    }
  }

  private static void awaitWithInterruptsAndTimeouts(
      WaitGroup group, AtomicInteger finished, int tasks, AtomicInteger early) {
    while (true) {
      try {
        if (ThreadLocalRandom.current().nextBoolean()) {
          group.await();
        } else if (!group.await(Duration.ofNanos(ThreadLocalRandom.current().nextInt(50_000)))) {
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
