package rendezvous.grader.check;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import rendezvous.grader.Limits;
import rendezvous.grader.compile.Compiled;
import rendezvous.grader.compile.Compiler;
import rendezvous.grader.compile.CompilerProcess;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.compile.Source;
import rendezvous.grader.compile.SubmissionCompiler;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.judge.ClassPath;
import rendezvous.grader.judge.Judges;
import rendezvous.grader.judge.Judging;
import rendezvous.grader.judge.Request;
import rendezvous.grader.judge.TestReport;
import rendezvous.grader.scan.AllowList;
import rendezvous.grader.scan.NotAllowed;
import rendezvous.grader.scan.Scan;

/**
 * Judges submissions: compiles them, compares them with the list of what is allowed, and runs their
 * tests in another process. Safe for use by several threads.
 */
public final class Checker implements AutoCloseable {
  private static final Duration LIMIT = Limits.DEFAULT.test();
  private static final long FIRST_SEED = 1;

  /** Until the compiler is about as quick as it will be. */
  private static final int FIRST_COMPILATIONS = 6;

  private final Compiler compiler;
  private final Judges judges;
  private final Duration limit;

  private Checker(Compiler compiler, Judges judges, Duration limit) {
    this.compiler = compiler;
    this.judges = judges;
    this.limit = limit;
  }

  /**
   * As {@link #ofLearner()}.
   *
   * @param limit how long a test may take
   */
  Checker(Duration limit) {
    this(
        new SubmissionCompiler(ClassPath.ofTests()),
        new Judges(Judging.ofLearner(Limits.DEFAULT), true),
        limit);
  }

  /**
   * For what the one who asks has written: a process that a submission has left as it was runs the
   * next one, too, and is the warmer for it. Ten seconds for a test.
   */
  public static Checker ofLearner() {
    return new Checker(LIMIT);
  }

  /**
   * For a class: each submission has a process that has run nothing else; another one compiles;
   * both are shut in the same box.
   */
  public static Checker ofClass(Judging judging) {
    Compiler compiler =
        new CompilerProcess(
            judging.box(),
            judging.limits(),
            ClassPath.ofJudge(),
            ClassPath.ofTests(),
            judging.startupCache().ofCompiler());
    return new Checker(compiler, new Judges(judging, false), judging.limits().test());
  }

  /** Starts the process that the next check will need; does not wait for it. */
  public void prepare() throws IOException {
    judges.prepare();
  }

  /**
   * As {@link #prepare()}, and compiles the exercise's starter with its tests a few times: the
   * first check is then as quick as the others.
   *
   * @throws IOException if no process can be started
   * @throws InterruptedException if interrupted while waiting for the compiler
   */
  public void prepareFor(ExerciseFolder exercise) throws IOException, InterruptedException {
    judges.prepare();
    List<Source> starter = starter(exercise);
    for (int i = 0; i < FIRST_COMPILATIONS; i++) {
      Compiled compiled = compiler.compile(starter, exercise.testSources());
      if (compiled.succeeded()) {
        notAllowed(exercise, starter, compiled);
      }
    }
  }

  private static List<Source> starter(ExerciseFolder exercise) {
    try {
      return Submission.read(exercise.notebook());
    } catch (IOException | IntakeException e) {
      return List.of(); // a teacher's exercise may be without; the tests are compiled all the same
    }
  }

  /**
   * Judges a submission.
   *
   * @throws IOException if no process can be started that runs it
   * @throws InterruptedException if interrupted while waiting
   */
  public CheckResult check(ExerciseFolder exercise, List<Source> submission)
      throws IOException, InterruptedException {
    return checkRuns(exercise, submission, 1).getFirst();
  }

  /** As {@link #check}, several times, each with other seeds. Once if it is not run at all. */
  public List<CheckResult> checkRuns(ExerciseFolder exercise, List<Source> submission, int runs)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    judges.prepare(); // warms up while the compiler works
    Compiled compiled = compiler.compile(submission, exercise.testSources());
    if (!compiled.succeeded()) {
      return List.of(untested(exercise, submission, compiled, List.of(), start));
    }
    List<NotAllowed> notAllowed = notAllowed(exercise, submission, compiled);
    if (!notAllowed.isEmpty()) {
      return List.of(untested(exercise, submission, compiled, notAllowed, start));
    }
    List<ExpectedTest> tests = exercise.tests();
    List<TestReport> reports =
        judges.judge(
            new Request(
                compiled.classes(),
                submission.stream().map(Source::name).collect(Collectors.toSet()),
                tests.stream().map(ExpectedTest::id).toList(),
                runs,
                FIRST_SEED,
                limit));
    List<CheckResult> results = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      List<TestResult> ofRun = new ArrayList<>();
      for (int i = 0; i < tests.size(); i++) {
        ofRun.add(new TestResult(tests.get(i), reports.get(run * tests.size() + i)));
      }
      results.add(new CheckResult(exercise, submission, compiled, List.of(), ofRun, since(start)));
    }
    return results;
  }

  private static List<NotAllowed> notAllowed(
      ExerciseFolder exercise, List<Source> submission, Compiled compiled) throws IOException {
    return Scan.of(compiled, submission, exercise.testSources(), AllowList.of(exercise.folder()));
  }

  private static CheckResult untested(
      ExerciseFolder exercise,
      List<Source> submission,
      Compiled compiled,
      List<NotAllowed> notAllowed,
      long start) {
    return new CheckResult(exercise, submission, compiled, notAllowed, List.of(), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Ends what was started. */
  @Override
  public void close() {
    compiler.close();
    judges.close();
  }
}
