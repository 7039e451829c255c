import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class ProfilePageTest {
  private static final Map<String, String> CACHED = Map.of("7", "Ada (cached)");
  private static final Duration LIMIT = Duration.ofMillis(200);

  @Test
  @Points(3)
  @Hint(4)
  @DisplayName("All three services are asked at the same time, and the page has their answers")
  void together() {
    Schedules.atMost(100).run(() -> {
      InFlight calls = InFlight.of(3);
      ProfilePage page =
          new ProfilePage(
              id -> calls.meet("Ada"),
              id -> calls.meet(List.of("bread")),
              id -> calls.meet(42),
              CACHED);
      assertEquals(
          "Ada, orders [bread], 42 points",
          Calls.text(page.load(Context.background(new VirtualTime()), "7")),
          "the page");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A service that is down leaves a fallback, and a page that says so")
  void down() {
    Schedules.atMost(100).run(() -> {
      ProfilePage page =
          new ProfilePage(
              id -> {
                throw new IOException("connection refused");
              },
              id -> List.of("bread"),
              id -> 42,
              CACHED);
      assertEquals(
          "Ada (cached), orders [bread], 42 points, degraded",
          Calls.text(page.load(Context.background(new VirtualTime()), "7")),
          "the page");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A service that is slow is interrupted at its limit, and leaves a fallback")
  void slow() {
    Schedules.atMost(100).run(() -> {
      VirtualTime time = new VirtualTime();
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      ProfilePage page =
          new ProfilePage(
              id -> "Ada",
              id -> List.of("bread"),
              id -> {
                asked.countDown();
                never.await();
                return 42;
              },
              CACHED);
      Thread clock =
          Thread.startVirtualThread(() -> {
            try {
              asked.await();
              Thread.sleep(1); // ends when nobody can do anything before the limit
            } catch (InterruptedException e) {
              throw new AssertionError("the clock is interrupted", e);
            }
            time.advance(LIMIT);
          });
      assertEquals(
          "Ada, orders [bread], 0 points, degraded",
          Calls.text(page.load(Context.background(time), "7")),
          "the page");
      clock.join();
    });
  }

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("A full bulkhead gives the fallback at once, and does not grow by it")
  void full() {
    Schedules.atMost(100).run(() -> {
      Context context = Context.background(new VirtualTime());
      Bulkhead bulkhead = new Bulkhead(1, LIMIT);
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch leave = new CountDownLatch(1);
      Thread first =
          Thread.startVirtualThread(() -> Calls.make(bulkhead, context, inside, leave));
      inside.await();
      for (int i = 0; i < 2; i++) {
        assertEquals(
            "fallback, as a fallback",
            Calls.text(bulkhead.call(context, () -> "answer", "fallback")),
            "an answer while the only permit is taken");
      }
      leave.countDown();
      first.join();
      assertEquals(
          "answer",
          Calls.text(bulkhead.call(context, () -> "answer", "fallback")),
          "an answer when the permit has been given back");
    });
  }
}
