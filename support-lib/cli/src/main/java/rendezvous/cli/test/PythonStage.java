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
import rendezvous.cli.setup.JupyterSetup;
import rendezvous.cli.setup.Kernels;

/**
 * Tests that are written in Python, with unittest, because they look at the course from outside.
 *
 * @param tests their folder, from the course's
 */
record PythonStage(Project project, String name, String what, String tests) implements Stage {

  private static final Pattern RAN = Pattern.compile("(?m)^Ran (\\d+) tests? in ");
  private static final Pattern COUNT = Pattern.compile("\\b(failures|errors|skipped)=(\\d+)");
  private static final Pattern VERDICT = Pattern.compile("(?m)^(OK|FAILED)\\b.*$");

  @Override
  public Tally run() throws IOException, InterruptedException {
    var jupyter = new JupyterSetup(project).ensure(false);
    Kernels.install(project);
    StageProgram python = new StageProgram(project, name);
    Files.deleteIfExists(python.log());
    Path folder = project.home().resolve(tests);
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no " + folder);
    }
    int code =
        python.run(
            project.home(),
            Stream.of(jupyter.environment(), Map.of("PYTHONDONTWRITEBYTECODE", "1"))
                .flatMap(map -> map.entrySet().stream())
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            Duration.ofMinutes(20),
            List.of(
                jupyter.python().toString(),
                "-m",
                "unittest",
                "discover",
                "-v",
                "-s",
                folder.toString(),
                "-p",
                "*test*.py"));
    Tally tally = tallyOf(python.text()).endedWith(code);
    if (tally.failed() > 0) {
      python.printFailure(python.lastLines(40));
    }
    return tally;
  }

  /**
   * Reads unittest's closing lines: {@code Ran 12 tests in 3.4s} and {@code FAILED (failures=1,
   * skipped=2)}.
   */
  static Tally tallyOf(String output) {
    Matcher ran = RAN.matcher(output);
    if (!ran.find()) {
      return Tally.NONE;
    }
    int failed = 0;
    int skipped = 0;
    Matcher verdict = VERDICT.matcher(output.substring(ran.end()));
    if (verdict.find()) {
      Matcher count = COUNT.matcher(verdict.group());
      while (count.find()) {
        int number = Integer.parseInt(count.group(2));
        if (count.group(1).equals("skipped")) {
          skipped += number;
        } else {
          failed += number;
        }
      }
    }
    return Tally.ofTotal(Integer.parseInt(ran.group(1)), failed, skipped);
  }
}
