package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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
}
