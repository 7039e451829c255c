import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class DownloadsTest {

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("The batch is back when every page is there, in the order of the pages")
  void everyPage() {
    Schedules.check(() -> {
      Batch batch = Downloads.fetchAll(List.of("a", "b"), page -> "body of " + page);
      assertEquals(List.of("body of a", "body of b"), batch.bodies(), "the bodies");
      assertEquals(0, batch.failed(), "failed pages");
    });
  }

  @Test
  @Points(3)
  @Hint(2)
  @Hint(value = 3, on = Verdict.RACE)
  @DisplayName("Pages that fail are counted, and the batch still ends")
  void failures() {
    Schedules.check(() -> {
      Batch batch =
          Downloads.fetchAll(
              List.of("a", "broken", "broken"),
              page -> {
                if (page.equals("broken")) {
                  throw new TimeoutException("no answer");
                }
                return page;
              });
      assertEquals(Arrays.asList("a", null, null), batch.bodies(), "the bodies");
      assertEquals(2, batch.failed(), "failed pages");
    });
  }

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("All pages are asked for at the same time")
  void together() {
    Schedules.check(() -> {
      InFlight requests = InFlight.of(3);
      Batch batch = Downloads.fetchAll(List.of("a", "b", "c"), page -> requests.meet(page));
      assertEquals(List.of("a", "b", "c"), batch.bodies(), "the bodies");
    });
  }
}
