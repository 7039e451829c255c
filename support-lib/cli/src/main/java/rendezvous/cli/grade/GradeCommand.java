package rendezvous.cli.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.RemovedTree;
import rendezvous.cli.gradescope.GradescopeZip;
import rendezvous.cli.plagiarism.JplagDownload;
import rendezvous.cli.plagiarism.Plagiarism;
import rendezvous.cli.process.Browser;
import rendezvous.cli.process.Progress;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.classroom.ClassArchive;
import rendezvous.grader.classroom.ClassFolder;
import rendezvous.grader.classroom.Grading;
import rendezvous.grader.classroom.HandedIn;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.InvalidExerciseException;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.judge.Judging;
import rendezvous.grader.judge.StartupCache;
import rendezvous.grader.report.ClassResult;
import rendezvous.grader.report.GradedExercise;
import rendezvous.grader.report.GradedSubmission;
import rendezvous.grader.report.Likeness;
import rendezvous.grader.report.Reports;
import rendezvous.grader.scan.AllowList;

/** {@code course grade}: judges what a class has handed in, and writes the reports. */
@Command(
    name = "grade",
    description = "Judge what a class has handed in, and write the reports.",
    footer = {
      "",
      "The class is a folder, or a .zip of one, with a folder or a file for each student:",
      "  alice/01-lost-update.ipynb, alice/02-captured-variables/…   for several exercises",
      "  alice.ipynb, bob.java, carol.zip, dave/…                    for one, with --exercise",
      "What is finished is kept in OUT/finished: an interrupted run goes on where it was.",
      "Submissions are shut in: L3 by bubblewrap, L2 by Landlock and seccomp. L1 is no sandbox.",
      "docs/teach.md says more: learning platforms, build servers, exercises of your own."
    })
public final class GradeCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Task task;

  /** What there is to do: one of these. */
  static final class Task {
    @Option(names = "--class", paramLabel = "DIR|ZIP", description = "what the class has handed in")
    private Path handedIn;

    @Option(
        names = "--demo",
        arity = "0..1",
        fallbackValue = "30",
        paramLabel = "N",
        description = "a generated class of 30, or of N; the report is opened in the browser")
    private Integer demo;

    @Option(
        names = "--gradescope-zip",
        paramLabel = "FILE",
        description = "grade nothing: write the --exercise as an autograder for Gradescope")
    private Path gradescope;
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the reports go; with --demo, target/grade-demo/report if not given")
  private Path out;

  @Option(
      names = "--plagiarism",
      description = "also compare submissions with each other, by JPlag, which this downloads")
  private boolean plagiarism;

  @Option(
      names = {"--no-browser", "--no-open"},
      description = "with --demo: only print where the report is, do not open it")
  private boolean noBrowser;

  @Option(
      names = "--exercises",
      paramLabel = "DIR",
      description = "another folder of exercises, or one exercise; default: the course's own")
  private Path exercises;

  @Option(
      names = "--exercise",
      paramLabel = "NAME",
      description =
          "which exercise; may be given more than once. Default: those that folders are called by")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "judge so many at a time; default: as many as there are processors")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--box",
      paramLabel = "LEVEL",
      description = "L3, L2 or L1; default: the strongest that works here")
  private Box.Level level;

  @Option(
      names = "--i-accept-unsandboxed",
      description = "go on if nothing but the list of what is allowed holds submissions (L1)")
  private boolean unsandboxed;

  @ArgGroup(heading = "%nLimits of a submission:%n", exclusive = false, validate = false)
  private LimitOptions limits = new LimitOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (jobs < 1) {
      throw new CourseFailure(ExitCode.USAGE, "--jobs must be at least 1");
    }
    Project project = Project.current();
    try {
      Exercises all = Exercises.in(exercises == null ? project.exercises() : exercises);
      if (task.gradescope != null) {
        return gradescope(project, all);
      }
      if (task.demo != null) {
        return demo(project, all);
      }
      if (out == null) {
        throw new CourseFailure(ExitCode.USAGE, "where do the reports go? Say it with --out");
      }
      return grade(project, all, task.handedIn);
    } catch (InvalidExerciseException e) {
      throw CourseFailure.setup(e.getMessage());
    }
  }

  private int gradescope(Project project, Exercises all) throws IOException {
    List<ExerciseFolder> chosen = all.named(names.isEmpty() ? all.slugs() : names);
    if (chosen.size() != 1) {
      throw new CourseFailure(
          ExitCode.USAGE, "an autograder is for one exercise: say with --exercise for which");
    }
    GradescopeZip.write(project, chosen.getFirst(), task.gradescope);
    System.out.println(
        "%s is the autograder of %s: upload it in Gradescope."
            .formatted(task.gradescope, chosen.getFirst().slug()));
    return ExitCode.OK;
  }

  private int demo(Project project, Exercises all) throws IOException, InterruptedException {
    List<String> done = exercises == null ? Demo.EXERCISES : all.slugs();
    Path handedIn = Demo.write(project, all.named(names.isEmpty() ? done : names), task.demo);
    if (out == null) {
      out = Demo.folder(project).resolve("report");
    }
    int code = grade(project, all, handedIn);
    if (!noBrowser) {
      Browser.open(out.toAbsolutePath().resolve("report.html").toUri().toString());
    }
    return code;
  }

  private int grade(Project project, Exercises all, Path handedIn)
      throws IOException, InterruptedException {
    ClassFolder students = students(handedIn);
    if (students.students().isEmpty()) {
      throw new CourseFailure(ExitCode.USAGE, "nothing was handed in, in " + handedIn);
    }
    List<ExerciseFolder> chosen = all.of(names, students);
    List<HandedIn> submissions =
        students.handedIn(chosen.stream().map(ExerciseFolder::slug).toList());
    Limits most = limits.limits();
    // asked for before the work that takes long
    List<Path> jplag = plagiarism ? JplagDownload.ensure(project) : List.of();
    Box box = ChosenBox.of(project, level, unsandboxed);
    StartupCache cache =
        StartupCache.ensure(project.target().resolve("grader"), box, System.out::println);
    Judging judging = new Judging(box, most, false, cache);
    List<GradedSubmission> results = run(chosen, submissions, judging);
    ClassResult result =
        new ClassResult(box.level().toString(), box.text(), most.texts(), graded(chosen), results);
    List<Likeness> alike =
        plagiarism
            ? new ClassPlagiarism(new Plagiarism(jplag), chosen, submissions, most)
                .compare(result, out)
            : List.of();
    Reports.write(result, alike, out);
    System.out.println(
        "The reports are in %s; for people: %s".formatted(out, out.resolve("report.html")));
    return ExitCode.OK;
  }

  private ClassFolder students(Path handedIn) throws IOException {
    if (Files.isDirectory(handedIn)) {
      return ClassFolder.read(handedIn);
    }
    if (!Files.isRegularFile(handedIn)) {
      throw new CourseFailure(ExitCode.USAGE, "there is no folder or archive " + handedIn);
    }
    Path unpacked = out.toAbsolutePath().resolve("unpacked");
    RemovedTree.of(unpacked);
    try {
      ClassArchive.unpack(handedIn, Files.createDirectories(unpacked));
    } catch (IntakeException e) {
      throw new CourseFailure(ExitCode.USAGE, e.getMessage());
    }
    return ClassFolder.read(unpacked);
  }

  private List<GradedSubmission> run(
      List<ExerciseFolder> chosen, List<HandedIn> submissions, Judging judging)
      throws IOException, InterruptedException {
    AtomicBoolean commandEnds = new AtomicBoolean();
    try (Grading grading = new Grading(chosen, judging, jobs, out.resolve("finished"));
        Progress progress = Progress.of("Grading " + submissions.size() + " submissions")) {
      Thread hook = stopping(grading, commandEnds);
      Runtime.getRuntime().addShutdownHook(hook);
      List<GradedSubmission> results = run(grading, submissions, progress);
      Runtime.getRuntime().removeShutdownHook(hook);
      return results;
    } catch (IOException | InterruptedException | IllegalStateException e) {
      while (commandEnds.get()) { // nothing is to be said about it then
        LockSupport.park();
      }
      throw e;
    }
  }

  /** What Ctrl-C starts. */
  private static Thread stopping(Grading grading, AtomicBoolean commandEnds) {
    return new Thread(
        () -> {
          commandEnds.set(true);
          grading.close();
          System.err.printf(
              "%nStopped. What is finished is kept: the same command goes on from there.%n");
        },
        "stop grading");
  }

  private static List<GradedSubmission> run(
      Grading grading, List<HandedIn> submissions, Progress progress)
      throws IOException, InterruptedException {
    AtomicInteger count = new AtomicInteger();
    AtomicInteger before = new AtomicInteger();
    List<GradedSubmission> results =
        grading.run(
            submissions,
            done -> {
              before.addAndGet(done.before() ? 1 : 0);
              progress.detail(
                  "%d of %d, %s, %s,"
                      .formatted(
                          count.incrementAndGet(),
                          submissions.size(),
                          done.result().student(),
                          done.result().exercise()));
            });
    progress.done(
        "%d of %d full marks, in %d s%s"
            .formatted(
                results.stream().filter(GradedSubmission::passed).count(),
                results.size(),
                progress.elapsed().toSeconds(),
                before.get() == 0 ? "" : "; %d were done before".formatted(before.get())));
    return results;
  }

  private static List<GradedExercise> graded(List<ExerciseFolder> chosen) throws IOException {
    List<GradedExercise> graded = new ArrayList<>();
    for (ExerciseFolder exercise : chosen) {
      graded.add(
          GradedExercise.of(
              exercise, Exercises.title(exercise), AllowList.of(exercise.folder()).extension()));
    }
    return graded;
  }
}
