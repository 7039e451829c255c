package rendezvous.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is displayed, in the form of the wire: {@code data} and {@code metadata} by MIME type. */
public final class Bundle {
  private static final Gson GSON = new Gson();

  private Bundle() {}

  /**
   * A MIME type of JSON carries JSON itself, not a text that contains it; texts that were put under
   * such a type are parsed.
   */
  public static Map<String, Object> of(DisplayData display) {
    JsonObject json = GSON.toJsonTree(display).getAsJsonObject();
    JsonObject data = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("data").entrySet()) {
      boolean isJson =
          entry.getKey().equals("application/json") || entry.getKey().endsWith("+json");
      boolean isText =
          entry.getValue().isJsonPrimitive() && entry.getValue().getAsJsonPrimitive().isString();
      data.add(
          entry.getKey(),
          isJson && isText
              ? JsonParser.parseString(entry.getValue().getAsString())
              : entry.getValue());
    }
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("data", data);
    bundle.put("metadata", json.has("metadata") ? json.get("metadata") : new JsonObject());
    if (json.has("transient") && !json.get("transient").isJsonNull()) {
      bundle.put("transient", json.get("transient"));
    }
    return bundle;
  }
}
