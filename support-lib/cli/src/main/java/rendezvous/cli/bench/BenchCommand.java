package rendezvous.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.process.ProcessTree;
import rendezvous.cli.setup.Fonts;

/**
 * {@code course bench}: builds the module bench, which most commands do without, and runs it in a
 * JVM of its own.
 */
@Command(
    name = "bench",
    description = {
      "Measure the primitives against jox, Kotlin, the JDK's own and, if there, Go.",
      "Or, with `grading`, the class grader against JUnit's console launcher, javac and Maven."
    },
    footer = {
      "",
      "Every contestant runs in fresh JVMs, which take turns; the table shows medians, ranges and",
      "ratios with their error. All workloads take long; --quick takes much less, with shorter",
      "warm-up and fewer rounds: small leads and lags are then noise, and the starvation workloads",
      "are measured only once.",
      "Page with charts: target/bench/bench.md. Logs: target/bench/bench.log.",
      "`course bench grading` is for itself: page target/bench/bench-grading.md; it takes --rounds",
      "(3; quick: 1) and --docs, and about a minute for a round."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final String GRADING = "grading";

  @Option(names = "--quick", description = "shorter warm-up and fewer rounds, less exact")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "how often each contestant is measured (5; quick: 2)")
  private Integer rounds;

  @Option(names = "--json", paramLabel = "FILE", description = "also write the numbers to FILE")
  private Path json;

  @Option(names = "--docs", description = "also replace docs/bench.md and its charts")
  private boolean docs;

  @Option(names = "--list", description = "only list the workloads")
  private boolean list;

  @Parameters(
      paramLabel = "WORKLOAD",
      description =
          "which workloads, all without any; the beginning of a name stands for all that begin so:"
              + " select, 1-to-1; or: grading")
  private List<String> workloads = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (workloads.contains(GRADING)) {
      return measureGrading(Project.current());
    }
    List<String> arguments = arguments();
    Project project = Project.current();
    Path classes = build(project);
    if (!list) {
      Fonts.ensure(project);
    }
    return run(project, new Project(project.home(), classes).classPath("bench"), arguments);
  }

  private int measureGrading(Project project) throws IOException, InterruptedException {
    if (workloads.size() > 1 || json != null || list) {
      throw new CourseFailure(
          ExitCode.USAGE,
          "`course bench grading` takes no other workload, no --json and no --list");
    }
    int times = rounds == null ? quick ? 1 : 3 : positive(rounds);
    GradingPage measured = new GradingBench(project).run(times);
    Path page =
        (docs ? project.home().resolve("docs") : project.target().resolve("bench"))
            .resolve("bench-grading.md");
    String command = "./course bench grading" + (docs ? " --docs" : "") + " --rounds " + times;
    Files.writeString(page, measured.markdown(command));
    System.out.println(measured.table() + "Page: " + page);
    return ExitCode.OK;
  }

  private static int positive(int rounds) {
    if (rounds < 1) {
      throw new CourseFailure(ExitCode.USAGE, "--rounds must be 1 or more, not " + rounds);
    }
    return rounds;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (list) {
      arguments.add("--list");
    }
    if (quick) {
      arguments.add("--quick");
    }
    if (docs) {
      arguments.add("--docs");
    }
    if (rounds != null) {
      arguments.addAll(List.of("--rounds", Integer.toString(positive(rounds))));
    }
    if (json != null) {
      Path file = json.toAbsolutePath();
      // Said before the work, not after it.
      if (Files.isDirectory(file) || !Files.isWritable(file.getParent())) {
        throw new CourseFailure(ExitCode.USAGE, "cannot write a file " + file);
      }
      arguments.addAll(List.of("--json", file.toString()));
    }
    arguments.addAll(workloads);
    return arguments;
  }

  /** Builds what changed; gives the folder of the built jars. */
  private static Path build(Project project) throws IOException, InterruptedException {
    ProcessBuilder build =
        new ProcessBuilder(project.buildScript("class-path", "bench"))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (ProcessTree tree = ProcessTree.start(build)) {
      String folder = new String(tree.process().getInputStream().readAllBytes()).strip();
      if (tree.await() != ExitCode.OK) {
        throw CourseFailure.setup("without what it could not build, it cannot measure");
      }
      return Path.of(folder);
    }
  }

  private static int run(Project project, List<Path> classPath, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> program = new ArrayList<>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    program.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow", // JMH needs it, and the JDK would warn
            "-Djava.awt.headless=true",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "-Drendezvous.home=" + project.home(),
            "-Drendezvous.terminal=" + (System.console() != null && System.console().isTerminal()),
            "-cp",
            String.join(":", classPath.stream().map(Path::toString).toList()),
            "rendezvous.bench.Bench"));
    program.addAll(arguments);
    ProcessBuilder bench =
        new ProcessBuilder(program)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try (ProcessTree tree = ProcessTree.start(bench)) {
      return tree.await();
    }
  }
}
