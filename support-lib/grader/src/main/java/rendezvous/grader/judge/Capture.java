package rendezvous.grader.judge;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what a test prints, and counts the rest. */
final class Capture extends OutputStream {
  private final byte[] kept;
  private long printed;

  /** Keeps so many bytes. */
  Capture(int most) {
    kept = new byte[most];
  }

  @Override
  public synchronized void write(int b) {
    if (printed < kept.length) {
      kept[(int) printed] = (byte) b;
    }
    printed++;
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (printed < kept.length) {
      System.arraycopy(
          bytes, offset, kept, (int) printed, Math.min(length, (int) (kept.length - printed)));
    }
    printed += length;
  }

  /** What has been printed since the last time this was asked. */
  synchronized String take() {
    int length = (int) Math.min(printed, kept.length);
    String text = new String(kept, 0, length, StandardCharsets.UTF_8);
    String more = printed > kept.length ? "\n… " + printed + " bytes in all" : "";
    printed = 0;
    return text + more;
  }
}
