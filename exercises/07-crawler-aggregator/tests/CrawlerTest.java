import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class CrawlerTest {

  @Test
  @Points(3)
  @Hint(1)
  @Hint(value = 2, on = Verdict.DEADLOCK)
  @DisplayName("Every page is written, in full batches and one with the rest")
  void batches() {
    Schedules.atMost(100).run(() -> {
      List<Integer> sizes = new ArrayList<>();
      List<String> written = new ArrayList<>();
      int failed =
          Crawler.crawl(
              List.of("a", "b", "c"),
              url -> url,
              2,
              2,
              pages -> {
                sizes.add(pages.size());
                written.addAll(pages);
              });
      assertEquals(List.of("a", "b", "c"), written.stream().sorted().toList(), "pages written");
      assertEquals(List.of(2, 1), sizes, "sizes of the batches");
      assertEquals(0, failed, "failed pages");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("As many pages are fetched at the same time as there are workers")
  void workersMeet() {
    Schedules.atMost(100).run(() -> {
      InFlight fetches = InFlight.of(3);
      AtomicInteger written = new AtomicInteger();
      Crawler.crawl(
          List.of("a", "b", "c"), fetches::meet, 3, 2, pages -> written.addAndGet(pages.size()));
      assertEquals(3, written.get(), "pages written");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("A page that fails is counted, and its worker goes on")
  void failedPages() {
    Schedules.atMost(100).run(() -> {
      List<String> written = new ArrayList<>();
      int failed =
          Crawler.crawl(
              List.of("broken", "a", "broken"),
              url -> {
                if (url.equals("broken")) {
                  throw new IOException("no such page");
                }
                return url;
              },
              1,
              2,
              written::addAll);
      assertEquals(List.of("a"), written, "pages written");
      assertEquals(2, failed, "failed pages");
    });
  }
}
