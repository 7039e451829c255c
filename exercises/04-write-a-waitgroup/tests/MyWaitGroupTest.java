import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class MyWaitGroupTest {

  @Test
  @Points(3)
  @Hint(2)
  @Hint(value = 3, on = Verdict.DEADLOCK)
  @DisplayName("await returns when the last task is done, and not before")
  void notBefore() {
    Schedules.check(() -> {
      MyWaitGroup group = new MyWaitGroup();
      AtomicInteger ended = new AtomicInteger();
      group.add(2);
      for (int i = 0; i < 2; i++) {
        Thread.startVirtualThread(() -> {
          ended.incrementAndGet();
          group.done();
        });
      }
      group.await();
      assertEquals(2, ended.get(), "tasks that had ended when await returned");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("All who wait are released")
  void everybody() {
    Schedules.check(() -> {
      MyWaitGroup group = new MyWaitGroup();
      group.add(1);
      Schedules.together(group::await, group::await, group::done);
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("With nothing to wait for, await returns at once")
  void nothingToWaitFor() {
    Schedules.check(() -> new MyWaitGroup().await());
  }

  @Test
  @Points(1)
  @Hint(5)
  @DisplayName("A count below zero is refused")
  void belowZero() {
    MyWaitGroup group = new MyWaitGroup();
    assertThrows(IllegalStateException.class, group::done, "a done without a task");
  }
}
