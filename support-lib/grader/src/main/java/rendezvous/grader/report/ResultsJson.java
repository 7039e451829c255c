package rendezvous.grader.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import rendezvous.grader.Verdict;

/**
 * Our own {@code results.json}: {@code schema}, and then the components of {@link ClassResult} by
 * their names. The other reports can be made from it without grading again.
 */
public final class ResultsJson {
  static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Verdict.class, new VerdictText())
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private ResultsJson() {}

  /** The file's text. The same result always gives the same text. */
  public static String write(ClassResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", ClassResult.SCHEMA);
    GSON.toJsonTree(result)
        .getAsJsonObject()
        .entrySet()
        .forEach(each -> json.add(each.getKey(), each.getValue()));
    return GSON.toJson(json) + "\n";
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws IOException if the text is something else, or of another schema
   */
  public static ClassResult read(String text) throws IOException {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      JsonElement schema = json.get("schema");
      if (schema == null || schema.getAsInt() != ClassResult.SCHEMA) {
        throw new IOException(
            "results.json is of schema %s, and this program reads %d"
                .formatted(schema, ClassResult.SCHEMA));
      }
      return GSON.fromJson(json, ClassResult.class);
    } catch (RuntimeException e) {
      // what is not JSON, not of this form, or incomplete: each has an exception of its own
      throw new IOException("this is no results.json: " + e.getMessage(), e);
    }
  }

  /** A verdict as people read it. */
  private static final class VerdictText extends TypeAdapter<Verdict> {
    @Override
    public void write(JsonWriter out, Verdict verdict) throws IOException {
      out.value(verdict.text());
    }

    @Override
    public Verdict read(JsonReader in) throws IOException {
      String text = in.nextString();
      return Verdict.of(text)
          .orElseThrow(() -> new JsonParseException("there is no verdict '" + text + "'"));
    }
  }
}
