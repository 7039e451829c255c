package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rendezvous.cli.Project;

/**
 * jcstress: what two threads see of each other through the primitives, under compilers that reorder
 * what they may.
 *
 * @param thorough every compiler against every other; otherwise the most daring one
 */
record LitmusStage(Project project, boolean thorough) implements Stage {
  private static final Pattern RESULT =
      Pattern.compile("(?m)^\\s*\\.* ?\\[(OK|FAILED|ERROR|TIMEOUT|VM ERROR|SKIPPED)\\] (\\S+)");

  @Override
  public String name() {
    return "stress";
  }

  @Override
  public String what() {
    return "jcstress on the primitives: memory ordering, races";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    StressModule module = new StressModule(project);
    StageProgram program = new StageProgram(project, name());
    Files.deleteIfExists(program.log());
    if (module.build(program) != 0) {
      program.printFailure(program.lastLines(15));
      return Tally.ONE_FAILED;
    }
    var work = Files.createDirectories(program.log().resolveSibling(name()));
    int code =
        program.run(
            work,
            Map.of(),
            Duration.ofMinutes(thorough ? 120 : 10),
            module.command(
                "rendezvous.stress.litmus.LitmusRun",
                List.of(thorough ? "full" : "quick", work.resolve("report").toString(), ".*")));
    Tally tally = tallyOf(program.text()).endedWith(code);
    if (tally.failed() > 0) {
      program.printFailure(
          RESULT
              .matcher(results(program.text()))
              .results()
              .filter(result -> !result.group(1).equals("OK"))
              .map(result -> result.group(1) + " " + result.group(2))
              .toList());
    }
    return tally;
  }

  /** Counts the tests in jcstress's closing list, each of which stands there once. */
  static Tally tallyOf(String output) {
    int total = 0;
    int failed = 0;
    int skipped = 0;
    Matcher result = RESULT.matcher(results(output));
    while (result.find()) {
      total++;
      switch (result.group(1)) {
        case "OK" -> {}
        case "SKIPPED" -> skipped++;
        default -> failed++;
      }
    }
    return Tally.ofTotal(total, failed, skipped);
  }

  private static String results(String output) {
    return output.substring(Math.max(0, output.indexOf("RUN RESULTS:")));
  }
}
