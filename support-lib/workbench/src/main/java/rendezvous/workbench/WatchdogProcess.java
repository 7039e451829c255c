package rendezvous.workbench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process behind {@link Watchdog}: reads what is to be guarded until its standard input ends;
 * then ends every guarded process and deletes every guarded folder.
 */
final class WatchdogProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int ROUNDS = 10;
  private static final String PROCESS = "process ";
  private static final String FOLDER = "folder ";

  private WatchdogProcess() {}

  /** The only argument is the value of {@link Watchdog#MARK} in the guarded processes. */
  public static void main(String[] args) throws IOException {
    leaveProcessGroup();
    Map<String, String> guarded = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] parts = line.split("\t", -1); // the verb, what, details
        if (parts[0].equals("guard")) {
          guarded.put(parts[1], parts[2]);
        } else {
          guarded.remove(parts[1]);
        }
      }
    }
    endProcesses(guarded, args[0]);
    for (String what : guarded.keySet()) {
      if (what.startsWith(FOLDER)) {
        Leftovers.delete(Path.of(what.substring(FOLDER.length())));
      }
    }
  }

  private static void endProcesses(Map<String, String> guarded, String id) {
    List<ProcessHandle> told = new ArrayList<>();
    guarded.forEach((what, started) -> {
      if (what.startsWith(PROCESS)) {
        process(Long.parseLong(what.substring(PROCESS.length())), started).ifPresent(told::add);
      }
    });
    Leftovers.end(told, PATIENCE);
    // those that were not told, and what they start as long as they live
    for (int round = 0; round < ROUNDS; round++) {
      List<ProcessHandle> marked = Leftovers.processes(Watchdog.MARK, id);
      if (marked.isEmpty()) {
        return;
      }
      Leftovers.end(marked, PATIENCE);
    }
  }

  /** The process with this number, unless it is another one by now. */
  private static Optional<ProcessHandle> process(long pid, String started) {
    Instant start = Instant.ofEpochMilli(Long.parseLong(started));
    return ProcessHandle.of(pid)
        .filter(process -> process.info().startInstant().filter(start::equals).isPresent());
  }

  /**
   * Jupyter kills a kernel's whole process group, and Ctrl-C in a terminal reaches one too: this
   * process must not be in it.
   */
  @SuppressWarnings("restricted") // the command line enables native access
  private static void leaveProcessGroup() {
    try {
      Linker linker = Linker.nativeLinker();
      int session =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("setsid"),
                      FunctionDescriptor.of(ValueLayout.JAVA_INT))
                  .invokeExact();
      assert session > 0;
    } catch (Throwable _) {
      // not POSIX: there are no process groups either
    }
  }
}
