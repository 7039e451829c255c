package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.result.Envelope;

class EnvelopeFilterTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    client.close();
  }

  private HttpResponse<String> ask(HttpHandler handler) throws Exception {
    server.createContext("/", handler).getFilters().add(new EnvelopeFilter());
    URI uri = URI.create("http:/" + server.getAddress() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpHandler throwing(Exception error) {
    return _ -> {
      switch (error) {
        case IOException io -> throw io;
        case RuntimeException unchecked -> throw unchecked;
        default -> throw new CompletionException(error);
      }
    };
  }

  @Test
  void anAnswerIsLeftAsItIs() throws Exception {
    HttpResponse<String> response =
        ask(exchange -> EnvelopeFilter.send(exchange, Envelope.ok(42), String::valueOf));
    assertEquals(200, response.statusCode());
    assertEquals("{\"success\":true,\"data\":42,\"message\":\"ok\",\"code\":200}", response.body());
  }

  @Test
  void aFailureBecomesAnEnvelope() throws Exception {
    HttpResponse<String> response = ask(throwing(new IOException("größer \"als\" gedacht")));
    assertEquals(500, response.statusCode());
    assertEquals(
        "{\"success\":false,\"message\":\"größer \\\"als\\\" gedacht\",\"code\":500}",
        response.body());
    assertEquals(
        "application/json; charset=utf-8",
        response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void aTimeoutIsToldFromAFailure() throws Exception {
    assertEquals(504, ask(throwing(new TimeoutException("too slow"))).statusCode());
  }

  @Test
  void aCancellationIsToldFromAFailure() throws Exception {
    assertEquals(503, ask(throwing(new CancellationException("given up"))).statusCode());
  }

  @Test
  void halfAnAnswerIsNotTakenForAWholeOne() {
    assertThrows(
        IOException.class,
        () ->
            ask(exchange -> {
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write(new byte[10]);
              throw new IllegalStateException("in the middle");
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("begun")
  void anErrorEndsTheConnectionAndIsThrownOn(String what, HttpHandler begin) throws Exception {
    // given
    Error broken = new AssertionError("cannot happen");
    BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    ThreadFactory reporting =
        Thread.ofVirtual().uncaughtExceptionHandler((_, error) -> reported.add(error)).factory();
    try (ExecutorService workers = Executors.newThreadPerTaskExecutor(reporting)) {
      server.stop(0);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(workers);
      server.start();

      // when
      IOException seen =
          assertThrows(
              IOException.class,
              () ->
                  ask(exchange -> {
                    begin.handle(exchange);
                    throw broken;
                  }));

      // then
      assertFalse(seen instanceof HttpTimeoutException, seen::toString);
      assertSame(broken, reported.take());
    }
  }

  static Stream<Arguments> begun() {
    return Stream.of(
        begun("before the answer", _ -> {}),
        begun("in an answer of known length", exchange -> exchange.sendResponseHeaders(200, 1_000)),
        begun("in an answer of unknown length", exchange -> exchange.sendResponseHeaders(200, 0)),
        begun(
            "after some of it",
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(new byte[10]);
              exchange.getResponseBody().flush();
            }));
  }

  private static Arguments begun(String what, HttpHandler handler) {
    return Arguments.of(what, handler);
  }

  @Test
  void anErrorAfterTheAnswerTakesNothingAway() throws Exception {
    HttpResponse<String> response =
        ask(exchange -> {
          EnvelopeFilter.send(exchange, Envelope.ok(42), String::valueOf);
          throw new AssertionError("too late");
        });
    assertEquals(200, response.statusCode());
  }

  @Test
  void theServerWithoutThreadsOfItsOwnGoesOn() throws Exception {
    assertThrows(
        IOException.class,
        () ->
            ask(_ -> {
              throw new AssertionError("cannot happen");
            }));
    server.removeContext("/");
    assertEquals(500, ask(throwing(new IOException("as ever"))).statusCode());
  }
}
