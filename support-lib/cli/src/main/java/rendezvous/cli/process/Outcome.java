package rendezvous.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How a short program ended.
 *
 * @param exitCode its exit code; {@link #NOT_RUN} if it could not be started or had to be stopped
 * @param text what it printed, standard output and error together
 */
public record Outcome(int exitCode, String text) {

  /** The exit code of a program that could not be started or took too long. */
  public static final int NOT_RUN = -1;

  /** Whether it ended with exit code 0. */
  public boolean ok() {
    return exitCode == 0;
  }

  /**
   * Runs a program to its end, with nothing on its standard input; stops it when the limit has
   * passed.
   */
  public static Outcome of(List<String> program, Duration limit) {
    return of(program, Map.of(), limit);
  }

  /** The same, with environment variables beside those of this process. */
  public static Outcome of(List<String> program, Map<String, String> environment, Duration limit) {
    ProcessBuilder builder = new ProcessBuilder(program).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try (ProcessTree tree = ProcessTree.start(builder)) {
      Process process = tree.process();
      process.getOutputStream().close();
      // Read beside the wait: a program with a full pipe would never end.
      var text = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Outcome(NOT_RUN, "no answer within " + limit.toSeconds() + " s");
      }
      return new Outcome(process.exitValue(), text.get(2, TimeUnit.SECONDS).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(NOT_RUN, "interrupted");
    } catch (Exception e) {
      return new Outcome(NOT_RUN, String.valueOf(e.getMessage()));
    }
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return "";
    }
  }
}
