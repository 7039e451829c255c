package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.cli.Project;
import rendezvous.cli.setup.AptInstall;

/** Tests in {@code src/test/browser}, run by node with a real Chromium. */
final class BrowserTests {

  private static final Pattern COUNT =
      Pattern.compile("(?m)^# (tests|fail|cancelled|skipped|todo) (\\d+)$");

  private final Project project;
  private final StageProgram node;

  /** Tests whose output goes to {@code target/test/NAME.log}. */
  BrowserTests(Project project, String name) throws IOException {
    this.project = project;
    this.node = new StageProgram(project, name);
  }

  /** Why they cannot run here, if they cannot: what is missing was tried to install. */
  Optional<String> obstacle() {
    List<String> missing = missing();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    List<String> refusals = new ArrayList<>();
    new AptInstall(project.target().resolve("setup")).install("Browser", missing, refusals::add);
    return missing().isEmpty()
        ? Optional.empty()
        : Optional.of("needs " + String.join(", ", missing()) + "; " + String.join("; ", refusals));
  }

  /**
   * Runs them, and prints what failed.
   *
   * @param prefix a command that runs the words after it; may be empty
   */
  Tally run(Map<String, String> variables, Duration limit, List<String> prefix, List<String> files)
      throws IOException, InterruptedException {
    Path folder = project.home().resolve("support-lib/cli/src/test/browser");
    Files.deleteIfExists(node.log());
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("CHROMIUM", chromium().orElseThrow().toString());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
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
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("node", "--test", "--test-concurrency=2", "--test-reporter=tap"));
    command.addAll(files);
    int code = node.run(folder, environment, limit, command);
    Tally tally = tallyOf(node.text()).endedWith(code);
    if (tally.failed() > 0) {
      node.printFailure(
          node.text().lines().filter(line -> line.strip().startsWith("not ok")).toList());
    }
    return tally;
  }

  /** Everything that they printed. */
  String text() throws IOException {
    return node.text();
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
        .map(BrowserTests::onPath)
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
