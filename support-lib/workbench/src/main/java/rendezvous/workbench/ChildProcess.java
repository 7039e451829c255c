package rendezvous.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that a component has started: guarded by the {@link Watchdog}, its output in the
 * component's log. Safe for use by any number of threads.
 */
final class ChildProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);

  private final Process process;
  private final String stopSignal;
  private final CompletableFuture<MatchResult> ready = new CompletableFuture<>();
  private final Thread reader;
  private volatile Runnable onEnd = () -> {};

  private ChildProcess(Process process, Pattern readyLine, String stopSignal, LogTail log) {
    this.process = process;
    this.stopSignal = stopSignal;
    // daemon: the JVM must not wait for it; by its name the kernel knows that nobody waits for it
    this.reader =
        Thread.ofPlatform()
            .daemon()
            // what it says is for the cell that runs then, not for the one that started the program
            .inheritInheritableThreadLocals(false)
            .name("rendezvous-log of process " + process.pid())
            .start(() -> read(readyLine, log));
  }

  /**
   * Starts a program.
   *
   * @param readyLine a line with this in it says that the program is ready
   * @param stopSignal the POSIX signal that asks it to end, such as {@code TERM}
   * @param log gets what it prints, standard output and error
   */
  static ChildProcess start(
      ProcessBuilder program, Pattern readyLine, String stopSignal, LogTail log)
      throws IOException {
    program.redirectErrorStream(true);
    program.environment().put(Watchdog.MARK, Watchdog.ID);
    Process process = program.start();
    try {
      Watchdog.guard(process.toHandle());
      return new ChildProcess(process, readyLine, stopSignal, log);
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private void read(Pattern readyLine, LogTail log) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line; (line = lines.readLine()) != null; ) {
        log.add(line);
        Matcher found = readyLine.matcher(line);
        if (!ready.isDone() && found.find()) {
          ready.complete(found.toMatchResult());
        }
      }
    } catch (IOException _) {
      // the pipe was closed under us: the process is gone
    }
    try {
      process.waitFor();
      onEnd.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Does this once the program has ended and its last line is read, unless that is so already. */
  void onEnd(Runnable action) {
    onEnd = action;
  }

  private void awaitEndOfStart() {
    try {
      process.waitFor();
      readToEnd();
      ready.completeExceptionally(new IOException("it ended while it started, " + ending()));
    } catch (InterruptedException _) {
      // it has started
    }
  }

  /** A child that it leaves behind may hold the pipe open: the reader gets a moment, no more. */
  private void readToEnd() {
    try {
      reader.join(Duration.ofSeconds(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for the line that says that the program is ready.
   *
   * @return how the line matched
   * @throws IOException if the program ends instead, or the limit passes
   */
  MatchResult awaitReady(Duration limit) throws IOException, InterruptedException {
    // not process.onExit(): what is registered there stays for the life of the process, and the
    // kernel would take it for somebody who waits for the end
    Thread watcher = Thread.ofVirtual().start(this::awaitEndOfStart);
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("it was not ready within " + limit.toSeconds() + " s", e);
    } finally {
      watcher.interrupt();
    }
  }

  /**
   * Waits for the program to end by itself and for the last line of its output.
   *
   * @return its exit code
   * @throws IOException if the limit passes; the program is stopped then
   */
  int awaitEnd(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      stop();
      throw new IOException("it did not end within " + limit.toSeconds() + " s");
    }
    return awaitEnd();
  }

  /** The same without a limit. */
  int awaitEnd() throws InterruptedException {
    int code = process.waitFor();
    readToEnd();
    return code;
  }

  Process process() {
    return process;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether it has ended, or does so within the limit; when interrupted, what is so by then. */
  boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** How it ended, in words. */
  String ending() {
    int code = process.exitValue();
    return switch (code - 128) {
      case 9 -> "killed (signal 9); the system does so when memory runs out";
      case 6, 11 -> "crashed (signal " + (code - 128) + ")";
      case 2, 15 -> "terminated (signal " + (code - 128) + ")";
      default -> "with exit code " + code;
    };
  }

  /**
   * Asks the program to end, and kills it after some patience, and the children that it leaves;
   * returns when they are gone. When interrupted, it kills at once, and leaves the thread
   * interrupted.
   */
  void stop() {
    var all = Leftovers.withDescendants(List.of(process.toHandle()));
    if (process.isAlive()) {
      ask();
      Leftovers.awaitEnd(List.of(process.toHandle()), PATIENCE);
    }
    kill(all);
  }

  /** Ends the program and its children as a power cut would. */
  void kill() {
    kill(Leftovers.withDescendants(List.of(process.toHandle())));
  }

  private void kill(Collection<ProcessHandle> all) {
    // not Process.destroy, which would close the pipe before the last lines have been read
    all.forEach(ProcessHandle::destroyForcibly);
    Leftovers.awaitEnd(all, KILLED_WITHIN);
    if (endsWithin(KILLED_WITHIN)) {
      readToEnd();
    }
    Watchdog.release(process.toHandle());
  }

  private void ask() {
    if (stopSignal.equals("TERM")) {
      process.toHandle().destroy();
      return;
    }
    try {
      new ProcessBuilder("sh", "-c", "kill -" + stopSignal + " " + process.pid())
          .redirectErrorStream(true)
          .start();
    } catch (IOException _) {
      process.toHandle().destroy(); // no shell
    }
  }
}
