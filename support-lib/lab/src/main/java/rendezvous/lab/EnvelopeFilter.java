package rendezvous.lab;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import rendezvous.result.Envelope;
import rendezvous.result.Result;

/**
 * Has an HTTP service answer in {@linkplain Envelope envelopes} even when it fails: whatever
 * exception a handler throws becomes an envelope, with the HTTP status of its kind.
 *
 * {@snippet :
 * HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
 * server.createContext("/price", exchange ->
 *         EnvelopeFilter.send(exchange, Envelope.ok(price(exchange)), String::valueOf))
 *     .getFilters().add(new EnvelopeFilter());
 * }
 *
 * <p>An {@link java.util.concurrent.ExecutionException} or {@link
 * java.util.concurrent.CompletionException} counts as its cause, so handlers, which may throw no
 * checked exception but {@link IOException}, can wrap others in the latter. If the answer has been
 * begun when the handler throws, it is too late for an envelope: the connection is closed, so that
 * the client does not take half an answer for a whole one.
 *
 * <p>An {@link Error} says that the program itself is broken; there is no envelope for it. The
 * connection is closed, so that the client does not wait for an answer that will never come, and
 * the error is thrown on, for the thread's own handler. Go's HTTP server does the same when a
 * handler panics.
 *
 * <p>Safe for use by any number of threads.
 */
public final class EnvelopeFilter extends Filter {
  private static final int NOT_BEGUN = -1;

  /** A filter; one is enough for all contexts of a server. */
  public EnvelopeFilter() {}

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Result<Void> result;
    try {
      result =
          Result.of(() -> {
            chain.doFilter(exchange);
            return null;
          });
    } catch (Error e) {
      hangUp(exchange);
      throw e;
    }
    if (result instanceof Result.Err<Void> err) {
      if (exchange.getResponseCode() != NOT_BEGUN) {
        throw new IOException("failed while answering", err.error());
      }
      send(exchange, Envelope.of(err), _ -> "");
    }
  }

  /**
   * Closes the connection. In the middle of an answer, {@code exchange.close()} alone might bring
   * it to an end, as if it were whole; only if that fails, it closes the connection.
   */
  private static void hangUp(HttpExchange exchange) {
    exchange.setStreams(
        null,
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("hung up");
          }

          @Override
          public void close() throws IOException {
            throw new IOException("hung up");
          }
        });
    exchange.close();
  }

  /**
   * Answers a request with an envelope, as JSON, and with its code as the HTTP status.
   *
   * @param encode makes JSON of the data
   * @throws IOException if the client is gone
   */
  public static <T> void send(
      HttpExchange exchange, Envelope<T> envelope, Function<? super T, String> encode)
      throws IOException {
    byte[] body = envelope.toJson(encode).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(envelope.code(), body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public String description() {
    return "answers with an envelope if the handler throws";
  }
}
