package rendezvous.cli.book;

/** The book cannot be made from what was given; the message names the file and what to do. */
public final class BookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BookException(String message) {
    super(message);
  }

  BookException(String message, Throwable cause) {
    super(message, cause);
  }
}
