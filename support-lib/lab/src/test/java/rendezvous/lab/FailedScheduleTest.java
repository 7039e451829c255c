package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Outcome;

/** Failed schedules of code that is in no cell. */
class FailedScheduleTest {
  static final class Counter {
    private int n;
  }

  private static FailedSchedule lostUpdate() {
    Outcome outcome =
        Exploration.of(FailedScheduleTest.class.getName())
            .explore(() -> {
              Counter counter = new Counter();
              Schedules.together(() -> counter.n++, () -> counter.n++);
              Schedules.require(counter.n == 2, "two increments make " + counter.n);
            });
    return FailedSchedule.of(assertInstanceOf(Outcome.Failed.class, outcome));
  }

  @Test
  void isToldInWords() {
    // when
    FailedSchedule failed = lostUpdate();
    // then
    assertEquals("Lost update", failed.name());
    assertTrue(failed.sentences().getFirst().contains("overwrites"), failed::toString);
    assertEquals("In the end: two increments make 1.", failed.sentences().getLast());
    int row = failed.remarks().keySet().iterator().next();
    assertEquals("write FailedScheduleTest.Counter.n", failed.stepOf(row).orElseThrow().access());
  }

  @Test
  void isDrawnBesideTheSource() {
    // given
    List<String> source = Collections.nCopies(200, "counter.n++; // source");
    // when
    String html = lostUpdate().html(_ -> source);
    List<String> text = lostUpdate().text(_ -> source);
    // then
    assertTrue(html.contains("counter.n++; // source</code>"), html);
    assertTrue(text.stream().anyMatch(line -> line.contains("FailedScheduleTest.java:")));
    assertTrue(text.stream().anyMatch(line -> line.startsWith("     ^ ")), text::toString);
  }
}
