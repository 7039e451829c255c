import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class HouseTest {

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("One visitor after the other is let in while there is room")
  void oneAfterTheOther() {
    House house = new House(1);
    assertTrue(house.enter(), "the first visitor of a house for one is let in");
    assertFalse(house.enter(), "the second visitor of a house for one is turned away");
    house.leave();
    assertTrue(house.enter(), "a visitor who comes after the first has left is let in");
    assertEquals(1, house.inside(), "visitors inside");
    assertEquals(1, house.turnedAway(), "visitors turned away");
  }

  @Test
  @Points(3)
  @Hint(1)
  @Hint(value = 4, on = Verdict.DEADLOCK)
  @DisplayName("Two visitors who come at the same time are both counted")
  void bothAreCounted() {
    Schedules.check(() -> {
      House house = new House(10);
      Schedules.together(house::enter, house::enter);
      assertEquals(2, house.inside(), "two visitors went in");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @Hint(value = 4, on = Verdict.DEADLOCK)
  @DisplayName("One who leaves and one who comes are both counted")
  void leavingIsCounted() {
    Schedules.check(() -> {
      House house = new House(10);
      house.enter();
      Schedules.together(house::leave, house::enter);
      assertEquals(1, house.inside(), "one was inside, one left, one came");
    });
  }
}
