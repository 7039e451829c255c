package rendezvous.grader.report;

import java.util.List;
import java.util.Optional;
import rendezvous.grader.Verdict;
import rendezvous.grader.exercise.ExerciseFolder;

/**
 * What a student has reached in an exercise.
 *
 * @param student the student, as the folder or file is called
 * @param exercise the exercise's slug
 * @param message what is to be said of the whole submission: why it was refused, what the compiler
 *     says; empty if there is nothing
 * @param tests what became of each test, in the exercise's order
 */
public record GradedSubmission(
    String student, String exercise, String message, List<TestVerdict> tests) {

  public GradedSubmission {
    student = Printable.line(student);
    message = Printable.of(message).strip();
    tests = List.copyOf(tests);
  }

  /**
   * A submission none of whose tests was run.
   *
   * @param why {@link Verdict#NO_SUBMISSION}, {@link Verdict#DOES_NOT_COMPILE}, {@link
   *     Verdict#NOT_ALLOWED} …
   */
  public static GradedSubmission refused(
      String student, ExerciseFolder exercise, Verdict why, String message) {
    return new GradedSubmission(
        student,
        exercise.slug(),
        message,
        exercise.tests().stream().map(test -> TestVerdict.notRun(test, why)).toList());
  }

  /** The points that are given. */
  public int points() {
    return tests.stream().mapToInt(TestVerdict::points).sum();
  }

  /** The points that are to be had. */
  public int of() {
    return tests.stream().mapToInt(TestVerdict::of).sum();
  }

  /** Whether every test has passed. */
  public boolean passed() {
    return !tests.isEmpty() && tests.stream().allMatch(TestVerdict::passed);
  }

  /** Why no test was run, if there is a reason that holds for all of them. */
  public Optional<Verdict> refusal() {
    return tests.stream()
        .map(TestVerdict::status)
        .distinct()
        .reduce((_, _) -> Verdict.PASS) // more than one: they were run
        .filter(Verdict::isOfWholeSubmission);
  }
}
