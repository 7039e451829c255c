import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class CrawlerHiddenTest {

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("No more pages are fetched at the same time than there are workers")
  void notMoreThanWorkers() {
    Schedules.atMost(100).run(() -> {
      InFlight fetches = InFlight.counting();
      Crawler.crawl(
          List.of("a", "b", "c", "d"), url -> fetches.during(() -> url), 2, 4, pages -> {});
      int most = fetches.most();
      assertTrue(most <= 2, "at most 2 fetches at the same time for 2 workers; were " + most);
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("While the store stands still, only a bounded number of pages is fetched")
  void bounded() {
    Schedules.atMost(100).run(() -> {
      AtomicInteger fetched = new AtomicInteger();
      AtomicInteger whileWaiting = new AtomicInteger();
      Crawler.crawl(
          Collections.nCopies(12, "a"),
          url -> {
            fetched.incrementAndGet();
            return url;
          },
          1,
          2,
          pages -> {
            if (whileWaiting.get() == 0) {
              Thread.sleep(1); // ends when nobody else can do anything
              whileWaiting.set(fetched.get());
            }
          });
      int most = whileWaiting.get();
      assertTrue(
          most <= 1 + 2 * 2,
          "at most 5 of 12 pages fetched while the first batch of 2 is written; were " + most);
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("A batch that has been handed over is not touched again")
  void batchBelongsToTheStore() {
    Schedules.atMost(100).run(() -> {
      List<List<String>> kept = new ArrayList<>();
      Crawler.crawl(List.of("a", "b", "c"), url -> url, 1, 2, kept::add);
      assertEquals(List.of(List.of("a", "b"), List.of("c")), kept, "the batches, kept by the store");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("If the store fails, its exception is thrown and no worker is left behind")
  void storeFails() {
    Schedules.atMost(100).run(() -> {
      AtomicReference<String> outcome = new AtomicReference<>("no exception");
      try {
        Crawler.crawl(
            List.of("a", "b", "c", "d", "e", "f"),
            url -> url,
            2,
            1,
            pages -> {
              throw new IOException("disk full");
            });
      } catch (Exception e) {
        outcome.set(e.getMessage());
      }
      assertEquals("disk full", outcome.get(), "the message of what crawl throws");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("Without urls nothing is written, and the crawl ends")
  void noUrls() {
    Schedules.atMost(100).run(() -> {
      List<List<String>> kept = new ArrayList<>();
      assertEquals(0, Crawler.crawl(List.of(), url -> url, 2, 2, kept::add), "failed pages");
      assertEquals(List.of(), kept, "batches");
    });
  }
}
