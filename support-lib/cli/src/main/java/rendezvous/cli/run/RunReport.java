package rendezvous.cli.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a run measured, as {@code target/run.json} keeps it.
 *
 * @param started when the run began
 * @param took how long it took, from start to the last notebook's end
 */
record RunReport(Instant started, Duration took, List<ExecutedNotebook> notebooks) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  /** The report as JSON text. */
  String toJson() {
    JsonObject machine = new JsonObject();
    machine.addProperty("cores", Runtime.getRuntime().availableProcessors());
    machine.addProperty("jdk", Runtime.version().toString());
    JsonArray list = new JsonArray();
    notebooks.forEach(notebook -> list.add(json(notebook)));
    JsonObject report = new JsonObject();
    report.addProperty("started", started.toString());
    report.addProperty("seconds", took.toMillis() / 1000.0);
    report.add("machine", machine);
    report.add("notebooks", list);
    return GSON.toJson(report) + "\n";
  }

  private static JsonObject json(ExecutedNotebook notebook) {
    JsonObject json = new JsonObject();
    json.addProperty("notebook", notebook.entry().slug());
    json.addProperty("section", notebook.entry().section());
    json.addProperty("status", notebook.status().word());
    json.addProperty("seconds", notebook.seconds());
    json.addProperty("cpuSeconds", notebook.cpuSeconds());
    json.addProperty("peakRssMb", notebook.peakRssMb());
    json.addProperty("peakRssMbTogether", notebook.peakRssMbTogether());
    json.addProperty("cells", notebook.cells());
    json.addProperty("images", notebook.images());
    json.add("claims", GSON.toJsonTree(notebook.claims()));
    json.add(
        "error",
        notebook
            .error()
            .<com.google.gson.JsonElement>map(GSON::toJsonTree)
            .orElse(JsonNull.INSTANCE));
    return json;
  }
}
