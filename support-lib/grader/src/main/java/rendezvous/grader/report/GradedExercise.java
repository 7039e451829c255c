package rendezvous.grader.report;

import java.util.List;
import rendezvous.grader.exercise.ExerciseFolder;

/**
 * An exercise that a class has done.
 *
 * @param slug its name, {@code 01-lost-update}
 * @param title its title
 * @param points what it is worth
 * @param allowed what its teacher allows besides the course's own allow-list, one entry each
 */
public record GradedExercise(String slug, String title, int points, List<String> allowed) {

  public GradedExercise {
    title = Printable.line(title);
    allowed = List.copyOf(allowed);
  }

  /** From an exercise's folder. */
  public static GradedExercise of(ExerciseFolder exercise, String title, List<String> allowed) {
    return new GradedExercise(exercise.slug(), title, exercise.points(), allowed);
  }
}
