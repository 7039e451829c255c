package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.cli.Project;
import rendezvous.cli.setup.Fonts;

/**
 * Every module's unit tests, and the formatting check, by Maven.
 *
 * @param thorough whether those that stress the primitives take their time
 */
record UnitStage(Project project, boolean thorough) implements Stage {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\b(tests|errors|failures|skipped)=\"(\\d+)\"");

  @Override
  public String name() {
    return "unit";
  }

  @Override
  public String what() {
    return "Java unit tests and formatting, by Maven";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    Path supportLib = project.home().resolve("support-lib");
    removeOldReports(supportLib);
    Fonts.ensure(project);
    StageProgram maven = new StageProgram(project, name());
    Files.deleteIfExists(maven.log());
    int code =
        maven.run(
            supportLib,
            Map.of(),
            Duration.ofMinutes(thorough ? 90 : 15),
            List.of(
                "sh",
                supportLib.resolve("build").toString(),
                "maven",
                "verify",
                "--fail-at-end",
                "-Drendezvous.thorough=" + thorough));
    Tally tally = Tally.NONE;
    for (Path report : reports(supportLib)) {
      tally = tally.plus(tallyOf(Files.readString(report)));
    }
    tally = tally.endedWith(code);
    if (tally.failed() > 0) {
      maven.printFailure(
          maven.text().lines().filter(line -> line.startsWith("[ERROR]")).limit(25).toList());
    }
    return tally;
  }

  /**
   * Reads the head of one of Surefire's XML reports: {@code <testsuite … tests="3" failures="0"
   * …>}.
   */
  static Tally tallyOf(String xml) {
    int start = xml.indexOf("<testsuite");
    String head = start < 0 ? "" : xml.substring(start, xml.indexOf('>', start));
    int total = 0;
    int failed = 0;
    int skipped = 0;
    Matcher attribute = ATTRIBUTE.matcher(head);
    while (attribute.find()) {
      int number = Integer.parseInt(attribute.group(2));
      switch (attribute.group(1)) {
        case "tests" -> total = number;
        case "skipped" -> skipped = number;
        default -> failed += number;
      }
    }
    return Tally.ofTotal(total, failed, skipped);
  }

  private static List<Path> reports(Path supportLib) throws IOException {
    try (Stream<Path> modules = Files.list(supportLib)) {
      return modules
          .map(module -> module.resolve("target/surefire-reports"))
          .filter(Files::isDirectory)
          .flatMap(UnitStage::xmlFiles)
          .toList();
    }
  }

  private static Stream<Path> xmlFiles(Path folder) {
    String[] names =
        folder.toFile().list((_, name) -> name.startsWith("TEST-") && name.endsWith(".xml"));
    return names == null ? Stream.of() : Stream.of(names).sorted().map(folder::resolve);
  }

  /** Reports of tests that are no longer there would be counted. */
  private static void removeOldReports(Path supportLib) throws IOException {
    for (Path report : reports(supportLib)) {
      Files.delete(report);
    }
  }
}
