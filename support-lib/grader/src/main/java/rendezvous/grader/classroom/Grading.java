package rendezvous.grader.classroom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import rendezvous.grader.Verdict;
import rendezvous.grader.check.CheckResult;
import rendezvous.grader.check.Checker;
import rendezvous.grader.check.TestResult;
import rendezvous.grader.compile.CompilerMessage;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.judge.Judging;
import rendezvous.grader.judge.Place;
import rendezvous.grader.report.GradedSubmission;
import rendezvous.grader.report.TestVerdict;
import rendezvous.grader.scan.AllowList;
import rendezvous.grader.scan.NotAllowed;

/**
 * Grades submissions, several at a time, each on its own: what one of them does changes nothing for
 * the others. What is finished is kept, and not done again by the next run. To be used once.
 */
public final class Grading implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;
  private static final int MOST_REASONS = 5;
  private static final int MOST_ATTEMPTS = 3;

  // immutable state
  private final Map<String, ExerciseFolder> exercises;
  private final Judging judging;
  private final int jobs;
  private final Finished finished;
  private final ExecutorService workers;

  /**
   * Nothing is started yet.
   *
   * @param judging in what box, and with what limits
   * @param jobs how many submissions are judged at a time
   * @param kept the folder where results are kept
   */
  public Grading(List<ExerciseFolder> exercises, Judging judging, int jobs, Path kept)
      throws IOException {
    this.exercises =
        exercises.stream().collect(Collectors.toMap(ExerciseFolder::slug, each -> each));
    this.judging = judging;
    this.jobs = jobs;
    this.finished = new Finished(kept);
    this.workers =
        Executors.newFixedThreadPool(
            jobs, Thread.ofPlatform().daemon().name("rendezvous-grading-", 1).factory());
  }

  /**
   * A submission that is done.
   *
   * @param before whether an earlier run has done it
   */
  public record Done(GradedSubmission result, boolean before) {}

  /**
   * Grades all of these.
   *
   * @param progress is told of each that is done, by several threads, one at a time
   * @return the results, in the order of the submissions
   * @throws IOException if judging is not possible at all, or results cannot be kept
   * @throws InterruptedException if interrupted while waiting, or closed; what is finished is kept
   */
  public List<GradedSubmission> run(List<HandedIn> submissions, Consumer<Done> progress)
      throws IOException, InterruptedException {
    GradedSubmission[] results = new GradedSubmission[submissions.size()];
    ConcurrentLinkedQueue<Integer> waiting = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < results.length; i++) {
      waiting.add(i);
    }
    List<Future<?>> running = new ArrayList<>();
    for (int job = 0; job < jobs; job++) {
      running.add(
          workers.submit(() -> {
            try (Checker checker = Checker.ofClass(judging)) {
              for (Integer next = waiting.poll(); next != null; next = waiting.poll()) {
                Done done = grade(submissions.get(next), checker);
                results[next] = done.result();
                synchronized (progress) {
                  progress.accept(done);
                }
              }
            }
            return null;
          }));
    }
    try {
      for (Future<?> job : running) {
        job.get();
      }
    } catch (ExecutionException e) {
      waiting.clear();
      switch (e.getCause()) {
        case IOException io -> throw io;
        case InterruptedException _ -> throw new InterruptedException();
        case RuntimeException runtime -> throw runtime;
        default -> throw new IllegalStateException("grading has failed", e.getCause());
      }
    }
    return List.of(results);
  }

  private Done grade(HandedIn submission, Checker checker)
      throws IOException, InterruptedException {
    ExerciseFolder exercise = exercises.get(submission.exercise());
    if (submission.path() == null) {
      return new Done(refused(submission, Verdict.NO_SUBMISSION, submission.problem()), false);
    }
    List<Source> sources;
    try {
      sources = Submission.read(submission.path(), judging.limits());
    } catch (IntakeException e) {
      return new Done(unreadable(submission, e.getMessage()), false);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return new Done(unreadable(submission, "it cannot be read: " + e), false);
    }
    String origin = origin(exercise, sources);
    Optional<GradedSubmission> before = finished.find(submission, origin);
    if (before.isPresent()) {
      return new Done(before.get(), true);
    }
    GradedSubmission result = graded(submission, check(exercise, sources, checker));
    finished.keep(submission, origin, result);
    return new Done(result, false);
  }

  /** A machine may be short of something for a moment. */
  private static CheckResult check(ExerciseFolder exercise, List<Source> sources, Checker checker)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return checker.check(exercise, sources);
      } catch (IOException e) {
        if (attempt == MOST_ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  /** Without the folders, which may be others the next time. */
  private GradedSubmission unreadable(HandedIn submission, String why) {
    String folder = submission.path().toString();
    return refused(
        submission,
        Verdict.NO_SUBMISSION,
        Objects.requireNonNullElse(why, "")
            .replace(folder, submission.path().getFileName().toString()));
  }

  private String origin(ExerciseFolder exercise, List<Source> sources) throws IOException {
    return Finished.digest(
        String.join(
            "\0",
            exercise.tests().toString(),
            exercise.testSources().toString(),
            exercise.hints().toString(),
            AllowList.of(exercise.folder()).extension().toString(),
            judging.limits().toString(),
            judging.box().level().toString(),
            Runtime.version().toString(),
            sources.toString()));
  }

  // --- results

  private GradedSubmission refused(HandedIn submission, Verdict why, String message) {
    return GradedSubmission.refused(
        submission.student(), exercises.get(submission.exercise()), why, message);
  }

  private GradedSubmission graded(HandedIn submission, CheckResult result) {
    if (!result.compiled().succeeded()) {
      return refused(submission, Verdict.DOES_NOT_COMPILE, errors(result));
    }
    if (!result.notAllowed().isEmpty()) {
      return refused(submission, Verdict.NOT_ALLOWED, reasons(result.notAllowed()));
    }
    return new GradedSubmission(
        submission.student(),
        submission.exercise(),
        "",
        result.tests().stream().map(test -> verdict(test, result)).toList());
  }

  private static TestVerdict verdict(TestResult test, CheckResult result) {
    Place place = test.report().place();
    String line = place == null ? "" : result.line(place.file(), place.line());
    return TestVerdict.of(result.exercise(), test.test(), test.report(), line);
  }

  private static String errors(CheckResult result) {
    return result.compiled().messages().stream()
        .filter(CompilerMessage::error)
        .limit(MOST_REASONS)
        .map(each -> told(each.place(), each.text(), each.source()))
        .collect(Collectors.joining("\n"));
  }

  private static String reasons(List<NotAllowed> found) {
    return found.stream()
        .limit(MOST_REASONS)
        .map(each -> told(each.place(), each.sentence(), each.source()))
        .collect(Collectors.joining("\n"));
  }

  private static String told(String place, String text, String line) {
    return place + ": " + text + (line.isEmpty() ? "" : "\n  | " + line);
  }

  /** Stops what is running; returns when the processes are gone, or after some seconds. */
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
