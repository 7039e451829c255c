package rendezvous.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.grader.check.CheckResult;
import rendezvous.grader.check.CheckText;
import rendezvous.grader.check.Checker;
import rendezvous.grader.check.Progress;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.HintText;
import rendezvous.grader.exercise.InvalidExerciseException;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;

/** {@code course check}: what a cell of an exercise's notebook does, in a terminal. */
@Command(
    name = "check",
    description = "Judge your solution of an exercise, or say how far you have come with all.",
    footer = {
      "",
      "Without a submission, the exercise's own notebook is judged, as it was last saved.",
      "The progress is in progress.json, which can be taken along to another machine.",
      "The exit code is 1 if a test has failed."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final long MILLIS_BETWEEN_LOOKS = 300;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "EXERCISE",
      description = "which exercise: 1, 01, 01-lost-update or its notebook")
  private String name;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SUBMISSION",
      description = "what to judge: a notebook, a .java file, a folder or a .zip of them")
  private Path submission;

  @Option(names = "--watch", description = "judge again whenever the file is saved, until Ctrl-C")
  private boolean watch;

  @Option(names = "--hint", description = "show one more hint and judge nothing")
  private boolean hint;

  @ArgGroup(heading = "%nFor those who write exercises:%n", exclusive = false)
  private Proof proof;

  private static final class Proof {
    @Option(
        names = "--all",
        required = true,
        description =
            "prove the exercise, or all of them: the starter fails, the solution passes, each mutant"
                + " is caught by the test that is meant to")
    private boolean all;

    @Option(names = "--json", paramLabel = "FILE", description = "write what was found as JSON")
    private Path json;

    @Option(
        names = "--runs",
        paramLabel = "N",
        defaultValue = "1",
        description = "run each solution so often; default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(
        names = "--mutant-runs",
        paramLabel = "N",
        defaultValue = "1",
        description = "run each mutant so often; default: ${DEFAULT-VALUE}")
    private int mutantRuns;

    /** Before the work, not after it. */
    private void refuseNonsense() {
      if (runs < 1 || mutantRuns < 1) {
        throw new CourseFailure(ExitCode.USAGE, "--runs and --mutant-runs must be 1 or more");
      }
      if (json != null) {
        Path file = json.toAbsolutePath();
        if (Files.isDirectory(file) || !Files.isWritable(file.getParent())) {
          throw new CourseFailure(ExitCode.USAGE, "cannot write a file " + file);
        }
      }
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project project = Project.current();
    Syllabus syllabus = project.syllabus();
    try {
      if (proof != null) {
        proof.refuseNonsense();
        return new Proofs(project, proof.runs, proof.mutantRuns)
            .run(name == null ? syllabus.exercises() : List.of(named(syllabus)), proof.json);
      }
      if (name == null) {
        return overview(syllabus, Progress.beside(project.exercises()));
      }
      Syllabus.Exercise entry = named(syllabus);
      ExerciseFolder exercise = ExerciseFolder.read(project.exercises(), entry.slug());
      if (hint) {
        return hint(exercise, Progress.beside(project.exercises()));
      }
      return check(project, entry, exercise);
    } catch (InvalidExerciseException e) {
      throw CourseFailure.setup(e.getMessage());
    }
  }

  private Syllabus.Exercise named(Syllabus syllabus) {
    Path path = Path.of(name);
    boolean isNotebook = path.toString().endsWith(".ipynb") && Files.exists(path);
    Path parent = path.toAbsolutePath().normalize().getParent();
    String wanted = isNotebook && parent != null ? parent.getFileName().toString() : name;
    return syllabus
        .findExercise(wanted)
        .orElseThrow(() ->
            new CourseFailure(
                ExitCode.USAGE,
                "there is no exercise '%s'. There are:%s"
                    .formatted(
                        name,
                        String.join(
                            "",
                            syllabus.exercises().stream()
                                .map(each -> "%n  %s".formatted(each.slug()))
                                .toList()))));
  }

  private static int overview(Syllabus syllabus, Progress progress) {
    int points = 0;
    int of = 0;
    for (Syllabus.Exercise exercise : syllabus.exercises()) {
      Progress.Entry entry = progress.of(exercise.slug());
      points += entry.points();
      of += exercise.points();
      System.out.println(
          "  %-28s %-44s %2d of %2d points%s"
              .formatted(
                  exercise.slug(),
                  exercise.title(),
                  entry.points(),
                  exercise.points(),
                  entry.isDone() ? "  done" : ""));
    }
    System.out.println("%n%d of %d points.".formatted(points, of));
    return ExitCode.OK;
  }

  private static int hint(ExerciseFolder exercise, Progress progress) throws IOException {
    for (HintText each : exercise.hints()) {
      boolean isNew = !progress.of(exercise.slug()).hints().contains(each.number());
      System.out.println(
          "Hint %d of %d. %s%n%n%s%n"
              .formatted(each.number(), exercise.hints().size(), each.title(), each.markdown()));
      if (isNew) {
        progress.read(exercise.slug(), each.number(), exercise.points());
        break;
      }
    }
    return ExitCode.OK;
  }

  private int check(Project project, Syllabus.Exercise entry, ExerciseFolder exercise)
      throws IOException, InterruptedException {
    Path file =
        submission != null
            ? submission
            : name.endsWith(".ipynb") ? Path.of(name) : exercise.notebook();
    try (Checker checker = Checker.ofLearner()) {
      while (true) {
        SavedFiles judged = SavedFiles.of(file);
        boolean passed = check(project, entry, exercise, file, checker);
        if (!watch) {
          return passed ? ExitCode.OK : ExitCode.FAILED;
        }
        System.out.println("Waiting for " + file + " to be saved; Ctrl-C ends it.");
        while (judged.areThoseOf(file)) {
          Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
      }
    }
  }

  private boolean check(
      Project project, Syllabus.Exercise entry, ExerciseFolder exercise, Path file, Checker checker)
      throws IOException, InterruptedException {
    List<Source> sources;
    try {
      sources = Submission.read(file);
    } catch (IntakeException e) {
      if (watch) {
        System.out.println(e.getMessage());
        return false;
      }
      throw new CourseFailure(ExitCode.USAGE, e.getMessage());
    }
    checker.prepare();
    System.out.println(entry.title() + " (" + entry.slug() + ")\n");
    CheckResult result = checker.check(exercise, sources);
    CheckText.of(result).forEach(System.out::println);
    try {
      Progress.beside(project.exercises())
          .checked(exercise.slug(), result.points(), exercise.points());
    } catch (IOException e) {
      System.out.println("The progress could not be written: " + e.getMessage());
    }
    if (watch) {
      checker.prepare();
    }
    return result.passed();
  }
}
