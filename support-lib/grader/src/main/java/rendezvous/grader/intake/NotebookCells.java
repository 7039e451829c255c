package rendezvous.grader.intake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.compile.Source;

/** Finds in a notebook the cells that are tagged {@code submission}. */
final class NotebookCells {
  private static final String TAG = "submission";

  private NotebookCells() {}

  /**
   * The sources of the tagged cells. A cell that has been run is called by its number, as in its
   * stack traces, another by its id.
   */
  static List<Source> submission(String json, Path from) throws IntakeException {
    List<Source> sources = new ArrayList<>();
    try {
      JsonObject notebook = JsonParser.parseString(json).getAsJsonObject();
      for (JsonElement element : notebook.getAsJsonArray("cells")) {
        JsonObject cell = element.getAsJsonObject();
        if (cell.get("cell_type").getAsString().equals("code") && isTagged(cell)) {
          sources.add(new Source(name(cell, sources.size()), text(cell.get("source"))));
        }
      }
    } catch (JsonParseException
        | IllegalStateException
        | UnsupportedOperationException
        | NullPointerException
        | ClassCastException e) {
      throw new IntakeException(from + " is not a notebook: " + e.getMessage());
    }
    if (sources.isEmpty()) {
      throw new IntakeException(
          "no code cell of " + from + " is tagged '" + TAG + "': the one with the starter was");
    }
    return sources;
  }

  private static boolean isTagged(JsonObject cell) {
    JsonObject metadata = cell.getAsJsonObject("metadata");
    JsonArray tags = metadata == null ? null : metadata.getAsJsonArray("tags");
    return tags != null && tags.asList().stream().anyMatch(tag -> tag.getAsString().equals(TAG));
  }

  private static String name(JsonObject cell, int before) {
    JsonElement count = cell.get("execution_count");
    if (count != null && !count.isJsonNull()) {
      return "cell [" + count.getAsInt() + "]";
    }
    JsonElement id = cell.get("id");
    return "cell " + (id == null ? TAG + (before == 0 ? "" : before + 1) : id.getAsString());
  }

  private static String text(JsonElement source) {
    if (source.isJsonPrimitive()) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }
}
