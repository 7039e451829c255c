package rendezvous.workbench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a component has on the workbench while it lives: a folder, processes and a log. Released, it
 * has nothing any more, and gives nothing. Safe for use by any number of threads.
 */
final class Place {

  /** Of a program that need not say that it is ready. */
  static final Pattern NEVER = Pattern.compile("(?!)");

  private static final Predicate<String> PORT_TAKEN =
      line -> line.contains("Address already in use");
  private static final int ATTEMPTS = 5;

  // immutable state
  private final Workbench bench;
  private final String name;
  private final LogTail log = new LogTail();

  // mutable state, guarded by this
  private final List<ChildProcess> processes = new ArrayList<>();
  private Path folder;
  private boolean released;

  Place(Workbench bench, String name) {
    this.bench = bench;
    this.name = name;
  }

  LogTail log() {
    return log;
  }

  /** Tells the learner why this takes longer than usual. */
  void say(String text) {
    log.add(text);
    System.out.println(name + ": " + text);
  }

  /** A temporary folder for this component alone. */
  synchronized Path folder() throws IOException {
    checkNotReleased();
    if (folder == null) {
      folder = Files.createDirectory(bench.folder().resolve(name.replaceAll("[^\\w.-]", "-")));
    }
    return folder;
  }

  /** Starts a program; a line that contains {@code readyLine} says that it is ready. */
  ChildProcess start(ProcessBuilder program, Pattern readyLine, String stopSignal)
      throws IOException {
    return start(program, readyLine, stopSignal, log);
  }

  private synchronized ChildProcess start(
      ProcessBuilder program, Pattern readyLine, String stopSignal, LogTail output)
      throws IOException {
    checkNotReleased();
    ChildProcess child = ChildProcess.start(program, readyLine, stopSignal, output);
    processes.add(child);
    return child;
  }

  /**
   * Starts a program that cannot find a free port itself, and waits until it is ready. Should
   * another program take the port first, it is tried again with another.
   *
   * @param highest the highest port that it can use
   * @param program how to start it on a port
   * @return the port
   */
  int startOnFreePort(
      int highest,
      IntFunction<ProcessBuilder> program,
      Pattern readyLine,
      String stopSignal,
      Duration limit)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      int port = freePort(highest);
      ChildProcess child = start(program.apply(port), readyLine, stopSignal);
      try {
        child.awaitReady(limit);
        return port;
      } catch (IOException e) {
        forget(child);
        if (attempt == ATTEMPTS || log.lines().stream().noneMatch(PORT_TAKEN)) {
          throw e;
        }
      }
    }
  }

  /** A port of the loopback interface that nobody listened on a moment ago. */
  private static int freePort(int highest) throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() <= highest) {
          return socket.getLocalPort();
        }
      }
    }
  }

  /**
   * Runs a program to its end. Its output gets into the log only if it fails.
   *
   * @param what its name
   * @throws IOException if it fails, or the limit passes
   */
  void run(String what, ProcessBuilder program, Duration limit)
      throws IOException, InterruptedException {
    LogTail output = new LogTail();
    ChildProcess child = start(program, NEVER, "TERM", output);
    int code;
    try {
      code = child.awaitEnd(limit);
    } catch (IOException e) {
      output.lines().forEach(log::add);
      throw e;
    }
    forget(child);
    if (code != 0) {
      output.lines().forEach(log::add);
      throw new IOException(what + " ended " + child.ending());
    }
  }

  /** Stops a program that has not become ready, so that another can take its place. */
  void forget(ChildProcess child) {
    child.stop();
    synchronized (this) {
      processes.remove(child);
    }
  }

  private void checkNotReleased() throws IOException {
    if (released) {
      throw new IOException("the workbench was closed meanwhile");
    }
  }

  /** The program that was started last and not forgotten, or null. */
  synchronized ChildProcess process() {
    return processes.isEmpty() ? null : processes.getLast();
  }

  /** Ends all programs as a power cut would. */
  void kill() {
    for (ChildProcess child : all()) {
      child.kill();
    }
  }

  /** Stops what was started last first, and deletes the folder. */
  void release() {
    synchronized (this) {
      released = true;
    }
    for (ChildProcess child : all().reversed()) {
      child.stop();
    }
    Path left;
    synchronized (this) {
      left = folder;
      folder = null;
    }
    if (left != null) {
      try {
        Leftovers.delete(left);
      } catch (IOException e) {
        log.add("cannot delete " + left + ": " + e);
      }
    }
  }

  private synchronized List<ChildProcess> all() {
    return List.copyOf(processes);
  }
}
