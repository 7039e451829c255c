package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.sync.WaitGroup;

@DisplayName("Under every schedule, a wait group")
class WaitGroupSchedulesTest {
  private static final Duration SOON = Duration.ofMillis(1);

  @Test
  @DisplayName("waits for all tasks, however many wait")
  void waitsForAll() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger finished = new AtomicInteger();
      for (int i = 0; i < 3; i++) {
        group.go(finished::incrementAndGet);
      }
      Actors.Body waiter =
          () -> {
            group.await();
            assertEquals(3, finished.get());
          };
      Actors.together(waiter, waiter);
    });
  }

  @Test
  @DisplayName("releases every waiter of every round")
  void reuse() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger finished = new AtomicInteger();
      for (int round = 1; round <= 3; round++) {
        group.go(finished::incrementAndGet);
        group.go(finished::incrementAndGet);
        group.await();
        assertEquals(2 * round, finished.get());
      }
    });
  }

  @Test
  @DisplayName("lets a task start another before it is done")
  void tasksThatStartTasks() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger finished = new AtomicInteger();
      group.go(() -> {
        group.go(finished::incrementAndGet);
        finished.incrementAndGet();
      });
      group.await();
      assertEquals(2, finished.get());
    });
  }

  @Test
  @DisplayName("refuses the one done that is too many, and is otherwise unharmed")
  void belowZero() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger refused = new AtomicInteger();
      group.add(2);
      Actors.Body done =
          () -> {
            try {
              group.done();
            } catch (IllegalStateException e) {
              refused.incrementAndGet();
            }
          };
      Actors.together(done, done, done, group::await);
      assertEquals(1, refused.get());
      assertThrows(IllegalStateException.class, group::done);
      group.add(1);
      group.done();
      group.await();
    });
  }

  @Test
  @DisplayName("refuses an add that races with await, or counts it; await never returns in between")
  void addRacingAwait() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger added = new AtomicInteger();
      AtomicInteger finished = new AtomicInteger();
      group.add(1);
      Thread waiter =
          Actors.start(() -> {
            group.await();
            // whatever was counted in while this thread waited is done
            assertTrue(finished.get() >= 1);
          });
      Thread late =
          Actors.start(() -> {
            try {
              group.add(1);
              added.incrementAndGet();
            } catch (IllegalStateException e) {
              assertTrue(e.getMessage().contains("races with await"), e.getMessage());
              return;
            }
            finished.incrementAndGet();
            group.done();
          });
      finished.incrementAndGet();
      group.done();
      waiter.join();
      late.join();
      group.await();
      assertEquals(1 + added.get(), finished.get());
    });
  }

  @Test
  @DisplayName("lets go whom it has released, whatever is added next")
  void addAfterRelease() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      group.add(1);
      Thread waiter = Actors.start(group::await);
      Actors.until(() -> waiter.getState() == Thread.State.WAITING);
      group.done();
      boolean added = true;
      try {
        group.add(1);
      } catch (IllegalStateException e) {
        added = false;
      }
      waiter.join(); // or hangs, waiting for the second task
      if (added) {
        group.done();
      }
    });
  }

  @Test
  @DisplayName("tells in time, or that it was not")
  void timeouts() {
    Explored.checkWithTimeouts(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger finished = new AtomicInteger();
      group.go(finished::incrementAndGet);
      Actors.Body waiter =
          () -> {
            if (group.await(SOON)) {
              assertEquals(1, finished.get());
            }
          };
      Actors.together(waiter, waiter);
      group.await();
      group.add(1); // no waiter is still counted
      group.done();
    });
  }

  @Test
  @DisplayName("lets an interrupted waiter go and keeps the others")
  void interrupts() {
    Explored.check(() -> {
      WaitGroup group = new WaitGroup();
      AtomicInteger finished = new AtomicInteger();
      group.add(1);
      Thread victim =
          Actors.start(() -> {
            try {
              group.await();
              assertEquals(1, finished.get());
            } catch (InterruptedException e) {
              assertTrue(!Thread.currentThread().isInterrupted());
            }
          });
      Actors.together(
          victim::interrupt,
          () -> {
            finished.incrementAndGet();
            group.done();
          },
          () -> {
            group.await();
            assertEquals(1, finished.get());
          });
      victim.join();
      group.add(1);
      group.done();
    });
  }
}
