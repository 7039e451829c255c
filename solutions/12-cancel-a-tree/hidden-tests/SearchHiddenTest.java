import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class SearchHiddenTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("When the search returns, no shard is at work any more")
  void nobodyAtWork() {
    Schedules.check(() -> {
      VirtualTime time = new VirtualTime();
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger atWork = new AtomicInteger();
      AtomicInteger stillAtWork = new AtomicInteger(-1);
      Thread search =
          Thread.startVirtualThread(() -> {
            try {
              Search.search(
                  Context.background(time),
                  LIMIT,
                  List.of(() -> {
                    atWork.incrementAndGet();
                    try {
                      asked.countDown();
                      never.await();
                      return List.of();
                    } finally {
                      Thread.yield(); // cleaning up takes a moment
                      atWork.decrementAndGet();
                    }
                  }));
            } catch (Exception e) {
              throw new AssertionError("the search throws " + e, e);
            }
            stillAtWork.set(atWork.get());
          });
      asked.await();
      time.advance(LIMIT);
      search.join();
      assertEquals(0, stillAtWork.get(), "shards at work when the search returns");
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("If the request is cancelled, all shards stop and the search throws")
  void requestCancelled() {
    Schedules.check(() -> {
      CancellableContext request = Context.background(new VirtualTime()).withCancel();
      CountDownLatch asked = new CountDownLatch(2);
      CountDownLatch never = new CountDownLatch(1);
      AtomicReference<String> outcome = new AtomicReference<>("nothing");
      Shard shard =
          () -> {
            asked.countDown();
            never.await();
            return List.of();
          };
      Thread search =
          Thread.startVirtualThread(() -> {
            try {
              outcome.set("the answer " + Search.search(request, LIMIT, List.of(shard, shard)));
            } catch (Exception e) {
              outcome.set(e.getClass().getSimpleName());
            }
          });
      asked.await();
      request.cancel();
      search.join();
      assertEquals("CancellationException", outcome.get(), "what comes of the search");
    });
  }

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("The limit ends the search and not the request")
  void requestGoesOn() {
    Schedules.check(() -> {
      VirtualTime time = new VirtualTime();
      CancellableContext request = Context.background(time).withCancel();
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicReference<Answer> answer = new AtomicReference<>();
      Thread search =
          Searches.start(
              request,
              LIMIT,
              answer,
              () -> {
                asked.countDown();
                never.await();
                return List.of();
              });
      asked.await();
      time.advance(LIMIT);
      search.join();
      assertFalse(request.isDone(), "whether the request is done after the search");
      assertEquals(
          "hits [], missing 1", Searches.text(answer.get()), "the answer after the limit");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("A search that is quick leaves no alarm behind")
  void noAlarm() {
    Schedules.check(() -> {
      VirtualTime time = new VirtualTime();
      Search.search(Context.background(time), LIMIT, List.of(() -> List.of("a")));
      assertEquals(0, time.pending(), "alarms that are still set after the search");
    });
  }
}
