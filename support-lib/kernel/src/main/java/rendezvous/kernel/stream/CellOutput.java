package rendezvous.kernel.stream;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import rendezvous.kernel.protocol.Connection;
import rendezvous.kernel.protocol.Message;

/**
 * {@code System.out} and {@code System.err} of the kernel: what a cell prints goes to that cell,
 * also when a thread that the cell started prints after the cell has ended.
 *
 * <p>Text is collected and sent at most every {@value #INTERVAL_MILLIS} ms, so that a loop of a
 * million prints is not a million messages. {@link #flush} sends at once; it is called before every
 * other message about a cell, which keeps prints and pictures in order.
 */
public final class CellOutput {
  private static final long INTERVAL_MILLIS = 40;
  private static final int FULL = 1 << 16;

  // The cell that started the running thread, handed down to the threads that it starts.
  private final InheritableThreadLocal<Message> cell = new InheritableThreadLocal<>();
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Thread sender = new Thread(this::sendLoop, "kernel-output");

  // mutable state, guarded by lock
  private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
  private int size;
  private volatile Message latest;

  /** Bytes that go to the same stream of the same cell. */
  private record Piece(Message cell, String stream, ByteArrayOutputStream bytes) {}

  public CellOutput(Connection connection) {
    this.connection = connection;
    sender.setDaemon(true);
    sender.start();
  }

  /** Replaces the process's two output streams. */
  public void install() {
    System.setOut(new PrintStream(new Stream("stdout"), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Stream("stderr"), true, StandardCharsets.UTF_8));
  }

  /** From now on the calling thread, and the threads that it starts, print for {@code request}. */
  public void enter(Message request) {
    cell.set(request);
    latest = request;
  }

  /** The cell on whose behalf the calling thread runs, else the latest one, else null. */
  public Message current() {
    Message mine = cell.get();
    return mine != null ? mine : latest;
  }

  /** Sends what has been printed so far. */
  public void flush() {
    lock.lock();
    try {
      for (Piece piece; (piece = pieces.poll()) != null; ) {
        connection.publish(
            "stream",
            piece.cell,
            Map.of("name", piece.stream, "text", piece.bytes.toString(StandardCharsets.UTF_8)));
      }
      size = 0;
    } finally {
      lock.unlock();
    }
  }

  private void write(String stream, byte[] bytes, int offset, int length) {
    boolean first;
    boolean full;
    lock.lock();
    try {
      Message target = current();
      Piece last = pieces.peekLast();
      first = last == null;
      if (first || last.cell != target || !last.stream.equals(stream)) {
        pieces.add(last = new Piece(target, stream, new ByteArrayOutputStream()));
      }
      last.bytes.write(bytes, offset, length);
      size += length;
      full = size >= FULL;
    } finally {
      lock.unlock();
    }
    if (full) {
      flush();
    } else if (first) {
      LockSupport.unpark(sender);
    }
  }

  private void sendLoop() {
    while (true) {
      LockSupport.park(this);
      LockSupport.parkNanos(INTERVAL_MILLIS * 1_000_000);
      flush();
    }
  }

  private final class Stream extends OutputStream {
    private final String name;

    Stream(String name) {
      this.name = name;
    }

    @Override
    public void write(int b) {
      CellOutput.this.write(name, new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      CellOutput.this.write(name, bytes, offset, length);
    }
  }
}
