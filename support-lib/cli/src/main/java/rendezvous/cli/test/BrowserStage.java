package rendezvous.cli.test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendezvous.cli.Project;
import rendezvous.cli.setup.JupyterSetup;

/**
 * A real browser opens the lab, runs a notebook and sees its plot; then it reads the book, if the
 * notebooks have been run. Needs node, npm and Chromium.
 */
record BrowserStage(Project project) implements Stage {

  @Override
  public String name() {
    return "browser";
  }

  @Override
  public String what() {
    return "Chromium runs a notebook through course lab, and reads the book";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    BrowserTests tests = new BrowserTests(project, name());
    Optional<String> obstacle = tests.obstacle();
    if (obstacle.isPresent()) {
      System.out.println("  skipped: " + obstacle.get());
      return Tally.ONE_SKIPPED;
    }
    new JupyterSetup(project).ensure(true);
    return tests.run(
        Map.of(), Duration.ofMinutes(12), List.of(), List.of("lab.test.mjs", "book.test.mjs"));
  }
}
