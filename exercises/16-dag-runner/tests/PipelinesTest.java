import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.grader.Verdict;

class PipelinesTest {

  @Test
  @Points(3)
  @Hint(1)
  @Hint(value = 2, on = Verdict.RACE)
  @DisplayName("A step runs after all that it needs, also if it stands before them in the list")
  void afterItsNeeds() {
    Schedules.check(() -> {
      List<String> ran = new CopyOnWriteArrayList<>();
      List<Outcome> outcomes =
          Pipelines.run(
              List.of(
                  new Step("deploy", List.of("test", "lint"), () -> ran.add("deploy")),
                  new Step("test", List.of("compile"), () -> ran.add("test")),
                  new Step("lint", List.of("compile"), () -> ran.add("lint")),
                  new Step("compile", List.of(), () -> ran.add("compile"))));
      assertEquals("compile", ran.getFirst(), "the step that ran first, of " + ran);
      assertEquals("deploy", ran.getLast(), "the step that ran last, of " + ran);
      assertEquals(4, ran.size(), "how many ran: " + ran);
      assertEquals(
          List.of("deploy DONE", "test DONE", "lint DONE", "compile DONE"),
          outcomes.stream().map(Outcomes::text).toList(),
          "the outcomes");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("Steps that need nothing of each other run at the same time")
  void together() {
    Schedules.check(() -> {
      InFlight running = InFlight.of(3);
      Pipelines.run(
          List.of(
              new Step("unit", List.of(), running::meet),
              new Step("browser", List.of(), running::meet),
              new Step("lint", List.of(), running::meet)));
    });
  }

  @Test
  @Points(3)
  @Hint(3)
  @DisplayName("What needs a failed step is skipped, directly or not; the rest runs")
  void failure() {
    Schedules.check(() -> {
      IOException broken = new IOException("test 17 failed");
      List<String> ran = new CopyOnWriteArrayList<>();
      List<Outcome> outcomes =
          Pipelines.run(
              List.of(
                  new Step(
                      "test",
                      List.of(),
                      () -> {
                        throw broken;
                      }),
                  new Step("package", List.of("test"), () -> ran.add("package")),
                  new Step("deploy", List.of("package"), () -> ran.add("deploy")),
                  new Step("docs", List.of(), () -> ran.add("docs"))));
      assertEquals(List.of("docs"), ran, "the steps that ran");
      assertEquals(
          List.of("test FAILED", "package SKIPPED", "deploy SKIPPED", "docs DONE"),
          outcomes.stream().map(Outcomes::text).toList(),
          "the outcomes");
      assertSame(broken, outcomes.getFirst().error(), "what the failed step has thrown");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("A circle is refused before anything runs")
  void circle() {
    Schedules.check(() -> {
      List<String> ran = new CopyOnWriteArrayList<>();
      List<Step> steps =
          List.of(
              new Step("compile", List.of(), () -> ran.add("compile")),
              new Step("egg", List.of("compile", "hen"), () -> ran.add("egg")),
              new Step("hen", List.of("egg"), () -> ran.add("hen")));
      assertThrows(
          IllegalArgumentException.class, () -> Pipelines.run(steps), "a graph with a circle");
      assertTrue(ran.isEmpty(), "nothing has run before the circle was refused; ran: " + ran);
    });
  }
}
