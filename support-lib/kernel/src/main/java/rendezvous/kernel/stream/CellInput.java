package rendezvous.kernel.stream;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import rendezvous.kernel.protocol.Connection;
import rendezvous.kernel.protocol.Message;

/**
 * {@code System.in} of the kernel: every line is asked of the person at the front end.
 *
 * <p>Reading blocks until the line is there. When the waiting thread is interrupted, or when the
 * front end takes no input (a notebook executed by a program), an {@link IllegalStateException}
 * tells so; an {@code IOException} would be swallowed by {@code Scanner}.
 */
public final class CellInput extends InputStream {
  private final Connection connection;
  private final CellOutput output;

  // guarded by this
  private byte[] line = {};
  private int at;

  public CellInput(Connection connection, CellOutput output) {
    this.connection = connection;
    this.output = output;
  }

  /** Replaces the process's input stream. */
  public void install() {
    System.setIn(this);
  }

  /** Forgets what is left of an earlier cell's last line. */
  public synchronized void discard() {
    line = new byte[0];
    at = 0;
  }

  @Override
  public synchronized int read() {
    fill();
    return line[at++] & 0xff;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    fill();
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - at;
  }

  private void fill() {
    if (at < line.length) {
      return;
    }
    Message request = output.current();
    if (request == null || !request.flag("allow_stdin", false)) {
      throw new IllegalStateException(
          "This notebook is run by a program that takes no input: System.in cannot be read here.");
    }
    output.flush();
    try {
      line = (connection.ask(request, "", false) + "\n").getBytes(StandardCharsets.UTF_8);
      at = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for input", e);
    }
  }
}
