import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class StripedCounterHiddenTest {

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("What is added during a reset is counted once, in this sum or in the next")
  void resetWhileAdding() {
    Schedules.check(() -> {
      StripedCounter counter = new StripedCounter(2);
      AtomicLong taken = new AtomicLong();
      Schedules.together(
          () -> counter.add(1),
          () -> counter.add(1),
          () -> taken.addAndGet(counter.sumThenReset()));
      assertEquals(2, taken.get() + counter.sumThenReset(), "what two sums have counted together");
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("After a reset the counter is empty")
  void emptyAfterReset() {
    StripedCounter counter = new StripedCounter(4);
    counter.add(5);
    counter.add(-2);
    assertEquals(3, counter.sumThenReset(), "the sum of 5 and -2");
    assertEquals(0, counter.sum(), "the sum after the reset");
    assertArrayEquals(new long[4], counter.cells(), "the cells after the reset");
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("Two resets at the same time do not count anything twice")
  void twoResets() {
    Schedules.check(() -> {
      StripedCounter counter = new StripedCounter(2);
      AtomicLong taken = new AtomicLong();
      counter.add(7);
      Schedules.together(
          () -> taken.addAndGet(counter.sumThenReset()),
          () -> taken.addAndGet(counter.sumThenReset()));
      assertEquals(7, taken.get(), "what two resets have counted together");
    });
  }
}
