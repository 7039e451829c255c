package rendezvous.lab;

import java.util.LinkedHashMap;
import java.util.Map;

/** A ready-made MIME bundle. */
record Bundle(Map<String, Object> data) implements Displayable {

  static final String PLAIN = "text/plain";
  static final String HTML = "text/html";
  static final String MARKDOWN = "text/markdown";
  static final String PNG = "image/png";

  static Map<String, Object> of(String type, Object content, String plain) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(type, content);
    data.put(PLAIN, plain);
    return data;
  }

  @Override
  public Map<String, Object> mimeBundle() {
    return new LinkedHashMap<>(data);
  }

  @Override
  public String toString() {
    return String.valueOf(data.get(PLAIN));
  }
}
