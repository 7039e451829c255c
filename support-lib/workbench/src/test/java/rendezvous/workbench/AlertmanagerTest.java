package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertmanagerTest {

  private final Workbench bench = Workbench.open("alertmanager");

  @AfterEach
  void close() {
    bench.close();
  }

  private static boolean installed() {
    return Alertmanager.program(System.getenv("PATH")).isPresent();
  }

  @Test
  void isFoundUnderEitherName(@TempDir Path folder) throws Exception {
    assertEquals(Optional.empty(), Alertmanager.program(folder.toString()));
    Path debian = Files.createFile(folder.resolve("prometheus-alertmanager"));
    assertTrue(debian.toFile().setExecutable(true));
    assertEquals(Optional.of(debian), Alertmanager.program("/nowhere:" + folder));
  }

  @Test
  void theNotebookGoesOnWithoutIt() {
    assumeTrue(!installed());
    var failure =
        assertThrows(
            ComponentFailedException.class, () -> bench.start(Alertmanager.named("alerts")));
    assertTrue(failure.getMessage().startsWith("alerts did not start: it is not installed."));
    assertTrue(failure.fix().startsWith("The notebook goes on without it."), failure.fix());
  }

  @Test
  void tellsWhomItsConfigurationNames() throws Exception {
    assumeTrue(installed());
    // given a pager
    CompletableFuture<String> message = new CompletableFuture<>();
    WebSite pager =
        bench
            .site("pager")
            .on(
                "/",
                call -> {
                  message.complete(
                      new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                  WebSite.answer(call, 200, "text/plain", "");
                });
    Alertmanager manager =
        bench.start(
            Alertmanager.named("alerts")
                .configuration(
                    """
                    route: {receiver: pager, group_wait: 0s}
                    receivers:
                    - name: pager
                      webhook_configs: [{url: "%s"}]
                    """
                        .formatted(pager.uri("/"))));

    // when
    try (HttpClient client = HttpClient.newHttpClient()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(manager.uri("/api/v2/alerts"))
                      .header("Content-Type", "application/json")
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "[{\"labels\": {\"alertname\": \"Errors\"}}]"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      assertEquals(200, status);
    }

    // then
    assertTrue(message.get().contains("\"alertname\":\"Errors\""), message.get());
    assertTrue(manager.version().matches("Alertmanager \\d.*"), manager.version());
  }

  @Test
  void aConfigurationThatItDoesNotAcceptIsNamed() {
    assumeTrue(installed());
    Alertmanager manager = Alertmanager.named("alerts").configuration("route: {}");
    var failure = assertThrows(ComponentFailedException.class, () -> bench.start(manager));
    assertTrue(failure.fix().contains("configuration(…)"), failure.getMessage());
  }
}
