package rendezvous.grader.judge;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Messages that are signed with a key which only the two processes have, and numbered: whatever
 * else gets into the pipe between them is found out. Not safe for use by several threads.
 */
final class Frames {
  // SHA-256 of key, number, message, key: the key at both ends, so that nothing can be appended. It
  // needs fewer classes to be loaded than an HMAC, in a process that is started for each
  // submission.

  /** How long a key is. */
  static final int KEY_BYTES = 32;

  private static final int MOST_BYTES = 32 << 20;

  private final byte[] key;
  private final MessageDigest digest;
  private long number;

  Frames(byte[] key) {
    this.key = key.clone();
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void write(DataOutputStream out, byte[] message) throws IOException {
    out.writeInt(message.length);
    out.write(message);
    out.write(signature(message));
    out.flush();
  }

  /**
   * Reads the next message.
   *
   * @throws ForgedException if it is not signed as the next one must be
   * @throws IOException if there is none
   */
  byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new ForgedException();
    }
    byte[] message = in.readNBytes(length);
    byte[] signature = in.readNBytes(digest.getDigestLength());
    if (message.length < length || signature.length < digest.getDigestLength()) {
      throw new EOFException("the other process has ended in the middle of a message");
    }
    if (!MessageDigest.isEqual(signature, signature(message))) {
      throw new ForgedException();
    }
    return message;
  }

  private byte[] signature(byte[] message) {
    digest.update(key);
    for (int shift = 56; shift >= 0; shift -= 8) {
      digest.update((byte) (number >>> shift));
    }
    number++;
    digest.update(message);
    return digest.digest(key);
  }

  /** Something was in the pipe that the process which judges has not written. */
  static final class ForgedException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    ForgedException() {
      super("a message that is not signed by the process which judges");
    }
  }
}
