package rendezvous.cli.process;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A started program with everything that it starts in turn. It ends when it is closed and when the
 * course command ends, however that happens: on Ctrl-C and on SIGTERM a shutdown hook stops it, and
 * a program that watches its standard input also notices the course command being killed.
 *
 * <p>Stopping is polite first: standard input is closed and the program asked to terminate, so that
 * it can save and end its own children. What is left after a moment is killed.
 */
public final class ProcessTree implements Closeable {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static volatile boolean commandEnds;

  private final Process process;
  private final Thread hook;

  private ProcessTree(Process process) {
    this.process = process;
    this.hook = new Thread(this::stopForGood, "stop " + process.pid());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts the program. */
  public static ProcessTree start(ProcessBuilder program) throws IOException {
    return new ProcessTree(program.start());
  }

  /** The program itself. */
  public Process process() {
    return process;
  }

  /**
   * Waits for the program to end by itself; gives its exit code. Does not return when the program
   * ended because this command is ending: nothing is to be said about it then.
   */
  public int await() throws InterruptedException {
    int code = process.waitFor();
    while (commandEnds) {
      LockSupport.park();
    }
    return code;
  }

  /** Stops the program and everything it has started; returns when they are gone. */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The command is ending: the hook runs anyway and finds nothing left to do.
    }
  }

  private void stopForGood() {
    commandEnds = true;
    stop();
  }

  private void stop() {
    // Taken before the program ends: afterwards its children are no longer its descendants.
    List<ProcessHandle> children = process.descendants().toList();
    if (process.isAlive()) {
      closeInput();
      process.destroy();
    }
    awaitEnd(Stream.concat(Stream.of(process.toHandle()), children.stream()).toList());
  }

  /**
   * By asking again and again: {@link ProcessHandle#onExit} notices a grandchild's end seconds
   * late.
   */
  private static void awaitEnd(List<ProcessHandle> handles) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (handles.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
    }
    handles.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException _) {
      // It has closed its end already.
    }
  }
}
