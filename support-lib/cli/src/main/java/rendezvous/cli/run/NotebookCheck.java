package rendezvous.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a notebook is as the course's notebooks are: nbformat 4.5, kernelspec {@code java},
 * readable cell ids that are unique, one first-level heading, short cells, and no stored outputs.
 */
public final class NotebookCheck {

  /** The most lines that are not blank in a code cell: what is longer belongs in the lab. */
  private static final int CELL_LINES = 15;

  /**
   * Words and digits joined by hyphens. What Jupyter makes up itself, eight hexadecimal digits,
   * tells nothing.
   */
  private static final Pattern READABLE_ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private static final Pattern MADE_UP_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}.*)?");
  private static final Pattern H1 = Pattern.compile("(?m)^# ");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

  private final List<String> problems = new ArrayList<>();

  private NotebookCheck() {}

  /** What is wrong with the notebook, a line each; empty when nothing is. */
  public static List<String> problemsOf(Path notebook) throws IOException {
    if (!Files.exists(notebook)) {
      return List.of("the file does not exist");
    }
    NotebookCheck check = new NotebookCheck();
    try {
      check.notebook(JsonParser.parseString(Files.readString(notebook)).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      check.problems.add("it is not a notebook: " + e.getMessage());
    }
    return List.copyOf(check.problems);
  }

  private void notebook(JsonObject notebook) {
    if (number(notebook, "nbformat") != 4 || number(notebook, "nbformat_minor") != 5) {
      problems.add(
          "it has notebook format %d.%d, not 4.5"
              .formatted(number(notebook, "nbformat"), number(notebook, "nbformat_minor")));
    }
    String kernel = text(object(object(notebook, "metadata"), "kernelspec"), "name");
    if (!kernel.equals("java") && !kernel.equals("java-preview")) {
      problems.add("its kernelspec is '" + kernel + "', not 'java'");
    }
    JsonArray cells = notebook.has("cells") ? notebook.getAsJsonArray("cells") : new JsonArray();
    if (cells.isEmpty()) {
      problems.add("it has no cells");
    }
    Set<String> ids = new HashSet<>();
    int headings = 0;
    for (int i = 0; i < cells.size(); i++) {
      JsonObject cell = cells.get(i).getAsJsonObject();
      String id = text(cell, "id");
      String name = id.isEmpty() ? "cell " + (i + 1) : "cell '" + id + "'";
      id(id, name, ids);
      switch (text(cell, "cell_type")) {
        case "code" -> code(cell, name);
        case "markdown" ->
            headings +=
                (int) H1.matcher(FENCED.matcher(source(cell)).replaceAll("")).results().count();
        case "raw" -> {}
        case String other -> problems.add(name + " is of the unknown type '" + other + "'");
      }
    }
    if (headings != 1) {
      problems.add("it has " + headings + " first-level headings, not one");
    }
  }

  private void id(String id, String name, Set<String> ids) {
    if (id.isEmpty()) {
      problems.add(name + " has no id");
    } else if (!ids.add(id)) {
      problems.add(name + " has the id of another cell");
    } else if (id.length() > 64
        || !READABLE_ID.matcher(id).matches()
        || MADE_UP_ID.matcher(id).matches()) {
      problems.add(name + " has an id that is not readable words joined by hyphens");
    }
  }

  private void code(JsonObject cell, String name) {
    if (cell.has("outputs") && !cell.getAsJsonArray("outputs").isEmpty()) {
      problems.add(name + " has stored outputs");
    }
    if (cell.has("execution_count") && !cell.get("execution_count").isJsonNull()) {
      problems.add(name + " has a stored execution count");
    }
    long lines = source(cell).lines().filter(line -> !line.isBlank()).count();
    if (lines > CELL_LINES) {
      problems.add("%s has %d lines, more than %d".formatted(name, lines, CELL_LINES));
    }
  }

  private static String source(JsonObject cell) {
    JsonElement source = cell.get("source");
    if (source == null) {
      return "";
    }
    if (source.isJsonPrimitive()) {
      return source.getAsString();
    }
    StringBuilder text = new StringBuilder();
    source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
    return text.toString();
  }

  private static int number(JsonObject object, String key) {
    return object.has(key) ? object.get(key).getAsInt() : 0;
  }

  private static String text(JsonObject object, String key) {
    return object.has(key) ? object.get(key).getAsString() : "";
  }

  private static JsonObject object(JsonObject parent, String key) {
    return parent.has(key) ? parent.getAsJsonObject(key) : new JsonObject();
  }
}
