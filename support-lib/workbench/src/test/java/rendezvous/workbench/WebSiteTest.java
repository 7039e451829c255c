package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.lab.EnvelopeFilter;

class WebSiteTest {

  private final Workbench bench = Workbench.open("web site");
  private final HttpClient client = HttpClient.newHttpClient();
  private WebSite site;

  @BeforeEach
  void start() throws InterruptedException {
    site = bench.site("shop");
  }

  @AfterEach
  void stop() {
    client.close();
    bench.close();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(site.uri(path)).timeout(Duration.ofSeconds(30)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void servesPagesByTheirPath() throws Exception {
    site.pages(path -> path.startsWith("/item") ? "<h1>" + path + " ä</h1>" : null);
    HttpResponse<String> item = get("/item?id=7");
    assertEquals(200, item.statusCode());
    assertEquals("<h1>/item?id=7 ä</h1>", item.body());
    assertEquals("text/html; charset=utf-8", item.headers().firstValue("content-type").orElse(""));
    assertEquals(404, get("/elsewhere").statusCode());
    assertTrue(site.address().startsWith("127.0.0.1:"));
  }

  @Test
  void servicesCanBeReplacedWhileItRuns() throws Exception {
    site.pages(_ -> "page");
    site.on("/pay", exchange -> WebSite.answer(exchange, 200, "application/json", "1"));
    assertEquals("1", get("/pay").body());
    site.on("/pay", exchange -> WebSite.answer(exchange, 402, "application/json", "2"));
    assertEquals(402, get("/pay").statusCode());
    assertEquals("page", get("/").body());
  }

  @Test
  void countsRequestsThatAreBeingServed() throws Exception {
    // given two requests that wait in their handler
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    site.pages(_ -> {
      inside.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return "page";
    });
    HttpRequest request = HttpRequest.newBuilder(site.uri("/")).build();
    CompletableFuture<?> one = client.sendAsync(request, BodyHandlers.ofString());
    CompletableFuture<?> two = client.sendAsync(request, BodyHandlers.ofString());

    // when
    inside.await();

    // then
    assertEquals(2, site.inFlight());
    goOn.countDown();
    CompletableFuture.allOf(one, two).join();
    assertEquals(2, site.mostInFlight());
    assertEquals(2, site.requests());
    assertEquals(0, site.failed());
    site.resetCounts();
    assertEquals(0, site.requests());
  }

  @Test
  void everyRequestTakesTheLatencyThatIsAskedFor() throws Exception {
    // given a latency that a test can see without a clock
    CountDownLatch asked = new CountDownLatch(3);
    site.pages(_ -> "page")
        .latency(() -> {
          asked.countDown();
          return Duration.ofNanos(1);
        });
    for (int i = 0; i < 3; i++) {
      assertEquals(200, get("/").statusCode());
    }
    assertEquals(0, asked.getCount());
  }

  @Test
  void failsAsOftenAsItShould() throws Exception {
    site.pages(_ -> "page").failing(1);
    assertEquals(503, get("/").statusCode());
    site.failing(0);
    assertEquals(200, get("/").statusCode());
    site.failing(0.5);
    site.resetCounts();
    int failed = 0;
    for (int i = 0; i < 100; i++) {
      failed += get("/").statusCode() == 503 ? 1 : 0;
    }
    assertEquals(site.failed(), failed);
    assertTrue(failed > 25 && failed < 75, failed + " of 100 failed");
    assertThrows(IllegalArgumentException.class, () -> site.failing(1.5));
  }

  @Test
  void aHandlerThatThrowsAnswersAndIsLogged() throws Exception {
    site.pages(path -> {
      throw new IllegalStateException("no stock");
    });
    HttpResponse<String> answer = get("/x");
    assertEquals(500, answer.statusCode());
    assertTrue(answer.body().contains("no stock"));
    assertEquals("/x: java.lang.IllegalStateException: no stock", site.log().getFirst());
    assertEquals(1, site.failed());
  }

  @Test
  void aHandlerWithAnErrorAnswersAndIsLogged() throws Exception {
    site.pages(path -> {
      throw new AssertionError("cannot happen");
    });
    assertEquals(500, get("/x").statusCode());
    assertEquals("/x: java.lang.AssertionError: cannot happen", site.log().getFirst());
    site.on(
        "/half",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          throw new AssertionError("in the middle");
        });
    IOException seen = assertThrows(IOException.class, () -> get("/half"));
    assertFalse(seen instanceof HttpTimeoutException, seen::toString);
  }

  @Test
  void filtersStandAroundTheirHandler() throws Exception {
    site.on(
        "/pay",
        _ -> {
          throw new IllegalArgumentException("no such account");
        },
        new EnvelopeFilter());
    assertTrue(get("/pay").body().startsWith("{"));
  }

  @Test
  void aClosedSiteAnswersNobodyAndSaysSo() throws Exception {
    site.pages(_ -> "page");
    URI address = site.uri("/");
    site.close();
    assertThrows(
        IOException.class,
        () -> client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
    assertThrows(IllegalStateException.class, () -> site.uri("/"));
  }

  @Test
  void closingDoesNotWaitForRequests() throws Exception {
    // given a request that would take an hour
    CountDownLatch inside = new CountDownLatch(1);
    site.pages(_ -> "page")
        .latency(() -> {
          inside.countDown();
          return Duration.ofHours(1);
        });
    CompletableFuture<?> answer =
        client.sendAsync(HttpRequest.newBuilder(site.uri("/")).build(), BodyHandlers.ofString());
    inside.await();

    // when
    site.close();

    // then
    assertThrows(Exception.class, answer::get);
  }
}
