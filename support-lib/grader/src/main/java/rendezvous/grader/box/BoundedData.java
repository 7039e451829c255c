package rendezvous.grader.box;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What messages between two processes are made of. The one that reads believes no length: whatever
 * is longer than it expects is an error, before there is memory for it.
 */
public final class BoundedData {
  private static final int NULL = -1;

  private BoundedData() {}

  /** Writes bytes, and before them how many. */
  public static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Writes a text, which may be null. */
  public static void write(DataOutputStream out, String text) throws IOException {
    if (text == null) {
      out.writeInt(NULL);
    } else {
      write(out, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Reads how many there are of something. */
  public static int length(DataInputStream in, int most) throws IOException {
    return checked(in.readInt(), most);
  }

  /** Reads bytes. */
  public static byte[] bytes(DataInputStream in, int most) throws IOException {
    return bytes(in.readInt(), in, most);
  }

  /** Reads a text that is not null, of at most so many bytes. */
  public static String text(DataInputStream in, int most) throws IOException {
    return new String(bytes(in, most), StandardCharsets.UTF_8);
  }

  /** Reads a text that may be null. */
  public static String textOrNull(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    return length == NULL ? null : new String(bytes(length, in, most), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int length, DataInputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(checked(length, most));
    if (bytes.length < length) {
      throw new EOFException("the other process has ended in the middle of a message");
    }
    return bytes;
  }

  private static int checked(int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new IOException("not a length: " + length);
    }
    return length;
  }
}
