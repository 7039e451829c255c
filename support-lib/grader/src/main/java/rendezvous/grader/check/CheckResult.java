package rendezvous.grader.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rendezvous.grader.compile.Compiled;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.scan.NotAllowed;

/**
 * What came of judging a submission.
 *
 * @param exercise the exercise
 * @param submission its sources
 * @param compiled what the compiler says of it
 * @param notAllowed what it uses and must not use
 * @param tests what became of each test; empty if it does not compile or is not allowed
 * @param time how long it took
 */
public record CheckResult(
    ExerciseFolder exercise,
    List<Source> submission,
    Compiled compiled,
    List<NotAllowed> notAllowed,
    List<TestResult> tests,
    Duration time) {

  public CheckResult {
    submission = List.copyOf(submission);
    notAllowed = List.copyOf(notAllowed);
    tests = List.copyOf(tests);
  }

  /** The points of the submission. */
  public int points() {
    return tests.stream().mapToInt(TestResult::points).sum();
  }

  /** Whether every test has passed. */
  public boolean passed() {
    return compiled.succeeded()
        && notAllowed.isEmpty()
        && tests.stream().allMatch(TestResult::passed);
  }

  /** The number of the hint that is about the first failure that one is about. */
  public Optional<Integer> hint() {
    return tests.stream().flatMap(test -> test.hint().stream()).findFirst();
  }

  /** The lines of a source; null if it is not known, or not for learners to see. */
  List<String> lines(String file) {
    return submission.stream()
        .filter(source -> source.name().equals(file))
        .findFirst()
        .map(source -> source.text().lines().toList())
        .orElse(null);
  }

  /** A line of the submission; empty if there is none. */
  public String line(String file, int number) {
    return submission.stream()
        .filter(source -> source.name().equals(file))
        .findFirst()
        .map(source -> source.line(number))
        .orElse("");
  }
}
