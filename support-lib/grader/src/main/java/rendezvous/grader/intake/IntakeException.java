package rendezvous.grader.intake;

import java.io.Serial;

/** There is no submission in what was given. The message says why, for the one who gave it. */
public final class IntakeException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** No submission, for this reason. */
  public IntakeException(String message) {
    super(message);
  }
}
