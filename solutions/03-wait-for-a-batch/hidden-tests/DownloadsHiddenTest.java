import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class DownloadsHiddenTest {

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A page that fails with an unchecked exception is a failed page like any other")
  void uncheckedFailures() {
    Schedules.check(() -> {
      Batch batch =
          Downloads.fetchAll(
              List.of("a", "broken"),
              page -> {
                if (page.equals("broken")) {
                  throw new IllegalStateException("a bug in the parser");
                }
                return page;
              });
      assertEquals(Arrays.asList("a", null), batch.bodies(), "the bodies");
      assertEquals(1, batch.failed(), "failed pages");
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("Whoever waits for the batch can be interrupted")
  void interrupted() {
    Schedules.check(() -> {
      CountDownLatch open = new CountDownLatch(1);
      AtomicReference<String> outcome = new AtomicReference<>("none");
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              Downloads.fetchAll(
                  List.of("a"),
                  page -> {
                    open.await();
                    return page;
                  });
              outcome.set("a batch");
            } catch (InterruptedException e) {
              outcome.set("InterruptedException");
            }
          });
      caller.interrupt();
      caller.join();
      open.countDown();
      assertEquals("InterruptedException", outcome.get(), "what an interrupted fetchAll gives");
    });
  }
}
