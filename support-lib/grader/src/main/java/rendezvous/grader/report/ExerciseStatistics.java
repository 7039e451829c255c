package rendezvous.grader.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendezvous.grader.Verdict;

/**
 * How a class has done in an exercise.
 *
 * @param exercise the exercise
 * @param submissions how many students, those included who have handed in nothing
 * @param mean the mean of their points; 0 if there are none
 * @param median the median of their points; 0 if there are none
 * @param full how many have all points
 * @param refused how many submissions were not run, by the reason
 * @param tests each test, in the exercise's order
 */
public record ExerciseStatistics(
    GradedExercise exercise,
    int submissions,
    double mean,
    double median,
    int full,
    Map<Verdict, Integer> refused,
    List<TestStatistics> tests) {

  public ExerciseStatistics {
    refused = Map.copyOf(refused);
    tests = List.copyOf(tests);
  }

  /** Counts. */
  public static ExerciseStatistics of(ClassResult result, GradedExercise exercise) {
    List<GradedSubmission> all = result.of(exercise);
    List<Integer> points = all.stream().map(GradedSubmission::points).sorted().toList();
    Map<Verdict, Integer> refused = new EnumMap<>(Verdict.class);
    Map<String, TestVerdict> tests = new LinkedHashMap<>();
    Map<String, Map<Verdict, Integer>> counts = new LinkedHashMap<>();
    for (GradedSubmission submission : all) {
      Optional<Verdict> why = submission.refusal();
      why.ifPresent(verdict -> refused.merge(verdict, 1, Integer::sum));
      for (TestVerdict test : submission.tests()) {
        tests.putIfAbsent(test.id(), test);
        Map<Verdict, Integer> ofTest =
            counts.computeIfAbsent(test.id(), _ -> new EnumMap<>(Verdict.class));
        if (why.isEmpty()) {
          ofTest.merge(test.status(), 1, Integer::sum);
        }
      }
    }
    List<TestStatistics> ofTests = new ArrayList<>();
    tests.forEach((id, test) ->
        ofTests.add(new TestStatistics(id, test.sentence(), test.of(), counts.get(id))));
    return new ExerciseStatistics(
        exercise,
        all.size(),
        points.stream().mapToInt(Integer::intValue).average().orElse(0),
        median(points),
        (int) all.stream().filter(GradedSubmission::passed).count(),
        refused,
        ofTests);
  }

  private static double median(List<Integer> sorted) {
    int n = sorted.size();
    return n == 0 ? 0 : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
  }

  /** How many submissions were run. */
  public int run() {
    return submissions - refused.values().stream().mapToInt(Integer::intValue).sum();
  }
}
