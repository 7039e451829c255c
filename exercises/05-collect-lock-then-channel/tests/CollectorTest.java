import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class CollectorTest {

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("With a lock, every result comes into the sink, one at a time")
  void lockCollectsAll() {
    Schedules.check(() -> {
      List<String> sink = new ArrayList<>(); // not made for two threads at once
      List<Supplier<String>> jobs = List.of(() -> "a", () -> "b");
      Collector.withLock(jobs, result -> sink.add(result));
      assertEquals(List.of("a", "b"), sink.stream().sorted().toList(), "the results");
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("With a lock, the jobs still run at the same time")
  void lockJobsMeet() {
    Schedules.atMost(100).run(() -> {
      InFlight jobs = InFlight.of(3);
      Supplier<String> job = () -> Meeting.in(jobs);
      AtomicInteger results = new AtomicInteger();
      Collector.withLock(List.of(job, job, job), result -> results.incrementAndGet());
      assertEquals(3, results.get(), "results in the sink");
    });
  }

  @Test
  @Points(3)
  @Hint(3)
  @DisplayName("With a channel, every result comes into the sink, and the collecting ends")
  void channelCollectsAll() {
    Schedules.check(() -> {
      Set<String> sink = new TreeSet<>();
      List<Supplier<String>> jobs = List.of(() -> "a", () -> "b");
      Collector.withChannel(jobs, result -> sink.add(result));
      assertEquals(new TreeSet<>(Set.of("a", "b")), sink, "the results");
    });
  }
}
