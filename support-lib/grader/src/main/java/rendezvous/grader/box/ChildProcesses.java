package rendezvous.grader.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts processes that know nothing of this one's surroundings. */
final class ChildProcesses {
  /** What a program needs to be found and started; the rest of the environment is kept from it. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TEMP", "TMP");

  /**
   * In a session of its own, a process does not get the terminal's Ctrl-C: its parent sees to it.
   */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  // The kernel ends a boxed process with the thread, not the process, that has started it.
  private static final ExecutorService STARTER =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("rendezvous-starter").factory());

  private ChildProcesses() {}

  static Process start(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      whole.add(SETSID.toString());
    }
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    try {
      return STARTER.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException("cannot start " + whole.getFirst() + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a process was started", e);
    }
  }
}
