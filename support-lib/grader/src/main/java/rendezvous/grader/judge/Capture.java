package rendezvous.grader.judge;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what a test prints, and counts the rest. */
final class Capture extends OutputStream {
  private static final int KEPT = 8_192;

  private final byte[] kept = new byte[KEPT];
  private long printed;

  @Override
  public synchronized void write(int b) {
    if (printed < KEPT) {
      kept[(int) printed] = (byte) b;
    }
    printed++;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (printed < KEPT) {
      System.arraycopy(
          bytes, offset, kept, (int) printed, Math.min(length, (int) (KEPT - printed)));
    }
    printed += length;
  }

  /** What has been printed since the last time this was asked. */
  synchronized String take() {
    int length = (int) Math.min(printed, KEPT);
    String text = new String(kept, 0, length, StandardCharsets.UTF_8);
    String more = printed > KEPT ? "\n… " + printed + " bytes in all" : "";
    printed = 0;
    return text + more;
  }
}
