package rendezvous.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.process.ProcessTree;

/**
 * What a command has used.
 *
 * @param processor seconds of processor time, of all processes that it has started, too
 * @param wall seconds from its start to its end
 */
record Usage(double processor, double wall) {
  private static final int LAST_LINES = 15;

  /** The same for one of so many that the command has done. */
  Usage each(int count) {
    return new Usage(processor / count, wall / count);
  }

  /** Of two commands, one after the other. */
  Usage plus(Usage other) {
    return new Usage(processor + other.processor, wall + other.wall);
  }

  /**
   * Runs a command, which must end with 0.
   *
   * @param log where its output goes
   */
  static Usage of(Path folder, Path log, List<String> command)
      throws IOException, InterruptedException {
    Path result = log.resolveSibling("usage.txt");
    Files.deleteIfExists(result);
    List<String> whole = new ArrayList<>();
    whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    whole.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            UsageMain.class.getName(),
            result.toString()));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (ProcessTree tree = ProcessTree.start(builder)) {
      if (tree.await() != 0) {
        List<String> said = Files.readAllLines(log);
        throw CourseFailure.setup(
            "this did not work: %s%n%s"
                .formatted(
                    String.join(" ", command),
                    String.join(
                        "\n", said.subList(Math.max(0, said.size() - LAST_LINES), said.size()))));
      }
    }
    String[] numbers = Files.readString(result).strip().split(" ");
    return new Usage(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
  }
}
