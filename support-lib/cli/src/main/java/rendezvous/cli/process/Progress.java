package rendezvous.cli.process;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line on the terminal that says what is being done and for how long, for work that may take
 * more than two seconds. On a terminal the line is rewritten every second; elsewhere (a file, CI)
 * it is printed at the start, and the result as a line of its own.
 */
public final class Progress implements AutoCloseable {

  private static final boolean TERMINAL = System.console() != null && System.console().isTerminal();
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final String what;
  private final long started = System.nanoTime();
  private final ScheduledExecutorService clock;
  private volatile String detail = "";

  private Progress(String what) {
    this.what = what;
    if (TERMINAL) {
      clock =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("progress").factory());
      clock.scheduleAtFixedRate(this::rewrite, 0, 1, TimeUnit.SECONDS);
    } else {
      clock = null;
      System.out.println(what + " …");
    }
  }

  /** Begins something; {@code what} is a phrase such as "[1/6] 11-shared-variables". */
  public static Progress of(String what) {
    return new Progress(what);
  }

  /** Says how far it is, on a terminal only. */
  public void detail(String text) {
    detail = text;
  }

  /** How long it has taken so far. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Ends the line with a result. */
  public void done(String result) {
    close();
    System.out.println(TERMINAL ? what + "  " + result : "  " + result);
  }

  /** Ends the line without a result. */
  @Override
  public void close() {
    if (clock != null && !clock.isShutdown()) {
      clock.shutdownNow();
      synchronized (this) {
        System.out.print(CLEAR_LINE);
        System.out.flush();
      }
    }
  }

  private synchronized void rewrite() {
    if (!clock.isShutdown()) {
      System.out.print(
          CLEAR_LINE
              + what
              + "  "
              + detail
              + String.format(Locale.ROOT, " %d s", elapsed().toSeconds()));
      System.out.flush();
    }
  }
}
