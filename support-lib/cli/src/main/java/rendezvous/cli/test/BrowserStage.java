package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.cli.Project;
import rendezvous.cli.setup.AptInstall;
import rendezvous.cli.setup.JupyterSetup;

/**
 * A real browser opens the lab, runs a notebook and sees its plot; then it reads the book, if the
 * notebooks have been run. Needs node, npm and Chromium.
 */
record BrowserStage(Project project) implements Stage {

  private static final Pattern COUNT =
      Pattern.compile("(?m)^# (tests|fail|cancelled|skipped|todo) (\\d+)$");

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
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      List<String> refusals = new ArrayList<>();
      new AptInstall(project.target().resolve("setup")).install("Browser", missing, refusals::add);
      if (!missing().isEmpty()) {
        System.out.println(
            "  skipped: needs "
                + String.join(", ", missing())
                + "; "
                + String.join("; ", refusals));
        return Tally.ONE_SKIPPED;
      }
    }
    new JupyterSetup(project).ensure(true);
    Path folder = project.home().resolve("support-lib/cli/src/test/browser");
    StageProgram node = new StageProgram(project, name());
    Files.deleteIfExists(node.log());
    Map<String, String> environment =
        Map.of(
            "CHROMIUM",
            chromium().orElseThrow().toString(),
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
            "1");
    int installed =
        node.run(
            folder,
            environment,
            Duration.ofMinutes(3),
            List.of("npm", "ci", "--no-audit", "--no-fund"));
    if (installed != 0) {
      node.printFailure(node.lastLines(10));
      return Tally.ONE_FAILED;
    }
    int code =
        node.run(
            folder,
            environment,
            Duration.ofMinutes(12),
            List.of(
                "node",
                "--test",
                "--test-concurrency=2",
                "--test-reporter=tap",
                "lab.test.mjs",
                "book.test.mjs"));
    Tally tally = tallyOf(node.text()).endedWith(code);
    if (tally.failed() > 0) {
      node.printFailure(
          node.text().lines().filter(line -> line.strip().startsWith("not ok")).toList());
    }
    return tally;
  }

  /** Reads the closing lines of node's test runner: {@code # tests 3}, {@code # fail 0}. */
  static Tally tallyOf(String tap) {
    int total = 0;
    int failed = 0;
    int skipped = 0;
    Matcher count = COUNT.matcher(tap);
    while (count.find()) {
      int number = Integer.parseInt(count.group(2));
      switch (count.group(1)) {
        case "tests" -> total = number;
        case "fail", "cancelled" -> failed += number;
        default -> skipped += number;
      }
    }
    return Tally.ofTotal(total, failed, skipped);
  }

  private static List<String> missing() {
    List<String> packages = new ArrayList<>();
    if (onPath("node").isEmpty()) {
      packages.add("nodejs");
    }
    if (onPath("npm").isEmpty()) {
      packages.add("npm");
    }
    if (chromium().isEmpty()) {
      packages.add("chromium");
    }
    return packages;
  }

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(BrowserStage::onPath)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
