import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

class ProfilePageHiddenTest {
  private static final Duration LIMIT = Duration.ofMillis(200);

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A call that fails gives its permit back")
  void permitAfterFailure() {
    Schedules.atMost(100).run(() -> {
      Context context = Context.background(new VirtualTime());
      Bulkhead bulkhead = new Bulkhead(1, LIMIT);
      Part<String> failed =
          bulkhead.call(
              context,
              () -> {
                throw new IOException("connection refused");
              },
              "fallback");
      assertEquals(
          "fallback, as a fallback", Calls.text(failed), "the answer of a service that is down");
      assertEquals(
          "answer",
          Calls.text(bulkhead.call(context, () -> "answer", "fallback")),
          "the answer of the next call");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("A call that was refused gives back no permit that it did not have")
  void noPermitFromNothing() {
    Schedules.atMost(100).run(() -> {
      Context context = Context.background(new VirtualTime());
      Bulkhead bulkhead = new Bulkhead(1, LIMIT);
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch leave = new CountDownLatch(1);
      AtomicInteger atOnce = new AtomicInteger();
      Thread first =
          Thread.startVirtualThread(() -> Calls.make(bulkhead, context, inside, leave));
      inside.await();
      bulkhead.call(context, () -> "answer", "fallback");
      bulkhead.call(context, atOnce::incrementAndGet, 0);
      leave.countDown();
      first.join();
      assertEquals(0, atOnce.get(), "calls let in while the only permit is taken");
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("If the request is cancelled there is no page, and no call under way")
  void requestCancelled() {
    Schedules.atMost(100).run(() -> {
      CancellableContext request = Context.background(new VirtualTime()).withCancel();
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger underWay = new AtomicInteger();
      AtomicInteger stillUnderWay = new AtomicInteger(-1);
      AtomicReference<String> outcome = new AtomicReference<>();
      ProfilePage page =
          new ProfilePage(
              id -> {
                underWay.incrementAndGet();
                try {
                  asked.countDown();
                  never.await();
                  return "Ada";
                } finally {
                  Thread.yield(); // cleaning up takes a moment
                  underWay.decrementAndGet();
                }
              },
              id -> List.of("bread"),
              id -> 42,
              Map.of("7", "Ada (cached)"));
      Thread client =
          Thread.startVirtualThread(() -> {
            try {
              outcome.set("the page " + page.load(request, "7"));
            } catch (Exception e) {
              outcome.set(e.getClass().getSimpleName());
            }
            stillUnderWay.set(underWay.get());
          });
      asked.await();
      request.cancel();
      client.join();
      assertEquals("CancellationException", outcome.get(), "what comes of the request");
      assertEquals(0, stillUnderWay.get(), "calls under way when load has ended");
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("Calls that end in time leave no alarm behind")
  void noAlarm() {
    Schedules.atMost(100).run(() -> {
      VirtualTime time = new VirtualTime();
      Bulkhead bulkhead = new Bulkhead(1, LIMIT);
      bulkhead.call(Context.background(time), () -> "answer", "fallback");
      assertEquals(0, time.pending(), "alarms that are still set after the call");
    });
  }
}
