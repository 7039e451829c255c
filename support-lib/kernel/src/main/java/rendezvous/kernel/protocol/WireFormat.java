package rendezvous.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.zeromq.ZMQ;

/**
 * Messages as frames: who is addressed, a delimiter, a signature, and four JSON texts that it
 * signs. Thread-safe as far as the sockets are.
 */
final class WireFormat {
  private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String VERSION = "5.3";

  private final HMACGenerator signer;
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
  private final String session = UUID.randomUUID().toString();

  WireFormat(HMACGenerator signer) {
    this.signer = signer;
  }

  /** The next message; null where it was not signed with this connection's key. Blocks. */
  Message receive(ZMQ.Socket socket) {
    List<byte[]> frames = new ArrayList<>();
    do {
      frames.add(socket.recv(0));
    } while (socket.hasReceiveMore());
    int at = 0;
    while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
      at++;
    }
    if (frames.size() < at + 6) {
      return null;
    }
    byte[][] signed = frames.subList(at + 2, at + 6).toArray(byte[][]::new);
    String signature = signer.calculateSignature(signed);
    if (!MessageDigest.isEqual(signature.getBytes(StandardCharsets.US_ASCII), frames.get(at + 1))) {
      return null;
    }
    return new Message(List.copyOf(frames.subList(0, at)), json(signed[0]), json(signed[3]));
  }

  private static JsonObject json(byte[] text) {
    return JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  /**
   * Sends a message.
   *
   * @param identities the routing frames, from the request that is answered
   * @param parent the header of the message that this one is about, or null
   */
  void send(
      ZMQ.Socket socket, List<byte[]> identities, String type, JsonObject parent, Object content) {
    JsonObject header = new JsonObject();
    header.addProperty("msg_id", UUID.randomUUID().toString());
    header.addProperty("msg_type", type);
    header.addProperty("session", session);
    header.addProperty("username", "kernel");
    header.addProperty("date", Instant.now().toString());
    header.addProperty("version", VERSION);
    byte[][] signed = {
      bytes(header), parent == null ? EMPTY : bytes(parent), EMPTY, bytes(content),
    };
    for (byte[] identity : identities) {
      socket.sendMore(identity);
    }
    socket.sendMore(DELIMITER);
    socket.sendMore(signer.calculateSignature(signed));
    socket.sendMore(signed[0]);
    socket.sendMore(signed[1]);
    socket.sendMore(signed[2]);
    socket.send(signed[3]);
  }

  private byte[] bytes(Object json) {
    return gson.toJson(json).getBytes(StandardCharsets.UTF_8);
  }
}
