package rendezvous.grader.exercise;

import java.io.Serial;

/** The files of an exercise are not as they must be. The message says which and why. */
public final class InvalidExerciseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** An exercise that is wrong in this way. */
  public InvalidExerciseException(String message) {
    super(message);
  }
}
