package rendezvous.cli.book;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A notebook file as Jupyter saves it (nbformat 4): cells in order, with what they printed. */
record Ipynb(List<Cell> cells) {

  /** One cell; {@code id} is empty in files older than nbformat 4.5. */
  sealed interface Cell {
    String id();

    String source();

    /** Prose; {@code attachments} maps a picture's name to its MIME bundle. */
    record Prose(String id, String source, JsonObject attachments) implements Cell {}

    /** Java; {@code number} is the number in brackets, empty if the cell was not run. */
    record Code(String id, String source, OptionalInt number, List<Output> outputs)
        implements Cell {}
  }

  /** What a cell printed. */
  sealed interface Output {

    /** Text on standard output or standard error. */
    record Stream(boolean error, String text) implements Output {}

    /** A value in several representations, by MIME type. */
    record Rich(JsonObject bundle) implements Output {

      /** The representation as text, its lines joined. */
      Optional<String> text(String mime) {
        return Optional.ofNullable(bundle.get(mime)).map(Ipynb::text);
      }

      /** The representation as a JSON object. */
      Optional<JsonObject> json(String mime) {
        return Optional.ofNullable(bundle.get(mime))
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject);
      }
    }

    /** An exception or a compile error, as the kernel explained it, with colours. */
    record Failure(String name, String value, String trace) implements Output {}
  }

  /**
   * Reads a file.
   *
   * @throws BookException if it is missing or is not a notebook
   */
  static Ipynb read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new BookException(
          "the executed notebook " + file + " is missing; execute it again with ./course run", e);
    } catch (IOException e) {
      throw new BookException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (JsonParseException
        | IllegalStateException
        | ClassCastException
        | UnsupportedOperationException
        | NumberFormatException e) {
      throw new BookException(
          file + " is not a notebook (" + e.getMessage() + "); execute it again with ./course run",
          e);
    }
  }

  private static Ipynb parse(String json) {
    JsonArray cells = JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("cells");
    if (cells == null) {
      throw new IllegalStateException("it has no cells");
    }
    List<Cell> result = new ArrayList<>();
    for (JsonElement element : cells) {
      JsonObject cell = element.getAsJsonObject();
      String id = string(cell, "id");
      String source = text(cell.get("source"));
      switch (string(cell, "cell_type")) {
        case "markdown" -> result.add(new Cell.Prose(id, source, bundle(cell, "attachments")));
        case "code" -> {
          if (!source.isBlank()) {
            result.add(new Cell.Code(id, source, number(cell), outputs(cell)));
          }
        }
        default -> {
          // A raw cell is for other converters: it is not part of the page.
        }
      }
    }
    return new Ipynb(List.copyOf(result));
  }

  private static OptionalInt number(JsonObject cell) {
    JsonElement number = cell.get("execution_count");
    return number == null || number.isJsonNull()
        ? OptionalInt.empty()
        : OptionalInt.of(number.getAsInt());
  }

  private static List<Output> outputs(JsonObject cell) {
    List<Output> outputs = new ArrayList<>();
    JsonArray array = cell.getAsJsonArray("outputs");
    if (array == null) {
      return outputs;
    }
    for (JsonElement element : array) {
      JsonObject output = element.getAsJsonObject();
      switch (string(output, "output_type")) {
        case "stream" -> addStream(outputs, output);
        case "display_data", "execute_result" ->
            outputs.add(new Output.Rich(bundle(output, "data")));
        case "error" ->
            outputs.add(
                new Output.Failure(
                    string(output, "ename"), string(output, "evalue"), trace(output)));
        default -> {
          // Nothing else is defined by nbformat 4.
        }
      }
    }
    return outputs;
  }

  /** Neighbouring pieces of one stream are one output: a kernel may flush anywhere. */
  private static void addStream(List<Output> outputs, JsonObject output) {
    boolean error = string(output, "name").equals("stderr");
    String text = text(output.get("text"));
    if (!outputs.isEmpty()
        && outputs.getLast() instanceof Output.Stream(boolean lastError, String lastText)
        && lastError == error) {
      outputs.removeLast();
      text = lastText + text;
    }
    outputs.add(new Output.Stream(error, text));
  }

  private static String trace(JsonObject output) {
    List<String> lines = new ArrayList<>();
    JsonArray trace = output.getAsJsonArray("traceback");
    if (trace != null) {
      trace.forEach(line -> lines.add(line.getAsString()));
    }
    return String.join("\n", lines);
  }

  private static JsonObject bundle(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonNull() ? new JsonObject() : value.getAsJsonObject();
  }

  private static String string(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  /** nbformat allows a text to be one string or a list of lines. */
  private static String text(JsonElement value) {
    if (value == null || value.isJsonNull()) {
      return "";
    }
    if (value.isJsonArray()) {
      StringBuilder text = new StringBuilder();
      value.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
      return text.toString();
    }
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }
}
