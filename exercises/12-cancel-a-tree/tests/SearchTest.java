import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class SearchTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("All shards are asked at the same time, and their hits come in their order")
  void together() {
    Schedules.check(() -> {
      InFlight calls = InFlight.of(3);
      Context request = Context.background(new VirtualTime());
      Answer answer =
          Search.search(
              request,
              LIMIT,
              List.of(
                  () -> calls.meet(List.of("a", "b")),
                  () -> calls.meet(List.of("c")),
                  () -> calls.meet(List.of("d"))));
      assertEquals(List.of("a", "b", "c", "d"), answer.hits(), "the hits");
      assertEquals(0, answer.missing(), "missing shards");
    });
  }

  @Test
  @Points(3)
  @Hint(2)
  @DisplayName("When the limit is over, the answer is what has come by then")
  void limit() {
    Schedules.check(() -> {
      VirtualTime time = new VirtualTime();
      CountDownLatch asked = new CountDownLatch(2);
      CountDownLatch never = new CountDownLatch(1);
      AtomicReference<Answer> answer = new AtomicReference<>();
      Thread search =
          Searches.start(
              Context.background(time),
              LIMIT,
              answer,
              () -> {
                asked.countDown();
                return List.of("quick");
              },
              () -> {
                asked.countDown();
                never.await();
                return List.of("slow");
              });
      asked.await();
      Thread.sleep(1); // ends when nobody can do anything before the limit
      time.advance(LIMIT);
      search.join();
      assertEquals(
          "hits [quick], missing 1", Searches.text(answer.get()), "the answer after the limit");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A shard that fails is missing, and harms nobody else")
  void failure() {
    Schedules.check(() -> {
      Answer answer =
          Search.search(
              Context.background(new VirtualTime()),
              LIMIT,
              List.of(
                  () -> {
                    throw new IOException("index corrupt");
                  },
                  () -> List.of("good")));
      assertEquals("hits [good], missing 1", Searches.text(answer), "the answer");
    });
  }
}
