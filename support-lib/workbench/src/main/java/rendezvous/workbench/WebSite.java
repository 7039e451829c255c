package rendezvous.workbench;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * An HTTP site or service in this JVM, on a port of the loopback interface, that is as slow and as
 * unreliable as the notebook wants it to be. A virtual thread serves each request.
 *
 * {@snippet :
 * WebSite shop = bench.site("shop")
 *     .pages(path -> "<h1>" + path + "</h1>")
 *     .latency(Duration.ofMillis(20))
 *     .failing(0.05);
 * client.send(HttpRequest.newBuilder(shop.uri("/cart")).build(), BodyHandlers.ofString())
 * }
 *
 * <p>Pages, latency and failures can be changed while it runs; what is being served goes on as it
 * began. It counts requests, so a notebook sees calls that nobody waits for any more. A handler
 * that throws answers with status 500 and the exception's text, which is in {@link #log} too. Safe
 * for use by any number of threads.
 */
public final class WebSite extends Component {

  private static final int BACKLOG = 1024;
  private static final long SEED = 2026;

  static {
    // The JDK's server writes head and body apart. With Nagle's algorithm the body would wait for
    // the head's acknowledgement, which the client delays by 40 ms. Read once, at its first use.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
  }

  // mutable state
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final Random random = new Random(SEED); // the same requests fail in every run
  private final LongAdder requests = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private volatile Supplier<Duration> latency = () -> Duration.ZERO;
  private volatile double failing;
  private HttpServer server; // guarded by this
  private ExecutorService threads; // guarded by this
  private volatile LogTail log = new LogTail();

  private WebSite(String name) {
    super(name);
  }

  /** What answers below a path. */
  private record Route(HttpHandler handler, Filter[] filters) {}

  /** A site without pages, not started yet. */
  public static WebSite named(String name) {
    return new WebSite(name);
  }

  /**
   * Answers every path that has no handler of its own with an HTML page.
   *
   * @param pages gives the page for a path, query included, such as {@code /item?id=7}; null if
   *     there is none, which is answered with status 404
   */
  public WebSite pages(UnaryOperator<String> pages) {
    return on(
        "/",
        exchange -> {
          String page = pages.apply(exchange.getRequestURI().toString());
          if (page == null) {
            answer(exchange, 404, "text/plain", "there is no " + exchange.getRequestURI());
          } else {
            answer(exchange, 200, "text/html", page);
          }
        });
  }

  /**
   * Has a handler answer a path and all below it; replaces an earlier one of that path.
   *
   * @param filters around the handler, such as {@link rendezvous.lab.EnvelopeFilter}
   */
  public synchronized WebSite on(String path, HttpHandler handler, Filter... filters) {
    Route route = new Route(Objects.requireNonNull(handler, "handler"), filters.clone());
    boolean replaces = routes.put(path, route) != null;
    if (server != null) {
      if (replaces) {
        server.removeContext(path);
      }
      serve(path, route);
    }
    return this;
  }

  private void serve(String path, Route route) {
    HttpContext context = server.createContext(path, route.handler());
    context.getFilters().add(new Faults());
    for (Filter filter : route.filters()) {
      context.getFilters().add(filter);
    }
  }

  /** From now on every answer takes so much longer. */
  public WebSite latency(Duration latency) {
    return latency(() -> latency);
  }

  /** From now on every answer takes longer by what this gives; called once for each request. */
  public WebSite latency(Supplier<Duration> latency) {
    this.latency = latency;
    return this;
  }

  /**
   * From now on this share of requests is answered with status 503. Which ones they are depends on
   * the order in which requests come, and on nothing else.
   *
   * @param share from 0, none, to 1, all
   */
  public WebSite failing(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
    }
    failing = share;
    return this;
  }

  /**
   * The address of a page.
   *
   * @param path with its first slash
   */
  public URI uri(String path) {
    return URI.create("http://" + address() + path);
  }

  /** How many requests are being served now. */
  public int inFlight() {
    return inFlight.get();
  }

  /** The most requests that were being served at the same time. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  /** How many requests have come. */
  public long requests() {
    return requests.sum();
  }

  /** How many requests were made to fail, or failed by an exception of their handler. */
  public long failed() {
    return failed.sum();
  }

  /** Begins to count anew. */
  public void resetCounts() {
    requests.reset();
    failed.reset();
    mostInFlight.set(inFlight.get());
  }

  @Override
  void start(Place here) throws IOException {
    log = here.log();
    HttpServer made =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    synchronized (this) {
      server = made;
      threads =
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name() + "-", 1).factory());
      made.setExecutor(threads);
      routes.forEach(this::serve);
    }
    made.start();
  }

  @Override
  void stop() {
    HttpServer stopped;
    ExecutorService serving;
    synchronized (this) {
      stopped = server;
      serving = threads;
      server = null;
    }
    if (stopped != null) {
      stopped.stop(0);
      serving.shutdownNow();
    }
  }

  @Override
  String version() {
    return "HTTP server of JDK " + Runtime.version().feature();
  }

  @Override
  synchronized String listensOn() {
    InetSocketAddress address = server.getAddress();
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /**
   * Answers a request with text, and ends it.
   *
   * @param type the media type, such as {@code application/json}; the text is sent as UTF-8
   * @throws IOException if the client is gone
   */
  public static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    try (exchange) {
      if (!head && body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** Counts, delays, fails: around every handler. */
  private final class Faults extends Filter {

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
      requests.increment();
      mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      try {
        Thread.sleep(latency.get());
        if (random.nextDouble() < failing) {
          failed.increment();
          answer(exchange, 503, "text/plain", name() + " fails on purpose");
        } else {
          chain.doFilter(exchange);
        }
      } catch (InterruptedException _) {
        exchange.close(); // the site is being stopped
      } catch (RuntimeException | Error e) {
        failed.increment();
        log.add(exchange.getRequestURI() + ": " + e);
        if (exchange.getResponseCode() >= 0) {
          // the server closes the connection; after an Error it would not
          throw new IOException("half an answer", e);
        }
        answer(exchange, 500, "text/plain", e.toString());
      } finally {
        inFlight.decrementAndGet();
      }
    }

    @Override
    public String description() {
      return "counts, delays and fails as the notebook says";
    }
  }
}
