import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class HouseHiddenTest {

  @Test
  @Points(3)
  @Hint(3)
  @Hint(value = 4, on = Verdict.DEADLOCK)
  @DisplayName("Of two visitors and one place, exactly one is let in")
  void neverMoreThanThereIsRoom() {
    Schedules.check(() -> {
      House house = new House(1);
      AtomicInteger letIn = new AtomicInteger();
      Schedules.Action visitor =
          () -> {
            if (house.enter()) {
              letIn.incrementAndGet();
            }
          };
      Schedules.together(visitor, visitor);
      assertEquals(1, letIn.get(), "visitors who were let in");
      assertEquals(1, house.inside(), "visitors inside");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @Hint(value = 4, on = Verdict.DEADLOCK)
  @DisplayName("All who are turned away at the same time are counted")
  void turnedAwayAreCounted() {
    Schedules.check(() -> {
      House house = new House(0);
      Schedules.together(house::enter, house::enter);
      assertEquals(2, house.turnedAway(), "two visitors came to a house without room");
    });
  }
}
