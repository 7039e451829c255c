package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WiretapTest {

  private final Workbench bench = Workbench.open("wiretap");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    bench.close();
  }

  private String get(String address, String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://" + address + path)).build(),
            BodyHandlers.ofString())
        .body();
  }

  @Test
  void passesOnAndHears() throws Exception {
    // given
    WebSite shop = bench.site("shop").pages(path -> "the price of " + path);
    Wiretap tap = bench.start(Wiretap.on("tap", shop));

    // when
    String answer = get(tap.address(), "/bread");

    // then
    assertEquals("the price of /bread", answer);
    assertTrue(tap.heard("GET /bread"));
    assertTrue(tap.heard("the price of"));
    assertFalse(tap.heard("the price of /cake"));
    assertTrue(tap.readable().startsWith("GET /bread HTTP/1.1"), tap.readable());
    assertTrue(tap.bytes() > answer.length());

    // when
    tap.forget();

    // then
    assertFalse(tap.heard("bread"));
    assertEquals(0, tap.bytes());
  }

  @Test
  void closedItPassesNothingOn() throws Exception {
    WebSite shop = bench.site("shop").pages(_ -> "page");
    Wiretap tap = bench.start(Wiretap.on("tap", shop));
    String address = tap.address();
    assertEquals("page", get(address, "/"));
    tap.close();
    assertThrows(IOException.class, () -> get(address, "/"));
    assertEquals("page", get(shop.address(), "/"));
  }

  @Test
  void whereNobodyIsBehindItTheClientIsToldSo() throws Exception {
    WebSite shop = bench.site("shop").pages(_ -> "page");
    Wiretap tap = bench.start(Wiretap.on("tap", shop));
    String address = tap.address();
    shop.close();
    assertThrows(IOException.class, () -> get(address, "/"));
  }
}
