package rendezvous.workbench;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody on the line: passes on all bytes between clients and a component, and keeps a copy.
 *
 * {@snippet :
 * Wiretap tap = bench.start(Wiretap.on("tap", database));
 * // a client connects to tap.address() instead of database.address() …
 * tap.heard("salary")
 * }
 *
 * <p>It keeps the first megabyte of each direction. Safe for use by any number of threads.
 */
public final class Wiretap extends Component {

  private static final int KEPT_BYTES = 1 << 20;
  private static final Pattern WORDS = Pattern.compile("[ -~]{6,}");

  // immutable state
  private final Component target;
  private final Copy toServer = new Copy();
  private final Copy toClient = new Copy();
  private final Set<Closeable> sockets = ConcurrentHashMap.newKeySet();

  // mutable state
  private volatile ServerSocket server;

  private Wiretap(String name, Component target) {
    super(name);
    this.target = target;
  }

  /** A wiretap, not started yet, before a component that listens. */
  public static Wiretap on(String name, Component target) {
    return new Wiretap(name, target);
  }

  /** The copy of one direction, of all connections. */
  private static final class Copy {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    synchronized void add(byte[] chunk, int length) {
      bytes.write(chunk, 0, Math.min(length, KEPT_BYTES - bytes.size()));
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    synchronized void forget() {
      bytes.reset();
    }
  }

  @Override
  void start(Place here) throws IOException {
    String[] hostAndPort = target.address().split(":");
    ServerSocket made = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    sockets.add(made);
    server = made;
    Thread.ofVirtual()
        .name(name())
        .start(() -> accept(made, hostAndPort[0], Integer.parseInt(hostAndPort[1])));
  }

  private void accept(ServerSocket from, String host, int port) {
    try {
      while (true) {
        Socket client = from.accept();
        sockets.add(client);
        Socket behind = new Socket(host, port);
        sockets.add(behind);
        Thread.ofVirtual().name(name() + " to server").start(() -> pass(client, behind, toServer));
        Thread.ofVirtual().name(name() + " to client").start(() -> pass(behind, client, toClient));
      }
    } catch (IOException _) {
      // closed, or the component behind it has gone: then who connects is refused
      stop();
    }
  }

  private void pass(Socket from, Socket to, Copy copy) {
    byte[] chunk = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length; (length = in.read(chunk)) >= 0; ) {
        copy.add(chunk, length);
        out.write(chunk, 0, length);
        out.flush();
      }
    } catch (IOException _) {
      // one of the two has hung up: the other one is told by the end of its connection
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  /** How many bytes it has kept. */
  public int bytes() {
    return toServer.text().length() + toClient.text().length();
  }

  /** Whether these words, of ASCII letters, passed by in either direction, as they stand. */
  public boolean heard(String words) {
    return toServer.text().contains(words) || toClient.text().contains(words);
  }

  /**
   * What can be read of what clients have sent: words of six characters or more, with dots between.
   */
  public String readable() {
    StringBuilder readable = new StringBuilder();
    Matcher words = WORDS.matcher(toServer.text());
    while (words.find()) {
      readable.append(readable.isEmpty() ? "" : " … ").append(words.group().strip());
    }
    return readable.toString();
  }

  /** Forgets what it has heard so far. */
  public void forget() {
    toServer.forget();
    toClient.forget();
  }

  @Override
  void stop() {
    for (Closeable socket : sockets) {
      try {
        socket.close();
      } catch (IOException _) {
        // it is closed all the same
      }
    }
  }

  @Override
  String version() {
    return "wiretap on " + target.name();
  }

  @Override
  String listensOn() {
    return "127.0.0.1:" + server.getLocalPort();
  }
}
