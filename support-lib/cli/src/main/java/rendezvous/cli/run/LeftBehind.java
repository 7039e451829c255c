package rendezvous.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import rendezvous.workbench.Leftovers;

/**
 * What a notebook has left behind when its kernel has ended: processes, which are known by an
 * environment variable that they inherit, and temporary folders of workbenches.
 */
final class LeftBehind {

  private static final String MARK = "RENDEZVOUS_RUN";

  /** A kernel that was killed has a watchdog, which needs a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration KILL_AFTER = Duration.ofSeconds(1);

  private final String id = UUID.randomUUID().toString();
  private final List<Path> before = Leftovers.folders();

  /** Looks at what there is before the notebook starts. */
  LeftBehind() throws IOException {}

  /** Has all that this program starts be known later. */
  void mark(ProcessBuilder program) {
    program.environment().put(MARK, id);
  }

  /** Removes what is left, and says what it was; empty if there was nothing. */
  String remove() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<ProcessHandle> processes = Leftovers.processes(MARK, id);
      List<Path> folders = new ArrayList<>(Leftovers.folders());
      folders.removeAll(before);
      if (processes.isEmpty() && folders.isEmpty()) {
        return "";
      }
      if (System.nanoTime() > deadline) {
        return remove(processes, folders);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static String remove(List<ProcessHandle> processes, List<Path> folders)
      throws IOException {
    StringBuilder text = new StringBuilder("the notebook has left behind, until now:");
    for (ProcessHandle process : processes) {
      text.append("\nprocess ").append(process.pid());
      process.info().commandLine().ifPresent(line -> text.append(": ").append(line));
    }
    Leftovers.end(processes, KILL_AFTER);
    for (Path folder : folders) {
      text.append("\nfolder ").append(folder);
      Leftovers.delete(folder);
    }
    return text.toString();
  }
}
