import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Result;

class FlowTest {

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("start returns at once, and await waits for the result")
  void startAndAwait() {
    Schedules.check(() -> {
      try (Flow flow = new Flow(Context.background(), 2)) {
        CountDownLatch started = new CountDownLatch(1);
        Task<String> task =
            flow.start(() -> {
              started.await();
              return "bread";
            });
        started.countDown();
        assertEquals(Result.ok("bread"), task.await(), "the result");
      }
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("As many works run at the same time as there are places")
  void together() {
    Schedules.atMost(100).run(() -> {
      InFlight works = InFlight.of(2);
      try (Flow flow = new Flow(Context.background(), 2)) {
        Task<String> one = flow.start(() -> works.meet("one"));
        Task<String> two = flow.start(() -> works.meet("two"));
        assertEquals(Result.ok("one"), one.await(), "the first result");
        assertEquals(Result.ok("two"), two.await(), "the second result");
      }
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("No more works run at the same time than there are places")
  void notMore() {
    Schedules.check(() -> {
      InFlight works = InFlight.counting();
      try (Flow flow = new Flow(Context.background(), 1)) {
        List<Task<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          tasks.add(flow.start(() -> works.during(() -> "done")));
        }
        for (Task<String> task : tasks) {
          assertEquals(Result.ok("done"), task.await(), "a result");
        }
      }
      int most = works.most();
      assertTrue(most <= 1, "at most 1 work at the same time with 1 place; were " + most);
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A failure is the result of its own task, and gives its place back")
  void failure() {
    Schedules.check(() -> {
      IOException broken = new IOException("no flour");
      try (Flow flow = new Flow(Context.background(), 1)) {
        Task<String> failing =
            flow.start(() -> {
              throw broken;
            });
        assertEquals(Result.err(broken), failing.await(), "the result of the work that fails");
        assertEquals(Result.ok("cake"), flow.start(() -> "cake").await(), "the next result");
      }
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("A step gets the value; after a failure it never runs, and passes the error on")
  void then() {
    Schedules.check(() -> {
      IOException broken = new IOException("no flour");
      AtomicInteger steps = new AtomicInteger();
      try (Flow flow = new Flow(Context.background(), 2)) {
        Task<Integer> six = flow.start(() -> 6);
        Task<Integer> failing =
            flow.start(() -> {
              throw broken;
            });
        Task<String> good = flow.then(six, n -> "price " + n * 7);
        Task<Integer> bad = flow.then(failing, n -> steps.incrementAndGet());
        assertEquals(Result.ok("price 42"), good.await(), "the result of the step");
        assertEquals(Result.err(broken), bad.await(), "the result after a failure");
        assertEquals(0, steps.get(), "steps that ran after a failure");
      }
    });
  }

  @Test
  @Points(3)
  @Hint(3)
  @DisplayName("close interrupts what is under way, and returns when it has ended")
  void close() {
    Schedules.check(() -> {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger atWork = new AtomicInteger();
      Flow flow = new Flow(Context.background(), 1);
      Task<String> task =
          flow.start(() -> {
            atWork.incrementAndGet();
            try {
              inside.countDown();
              never.await();
              return "too late";
            } finally {
              Thread.yield(); // cleaning up takes a moment
              atWork.decrementAndGet();
            }
          });
      inside.await();
      flow.close();
      assertEquals(0, atWork.get(), "works under way when close returns");
      assertEquals("cancelled", Ends.of(task.await()), "what came of the work");
    });
  }
}
