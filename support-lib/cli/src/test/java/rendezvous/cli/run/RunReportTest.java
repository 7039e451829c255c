package rendezvous.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rendezvous.cli.Syllabus;

class RunReportTest {

  private static final Syllabus.Notebook ENTRY =
      new Syllabus.Notebook("11-races.ipynb", "1.1", "Races", 20);

  private static JsonObject reported(ExecutedNotebook notebook) {
    var report = new RunReport(Instant.EPOCH, Duration.ofMillis(2500), List.of(notebook));
    JsonObject json = JsonParser.parseString(report.toJson()).getAsJsonObject();
    assertEquals(2.5, json.get("seconds").getAsDouble());
    assertTrue(json.getAsJsonObject("machine").get("cores").getAsInt() > 0);
    return json.getAsJsonArray("notebooks").get(0).getAsJsonObject();
  }

  @Test
  void keepsMeasurementsAndClaims() {
    var claim = new ExecutedNotebook.Claim("lost-updates", "1.1", "some", "412", "reproduced", "");
    JsonObject json =
        reported(
            new ExecutedNotebook(
                ENTRY,
                Path.of("x"),
                ExecutedNotebook.Status.OK,
                3.5,
                2.25,
                210,
                480,
                7,
                2,
                List.of(claim),
                Optional.empty()));

    assertEquals("11-races", json.get("notebook").getAsString());
    assertEquals("ok", json.get("status").getAsString());
    assertEquals(2.25, json.get("cpuSeconds").getAsDouble());
    assertEquals(210, json.get("peakRssMb").getAsDouble());
    assertEquals(480, json.get("peakRssMbTogether").getAsDouble());
    JsonObject kept = json.getAsJsonArray("claims").get(0).getAsJsonObject();
    assertEquals("lost-updates", kept.get("id").getAsString());
    assertEquals("reproduced", kept.get("verdict").getAsString());
    assertTrue(json.get("error").isJsonNull());
  }

  @Test
  void namesTheCellThatFailed() {
    var error = new ExecutedNotebook.CellError("the-race", 3, "Oops", "Oops: <it> failed");
    JsonObject json =
        reported(
            new ExecutedNotebook(
                ENTRY,
                Path.of("x"),
                ExecutedNotebook.Status.FAILED,
                1,
                1,
                1,
                1,
                1,
                0,
                List.of(),
                Optional.of(error)));

    assertEquals("failed", json.get("status").getAsString());
    assertEquals(3, json.getAsJsonObject("error").get("cellNumber").getAsInt());
    assertEquals("Oops: <it> failed", json.getAsJsonObject("error").get("message").getAsString());
  }
}
