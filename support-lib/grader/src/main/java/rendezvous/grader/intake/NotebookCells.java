package rendezvous.grader.intake;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.compile.Source;

/**
 * Finds in a notebook the cells that are tagged {@code submission}. The notebook is read from its
 * beginning to its end and nothing is kept but these cells: outputs may be large, and a hostile
 * notebook of 20 MB would be a tree of gigabytes.
 */
final class NotebookCells {
  private static final String TAG = "submission";

  private final JsonReader json;
  private final List<Source> sources = new ArrayList<>();

  private NotebookCells(JsonReader json) {
    this.json = json;
  }

  /**
   * The sources of the tagged cells. A cell that has been run is called by its number, as in its
   * stack traces, another by its id.
   */
  static List<Source> submission(String text, Path from) throws IntakeException {
    NotebookCells cells = new NotebookCells(new JsonReader(new StringReader(text)));
    try {
      cells.notebook();
    } catch (MalformedJsonException
        | EOFException
        | IllegalStateException
        | NumberFormatException e) {
      throw new IntakeException(from + " is not a notebook: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    if (cells.sources.isEmpty()) {
      throw new IntakeException(
          "no code cell of " + from + " is tagged '" + TAG + "': the one with the starter was");
    }
    return cells.sources;
  }

  private void notebook() throws IOException {
    boolean hasCells = false;
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("cells")) {
        hasCells = true;
        json.beginArray();
        while (json.hasNext()) {
          cell();
        }
        json.endArray();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    if (!hasCells) {
      throw new IllegalStateException("it has no cells");
    }
  }

  private void cell() throws IOException {
    boolean code = false;
    boolean tagged = false;
    String id = "";
    String count = "";
    String text = "";
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "cell_type" -> code = scalar().equals("code");
        case "id" -> id = scalar();
        case "execution_count" -> count = scalar();
        case "metadata" -> tagged = isTagged();
        case "source" -> text = text();
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (code && tagged) {
      sources.add(new Source(name(id, count), text));
    }
  }

  private boolean isTagged() throws IOException {
    boolean tagged = false;
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("tags") && json.peek() == JsonToken.BEGIN_ARRAY) {
        json.beginArray();
        while (json.hasNext()) {
          tagged |= scalar().equals(TAG);
        }
        json.endArray();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    return tagged;
  }

  private String name(String id, String count) {
    if (count.matches("\\d{1,9}")) {
      return "cell [" + count + "]";
    }
    return "cell "
        + (id.isEmpty() ? TAG + (sources.isEmpty() ? "" : sources.size() + 1) : FileName.of(id));
  }

  private String text() throws IOException {
    if (json.peek() != JsonToken.BEGIN_ARRAY) {
      return scalar();
    }
    StringBuilder text = new StringBuilder();
    json.beginArray();
    while (json.hasNext()) {
      text.append(scalar());
    }
    json.endArray();
    return text.toString();
  }

  /** A text or a number; empty for what is neither. */
  private String scalar() throws IOException {
    return switch (json.peek()) {
      case STRING, NUMBER -> json.nextString();
      default -> {
        json.skipValue();
        yield "";
      }
    };
  }
}
