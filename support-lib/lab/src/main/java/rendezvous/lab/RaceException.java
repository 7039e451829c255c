package rendezvous.lab;

/** A contestant failed, so there is no race. The cause is what it threw. */
public final class RaceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RaceException(String message, Throwable cause) {
    super(message, cause);
  }
}
