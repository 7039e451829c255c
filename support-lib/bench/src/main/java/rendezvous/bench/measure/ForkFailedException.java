package rendezvous.bench.measure;

import java.io.Serial;

/** A contestant could not be measured; the message says why, in one line. */
final class ForkFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  ForkFailedException(String message) {
    super(message);
  }

  ForkFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
