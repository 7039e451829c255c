package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.cli.Project;
import rendezvous.cli.setup.JupyterSetup;
import rendezvous.cli.setup.Kernels;

/**
 * Tests that are written in Python, with unittest, because they look at the course from outside.
 * Three files of them run side by side: most of their time, they wait for a process or a message.
 *
 * @param tests their folder, from the course's
 */
record PythonStage(Project project, String name, String what, String tests) implements Stage {

  private static final int AT_ONCE = 3;
  private static final Pattern RAN = Pattern.compile("(?m)^Ran (\\d+) tests? in ");
  private static final Pattern COUNT = Pattern.compile("\\b(failures|errors|skipped)=(\\d+)");
  private static final Pattern VERDICT = Pattern.compile("(?m)^(OK|FAILED)\\b.*$");

  /** What came of one file of tests, and where its output is. */
  private record FileRun(Tally tally, StageProgram program) {}

  @Override
  public Tally run() throws IOException, InterruptedException {
    var jupyter = new JupyterSetup(project).ensure(false);
    Kernels.install(project);
    Map<String, String> environment = new HashMap<>(jupyter.environment());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    // The courses that tests make would otherwise each look for one, and install one.
    environment.put(JupyterSetup.NAMED_PYTHON, jupyter.python().toString());
    List<Callable<FileRun>> files = new ArrayList<>();
    for (String file : files()) {
      files.add(() -> run(file, jupyter.python(), environment));
    }
    Tally tally = Tally.NONE;
    try (ExecutorService sideBySide = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Future<FileRun> running : sideBySide.invokeAll(files)) {
        FileRun ended = running.get();
        if (ended.tally().failed() > 0) {
          ended.program().printFailure(ended.program().lastLines(40));
        }
        tally = tally.plus(ended.tally());
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return tally;
  }

  /** The largest first: they take the longest. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(project.home().resolve(tests))) {
      List<String> files =
          all.filter(file -> file.getFileName().toString().matches(".*test.*\\.py"))
              .sorted(Comparator.comparingLong((Path file) -> file.toFile().length()).reversed())
              .map(file -> file.getFileName().toString())
              .toList();
      if (files.isEmpty()) {
        throw new IOException("there are no tests in " + tests);
      }
      return files;
    }
  }

  private FileRun run(String file, Path python, Map<String, String> environment)
      throws IOException, InterruptedException {
    StageProgram program = new StageProgram(project, name + "/" + file.replace(".py", ""));
    Files.deleteIfExists(program.log());
    int code =
        program.run(
            project.home(),
            environment,
            Duration.ofMinutes(20),
            List.of(
                python.toString(),
                "-m",
                "unittest",
                "discover",
                "-v",
                "-s",
                project.home().resolve(tests).toString(),
                "-p",
                file));
    return new FileRun(tallyOf(program.text()).endedWith(code), program);
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
