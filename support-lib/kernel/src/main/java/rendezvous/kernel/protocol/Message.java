package rendezvous.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * One message of the Jupyter wire protocol, as it was received.
 *
 * @param identities the routing frames that a reply must carry back
 * @param header the message's header: {@code msg_id}, {@code msg_type}, {@code session}, …
 * @param content the message's body
 */
public record Message(List<byte[]> identities, JsonObject header, JsonObject content) {

  /** What is being asked for, for instance {@code execute_request}. */
  public String type() {
    return header.get("msg_type").getAsString();
  }

  /** A text of the body, or {@code orElse} where the field is absent. */
  public String text(String field, String orElse) {
    return content.has(field) && !content.get(field).isJsonNull()
        ? content.get(field).getAsString()
        : orElse;
  }

  /** A truth value of the body, or {@code orElse} where the field is absent. */
  public boolean flag(String field, boolean orElse) {
    return content.has(field) ? content.get(field).getAsBoolean() : orElse;
  }

  /** A whole number of the body, or {@code orElse} where the field is absent. */
  public int number(String field, int orElse) {
    return content.has(field) ? content.get(field).getAsInt() : orElse;
  }
}
