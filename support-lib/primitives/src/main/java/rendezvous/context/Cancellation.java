package rendezvous.context;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/** Why a context is done; shared by all contexts that a cancellation reaches. */
record Cancellation(Exception err, Throwable cause) implements Fate {

  @Override
  public Cancellation cancellation() {
    return this;
  }

  // Every context is cancelled in the end, if only by close, and a stack trace costs more than all
  // the rest of it: so there is none. Those who are told get exceptions of their own, and who wants
  // to say where it came from gives a cause.

  private static final class Cancelled extends CancellationException {
    private static final long serialVersionUID = 1;

    Cancelled(String message) {
      super(message);
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  private static final class DeadlineExceeded extends TimeoutException {
    private static final long serialVersionUID = 1;

    DeadlineExceeded(String message) {
      super(message);
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  static Cancellation cancelled(Throwable cause) {
    Exception err = new Cancelled(message("context cancelled", cause));
    if (cause != null) {
      err.initCause(cause);
    }
    return new Cancellation(err, cause == null ? err : cause);
  }

  static Cancellation deadlineExceeded() {
    Exception err = new DeadlineExceeded("context deadline exceeded");
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
