import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MyWaitGroupHiddenTest {

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("Tasks that are counted at the same moment are all counted")
  void noUpdateIsLost() {
    Schedules.check(() -> {
      MyWaitGroup group = new MyWaitGroup();
      Schedules.together(() -> group.add(1), () -> group.add(1));
      group.done();
      group.done();
      assertThrows(IllegalStateException.class, group::done, "the third done of two tasks");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("A wake-up without a reason does not end the wait")
  void spuriousWakeUps() {
    Schedules.atMost(300)
        .spuriousWakeUps()
        .run(() -> {
          MyWaitGroup group = new MyWaitGroup();
          AtomicInteger ended = new AtomicInteger();
          group.add(1);
          Thread.startVirtualThread(() -> {
            ended.incrementAndGet();
            group.done();
          });
          group.await();
          assertEquals(1, ended.get(), "tasks that had ended when await returned");
        });
  }

  @Test
  @Points(1)
  @Hint(5)
  @DisplayName("A refused done leaves the count as it was")
  void refusedWithoutATrace() {
    Schedules.check(() -> {
      MyWaitGroup group = new MyWaitGroup();
      assertThrows(IllegalStateException.class, group::done, "a done without a task");
      group.await();
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("A thread that waits can be interrupted")
  void interrupted() {
    Schedules.check(() -> {
      MyWaitGroup group = new MyWaitGroup();
      AtomicReference<String> outcome = new AtomicReference<>();
      group.add(1);
      Thread waiter =
          Thread.startVirtualThread(() -> {
            try {
              group.await();
              outcome.set("a normal return");
            } catch (InterruptedException e) {
              outcome.set("InterruptedException");
            }
          });
      waiter.interrupt();
      waiter.join();
      assertEquals("InterruptedException", outcome.get(), "what an interrupted await gives");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("The group can be used again")
  void usedAgain() {
    Schedules.check(() -> {
      MyWaitGroup group = new MyWaitGroup();
      AtomicInteger ended = new AtomicInteger();
      for (int batch = 1; batch <= 2; batch++) {
        group.add(1);
        Thread.startVirtualThread(() -> {
          ended.incrementAndGet();
          group.done();
        });
        group.await();
        assertEquals(batch, ended.get(), "tasks that had ended after batch " + batch);
      }
    });
  }
}
