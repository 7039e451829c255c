package rendezvous.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs shell scripts in a folder, as the runner of a pipeline does: a script stops at its first
 * line that fails, and no process of it is left when {@link #run} returns.
 *
 * {@snippet :
 * Shell shell = Shell.in(bench.folder(), Map.of("CI_COMMIT_BRANCH", "main"));
 * shell.run(List.of("echo building $CI_COMMIT_BRANCH", "sleep 0.1"))
 * }
 *
 * <p>Immutable; any number of threads may run scripts at the same time.
 */
public final class Shell {

  private static final int SHOWN_LINES = 5;

  private final Path folder;
  private final Map<String, String> variables;

  private Shell(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = Map.copyOf(variables);
  }

  /** A shell that works in this folder, with these environment variables beside this JVM's. */
  public static Shell in(Path folder, Map<String, String> variables) {
    return new Shell(folder, variables);
  }

  /**
   * Runs a script, and waits for its end.
   *
   * @return what it has printed, at most its last 500 lines
   * @throws IOException if it ends with an exit code other than 0; the message has the code and the
   *     last lines of its output
   * @throws InterruptedException if interrupted; the script and all that it has started are killed
   */
  public List<String> run(List<String> lines) throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder("sh", "-e", "-c", String.join("\n", lines)).directory(folder.toFile());
    program.environment().putAll(variables);
    LogTail output = new LogTail();
    ChildProcess child = ChildProcess.start(program, Place.NEVER, "TERM", output);
    int code;
    try {
      code = child.awaitEnd();
      Watchdog.release(child.process().toHandle());
    } catch (InterruptedException e) {
      child.kill();
      throw e;
    }
    if (code != 0) {
      throw new IOException(
          "ended " + child.ending() + ": " + String.join("\n", output.last(SHOWN_LINES)));
    }
    return output.lines();
  }
}
