package rendezvous.cli;

import java.io.Serial;

/**
 * The command cannot go on. The message is for the person at the terminal: it names the thing, why
 * it is needed and what fixes it. Ends the command with its exit code, without a stack trace.
 */
public final class CourseFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int exitCode;

  /** A failure that ends the command with one of {@link ExitCode}. */
  public CourseFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** A failure to set something up: exit code {@link ExitCode#SETUP}. */
  public static CourseFailure setup(String message) {
    return new CourseFailure(ExitCode.SETUP, message);
  }

  int exitCode() {
    return exitCode;
  }
}
