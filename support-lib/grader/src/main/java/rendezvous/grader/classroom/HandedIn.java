package rendezvous.grader.classroom;

import java.nio.file.Path;

/**
 * What a student has handed in for an exercise.
 *
 * @param student the student, as the folder or file is called
 * @param exercise the exercise's slug
 * @param path where it is; null if there is nothing to judge
 * @param problem why there is nothing to judge; empty if there is
 */
public record HandedIn(String student, String exercise, Path path, String problem) {

  static HandedIn at(String student, String exercise, Path path) {
    return new HandedIn(student, exercise, path, "");
  }

  static HandedIn nothing(String student, String exercise, String problem) {
    return new HandedIn(student, exercise, null, problem);
  }
}
