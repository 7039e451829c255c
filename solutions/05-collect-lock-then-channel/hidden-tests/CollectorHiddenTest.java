import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class CollectorHiddenTest {

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("With a channel, only the calling thread touches the sink")
  void channelHasOneOwner() {
    Schedules.check(() -> {
      Thread caller = Thread.currentThread();
      List<Supplier<String>> jobs = List.of(() -> "a", () -> "b");
      Collector.withChannel(
          jobs,
          result -> {
            String who = Thread.currentThread() == caller ? "the caller" : "another thread";
            assertEquals("the caller", who, "who calls the sink");
          });
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("With a channel, the jobs run at the same time")
  void channelJobsMeet() {
    Schedules.atMost(100).run(() -> {
      InFlight jobs = InFlight.of(3);
      Supplier<String> job = () -> Meeting.in(jobs);
      AtomicInteger results = new AtomicInteger();
      Collector.withChannel(List.of(job, job, job), result -> results.incrementAndGet());
      assertEquals(3, results.get(), "results in the sink");
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("Without jobs, both return at once")
  void noJobs() {
    Schedules.check(() -> {
      List<String> sink = new ArrayList<>();
      Collector.withLock(List.<Supplier<String>>of(), sink::add);
      Collector.withChannel(List.<Supplier<String>>of(), sink::add);
      assertEquals(List.of(), sink, "the results of no jobs");
    });
  }

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("With a lock, all results are in the sink when the method returns")
  void lockWaitsForAll() {
    Schedules.check(() -> {
      List<Integer> sink = new ArrayList<>();
      Object guard = new Object();
      List<Supplier<Integer>> jobs = List.of(() -> 1, () -> 2);
      Collector.withLock(
          jobs,
          result -> {
            synchronized (guard) {
              sink.add(result);
            }
          });
      synchronized (guard) {
        assertEquals(2, sink.size(), "results in the sink when withLock returns");
      }
    });
  }
}
