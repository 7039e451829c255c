package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rendezvous.cli.Project;
import rendezvous.cli.process.ProcessTree;

/**
 * Runs a stage's test runner, its output into {@code target/test/STAGE.log}; where a stage has
 * several, into {@code target/test/STAGE/RUNNER.log}.
 */
final class StageProgram {

  private final Project project;
  private final Path log;

  StageProgram(Project project, String stage) throws IOException {
    this.project = project;
    this.log = project.target().resolve("test").resolve(stage + ".log");
    Files.createDirectories(log.getParent());
  }

  Path log() {
    return log;
  }

  /** Everything that the runner printed. */
  String text() throws IOException {
    return Files.readString(log);
  }

  /** Runs a program, adding to the log; gives its exit code, or 124 when the limit has passed. */
  int run(Path folder, Map<String, String> environment, Duration limit, List<String> program)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(program)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("RENDEZVOUS_HOME", project.home().toString());
    try (ProcessTree tree = ProcessTree.start(builder)) {
      if (tree.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return tree.process().exitValue();
      }
      Files.writeString(
          log,
          "\nstopped: no end within " + limit.toMinutes() + " minutes\n",
          java.nio.file.StandardOpenOption.APPEND);
      return 124;
    }
  }

  /** Prints the lines that tell what failed, and where all of them are. */
  void printFailure(List<String> lines) {
    lines.forEach(line -> System.out.println("    " + line));
    System.out.println("    all output: " + log);
  }

  /** The last lines of the output. */
  List<String> lastLines(int count) throws IOException {
    List<String> lines = text().lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
