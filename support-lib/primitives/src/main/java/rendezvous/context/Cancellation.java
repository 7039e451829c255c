package rendezvous.context;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/** Why a context is done; shared by all contexts that a cancellation reaches. */
record Cancellation(Exception err, Throwable cause) {

  static Cancellation cancelled(Throwable cause) {
    CancellationException err = new CancellationException(message("context cancelled", cause));
    if (cause != null) {
      err.initCause(cause);
    }
    return new Cancellation(err, cause == null ? err : cause);
  }

  static Cancellation deadlineExceeded() {
    TimeoutException err = new TimeoutException("context deadline exceeded");
    return new Cancellation(err, err);
  }

  private static String message(String what, Throwable cause) {
    return cause == null || cause.getMessage() == null ? what : what + ": " + cause.getMessage();
  }

  /** Throws the error as seen from the calling thread: its own stack trace, caused by err. */
  void throwAnew(Exception suppressed) throws TimeoutException {
    Exception anew =
        err instanceof TimeoutException
            ? new TimeoutException(err.getMessage())
            : new CancellationException(err.getMessage());
    anew.initCause(cause);
    if (suppressed != null) {
      anew.addSuppressed(suppressed);
    }
    switch (anew) {
      case TimeoutException timeout -> throw timeout;
      case CancellationException cancelled -> throw cancelled;
      default -> throw new AssertionError(anew);
    }
  }
}
