package rendezvous.cli.test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;

/** {@code course test}: runs every stage, or one, and ends with the line that CI reads. */
@Command(
    name = "test",
    description =
        "Run every test: Java units, the proofs of the primitives, the kernel, this command, the"
            + " exercises, the notebooks, the browser; in CI the container image, too.",
    footer = {
      "",
      "Each stage's full output is in target/test. Ends with a line 'N passed, N failed'."
    })
public final class TestCommand implements Callable<Integer> {

  @Option(
      names = "--only",
      paramLabel = "STAGE",
      description =
          "only this stage: unit, stress, mutants, kernel, command, exercises, notebooks, browser or"
              + " image; may be repeated")
  private List<String> only = List.of();

  @Option(
      names = "--image",
      description =
          "only the stage image, which else is for CI, where the variable CI is true: it downloads half"
              + " a gigabyte and takes up to ten minutes")
  private boolean image;

  @Option(
      names = "--thorough",
      description = "the proofs of the primitives in full and not a bounded share; takes very long")
  private boolean thorough;

  @Override
  public Integer call() throws InterruptedException {
    List<String> summary = new ArrayList<>();
    Tally total = Tally.NONE;
    for (Stage stage : stages(Project.current())) {
      System.out.println("== " + stage.name() + ": " + stage.what());
      long started = System.nanoTime();
      Tally tally = run(stage);
      total = total.plus(tally);
      String line =
          "%-10s %s  (%d s)"
              .formatted(stage.name(), tally, (System.nanoTime() - started) / 1_000_000_000L);
      System.out.println("   " + line);
      summary.add(line);
    }
    System.out.println();
    summary.forEach(System.out::println);
    System.out.println();
    System.out.println(total);
    return total.failed() == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  /** A stage that cannot run has failed; the others still run. */
  private static Tally run(Stage stage) throws InterruptedException {
    try {
      return stage.run();
    } catch (IOException | RuntimeException e) {
      System.out.println("    " + stage.name() + " could not run: " + e.getMessage());
      return Tally.ONE_FAILED;
    }
  }

  private List<Stage> stages(Project project) {
    List<Stage> all =
        List.of(
            new UnitStage(project, thorough),
            new LitmusStage(project, thorough),
            new MutantStage(project, thorough),
            new PythonStage(
                project,
                "kernel",
                "the kernel over Jupyter's wire protocol",
                "support-lib/kernel/src/test/python"),
            new PythonStage(
                project,
                "command",
                "the course command as a person calls it",
                "support-lib/cli/src/test/python"),
            new ExerciseStage(project, thorough),
            new NotebookStage(project),
            new BrowserStage(project),
            new ImageStage(project));
    List<String> names = all.stream().map(Stage::name).toList();
    List<String> wanted = new ArrayList<>(only);
    if (image) {
      wanted.add("image");
    }
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw new CourseFailure(
            ExitCode.USAGE,
            "there is no stage '" + name + "'. There are: " + String.join(", ", names));
      }
    }
    return all.stream()
        .filter(stage ->
            wanted.isEmpty()
                ? !(stage instanceof ImageStage) || "true".equals(System.getenv("CI"))
                : wanted.contains(stage.name()))
        .toList();
  }
}
