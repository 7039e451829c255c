package rendezvous.grader.judge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.grader.Limits;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.sync.WaitGroup;

/**
 * Does once, before there is a submission, what tests do: so that the first real one does not wait
 * until JUnit, the scheduler and the primitives are loaded.
 */
final class WarmUp {
  private static final int SCHEDULES = 300;

  private WarmUp() {}

  static void run(TestRunner runner) {
    runner
        .run(Sample.class, "fails")
        .ifPresent(thrown -> new Explanation(Set.of("WarmUp.java")).of(thrown));
    runner.run(Sample.class, "passes");
  }

  /** The same as a request, to be judged as every other one. */
  static Request request() {
    String name = Sample.class.getName();
    return new Request(
        Map.of(),
        Set.of("WarmUp.java"),
        List.of(new TestId(name, "fails"), new TestId(name, "passes")),
        1,
        1,
        Limits.DEFAULT.test());
  }

  /** An exercise's test, and what it tests. */
  static final class Sample {
    private int count;

    @Test
    @Points(1)
    void passes() {
      Schedules.atMost(SCHEDULES)
          .run(() -> {
            Channel<Integer> channel = Channel.unbuffered("warm-up");
            WaitGroup group = new WaitGroup("warm-up");
            group.go(() -> {
              channel.send(1);
              channel.close();
            });
            for (int element : channel) {
              Assertions.assertEquals(1, element);
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
  }
}
