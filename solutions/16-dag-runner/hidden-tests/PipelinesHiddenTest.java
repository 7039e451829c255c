import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class PipelinesHiddenTest {

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A step whose needs end at the same moment runs exactly once")
  void exactlyOnce() {
    Schedules.check(() -> {
      AtomicInteger runs = new AtomicInteger();
      List<Outcome> outcomes =
          Pipelines.run(
              List.of(
                  new Step("a", List.of(), () -> {}),
                  new Step("b", List.of(), () -> {}),
                  new Step("c", List.of("a", "b"), runs::incrementAndGet)));
      assertEquals(1, runs.get(), "how often the step ran that needs both");
      assertEquals(
          List.of("a DONE", "b DONE", "c DONE"),
          outcomes.stream().map(Outcomes::text).toList(),
          "the outcomes");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("A step waits for nothing but what it needs")
  void noLevels() {
    Schedules.check(() -> {
      CountDownLatch tested = new CountDownLatch(1);
      List<Outcome> outcomes =
          Pipelines.run(
              List.of(
                  new Step("compile", List.of(), () -> {}),
                  new Step("download", List.of(), tested::await),
                  new Step("test", List.of("compile"), tested::countDown)));
      assertEquals(
          List.of("compile DONE", "download DONE", "test DONE"),
          outcomes.stream().map(Outcomes::text).toList(),
          "the outcomes; the download ends when the test has run");
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("A need that is not there is refused")
  void unknownNeed() {
    Schedules.check(() -> {
      List<Step> steps = List.of(new Step("test", List.of("compile"), () -> {}));
      assertThrows(
          IllegalArgumentException.class, () -> Pipelines.run(steps), "a need that is not there");
    });
  }

  @Test
  @Points(1)
  @Hint(3)
  @DisplayName("A step that throws an unchecked exception has failed like any other")
  void uncheckedFailure() {
    Schedules.check(() -> {
      List<Outcome> outcomes =
          Pipelines.run(
              List.of(
                  new Step(
                      "test",
                      List.of(),
                      () -> {
                        throw new IllegalStateException("a bug");
                      }),
                  new Step("deploy", List.of("test"), () -> {})));
      assertEquals(
          List.of("test FAILED", "deploy SKIPPED"),
          outcomes.stream().map(Outcomes::text).toList(),
          "the outcomes");
    });
  }
}
