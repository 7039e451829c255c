package rendezvous.grader.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of grading a class. Sums, means and counts are computed from it and not stored.
 *
 * @param box how what was submitted was shut in: {@code L3}, {@code L2}, {@code L1}
 * @param boxText the same in words, {@code bubblewrap and a cgroup}
 * @param limits each limit by its name, as text with its unit, in the order in which to show them
 * @param exercises the exercises, in the course's order
 * @param submissions one for each student and exercise: sorted by student, then in the exercises'
 *     order
 */
public record ClassResult(
    String box,
    String boxText,
    Map<String, String> limits,
    List<GradedExercise> exercises,
    List<GradedSubmission> submissions) {

  /** The version of {@code results.json}. It grows when a field changes its meaning or goes. */
  public static final int SCHEMA = 1;

  public ClassResult {
    limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    exercises = List.copyOf(exercises);
    List<String> slugs = exercises.stream().map(GradedExercise::slug).toList();
    submissions =
        submissions.stream()
            .sorted(
                Comparator.comparing(GradedSubmission::student)
                    .thenComparingInt(each -> slugs.indexOf(each.exercise())))
            .toList();
    requireOneEach(slugs, submissions);
  }

  private static void requireOneEach(List<String> slugs, List<GradedSubmission> submissions) {
    Set<List<String>> seen = new HashSet<>();
    for (GradedSubmission each : submissions) {
      if (!slugs.contains(each.exercise())) {
        throw new IllegalArgumentException("there is no exercise " + each.exercise());
      }
      if (!seen.add(List.of(each.student(), each.exercise()))) {
        throw new IllegalArgumentException(
            "two submissions of " + each.student() + " for " + each.exercise());
      }
    }
  }

  /** The students, sorted. */
  public List<String> students() {
    return List.copyOf(new TreeSet<>(submissions.stream().map(GradedSubmission::student).toList()));
  }

  /** The submissions for an exercise, sorted by student. */
  public List<GradedSubmission> of(GradedExercise exercise) {
    return submissions.stream().filter(each -> each.exercise().equals(exercise.slug())).toList();
  }

  /** The submissions of a student, in the exercises' order. */
  public List<GradedSubmission> of(String student) {
    return submissions.stream().filter(each -> each.student().equals(student)).toList();
  }
}
