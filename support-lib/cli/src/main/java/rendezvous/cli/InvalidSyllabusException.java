package rendezvous.cli;

import java.io.Serial;

/** The syllabus cannot be used; the message names the file, the line and what is wrong there. */
public final class InvalidSyllabusException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  InvalidSyllabusException(String message) {
    super(message);
  }
}
