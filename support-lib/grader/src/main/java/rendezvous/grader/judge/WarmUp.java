package rendezvous.grader.judge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.grader.Limits;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Result;
import rendezvous.sync.WaitGroup;

/**
 * Does once, before there is a submission, what tests do: so that the first real one does not wait
 * until JUnit, the scheduler and the primitives are loaded.
 */
final class WarmUp {
  private static final int SCHEDULES = 300;

  /** Until what runs each schedule is compiled. */
  private static final int MOST_ROUNDS = 6;

  private WarmUp() {}

  /** Ends early when there is something better to do. */
  static void run(TestRunner runner, BooleanSupplier isIdle) {
    Explanation explanation = new Explanation(Set.of("WarmUp.java"));
    runner.run(Sample.class, Sample.TESTS, thrown -> thrown.ifPresent(explanation::of));
    for (int round = 1; round < MOST_ROUNDS && isIdle.getAsBoolean(); round++) {
      runner.run(Sample.class, List.of("passes"), _ -> {});
    }
  }

  /** The same as a request, to be judged as every other one. */
  static Request request() {
    String name = Sample.class.getName();
    return new Request(
        Map.of(),
        Set.of("WarmUp.java"),
        Sample.TESTS.stream().map(test -> new TestId(name, test)).toList(),
        1,
        1,
        Limits.DEFAULT.test());
  }

  /** An exercise's test, and what it tests. */
  static final class Sample {
    static final List<String> TESTS = List.of("fails", "passes", "isWithoutSchedules");
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private int count;

    @BeforeEach
    void start() {
      count = 0;
    }

    @Test
    @Points(1)
    void passes() {
      Schedules.atMost(SCHEDULES)
          .run(() -> {
            Channel<Integer> numbers = Channel.unbuffered("numbers");
            Channel<Result<Integer>> squares = Channel.buffered("squares", 2);
            WaitGroup group = new WaitGroup("warm-up");
            group.go(() -> {
              numbers.send(1);
              numbers.close();
            });
            try (CancellableContext context = Context.background().withTimeout(LIMIT)) {
              group.go(() -> {
                for (int number : numbers) {
                  squares.send(Result.of(() -> context.call(() -> number * number)));
                }
                squares.close();
              });
              for (Result<Integer> square : squares) {
                Assertions.assertEquals(1, square.orElseThrow());
              }
            }
            group.await();
          });
    }

    @Test
    @Points(1)
    void fails() {
      Schedules.atMost(SCHEDULES)
          .run(() -> {
            Sample sample = new Sample();
            Schedules.together(() -> sample.count++, () -> sample.count++);
            Assertions.assertEquals(2, sample.count, "this fails so that failing is warm, too");
          });
    }

    @Test
    @Points(1)
    @DisplayName("What has no schedules")
    void isWithoutSchedules() throws InterruptedException {
      Thread thread = Thread.startVirtualThread(() -> count++);
      thread.join();
      Assertions.assertTrue(count > 0);
      Assertions.assertFalse(count > 1, () -> "started once, counted " + count);
      Assertions.assertThrows(
          IllegalStateException.class,
          () -> {
            throw new IllegalStateException("as it should");
          });
    }
  }
}
