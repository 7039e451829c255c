package rendezvous.result;

import java.util.Objects;
import java.util.function.Function;

/**
 * The one shape of every answer that a service gives: whether it worked, the data if any, a message
 * for people and a code for programs.
 *
 * {@snippet :
 * Envelope.ok(42).toJson(String::valueOf);
 * // {"success":true,"data":42,"message":"ok","code":200}
 * Envelope.fail("no such order", 404).toJson(String::valueOf);
 * // {"success":false,"message":"no such order","code":404}
 * }
 *
 * @param success whether it worked
 * @param data what was asked for; null if there is none
 * @param message for people
 * @param code for programs: an HTTP status
 * @param <T> the type of the data
 */
public record Envelope<T>(boolean success, T data, String message, int code) {

  /** The code of a success. */
  public static final int OK = 200;

  /** The code of a failure of the service itself. */
  public static final int FAILED = 500;

  /** The code of an answer that was given up before it was ready. */
  public static final int CANCELLED = 503;

  /** The code of an answer that took too long. */
  public static final int TIMED_OUT = 504;

  /** An envelope with a message. */
  public Envelope {
    Objects.requireNonNull(message, "message");
  }

  /** The envelope of a success; the data may be null if there is nothing to say. */
  public static <T> Envelope<T> ok(T data) {
    return new Envelope<>(true, data, "ok", OK);
  }

  /** The envelope of a failure. */
  public static <T> Envelope<T> fail(String message, int code) {
    return new Envelope<>(false, null, message, code);
  }

  /** The envelope of a result: its value, or its error's message with the code of its kind. */
  public static <T> Envelope<T> of(Result<? extends T> result) {
    return switch (result) {
      case Result.Ok<? extends T>(T value) -> ok(value);
      case Result.Err<? extends T> err -> {
        String message = err.error().getMessage();
        yield fail(
            message == null ? err.error().getClass().getSimpleName() : message,
            err.isTimeout() ? TIMED_OUT : err.isCancelled() ? CANCELLED : FAILED);
      }
    };
  }

  /**
   * The envelope as a JSON object; {@code data} is left out if it is null.
   *
   * @param encode makes JSON of the data
   */
  public String toJson(Function<? super T, String> encode) {
    StringBuilder json = new StringBuilder("{\"success\":").append(success);
    if (data != null) {
      json.append(",\"data\":").append(encode.apply(data));
    }
    json.append(",\"message\":\"");
    message.chars().forEach(c -> escape((char) c, json));
    return json.append("\",\"code\":").append(code).append('}').toString();
  }

  private static void escape(char c, StringBuilder json) {
    if (c == '"' || c == '\\') {
      json.append('\\').append(c);
    } else if (c < ' ') {
      json.append("\\u%04x".formatted((int) c));
    } else {
      json.append(c);
    }
  }
}
