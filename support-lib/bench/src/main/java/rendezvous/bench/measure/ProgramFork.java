package rendezvous.bench.measure;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Probe;
import rendezvous.bench.workload.Workload;

/**
 * A program that measures by itself and prints its values as the last line of its output: a {@link
 * Probe} in a JVM, or the program in Go.
 */
abstract class ProgramFork implements Fork {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path log;

  ProgramFork(Path log) {
    this.log = log;
  }

  abstract List<String> command(Workload workload, Contestant contestant, Effort effort);

  /** Changes the variables that the program sees. */
  void environment(Map<String, String> environment, Workload workload) {}

  @Override
  public Map<String, Double> measure(Workload workload, Contestant contestant, Effort effort)
      throws ForkFailedException, InterruptedException {
    try {
      Path output = Files.createTempFile(log.getParent(), "fork", ".txt");
      try {
        return measure(workload, contestant, effort, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new ForkFailedException("cannot start it: " + e.getMessage(), e);
    }
  }

  private Map<String, Double> measure(
      Workload workload, Contestant contestant, Effort effort, Path output)
      throws IOException, ForkFailedException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(command(workload, contestant, effort))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    environment(program.environment(), workload);
    Process process = program.start();
    try {
      Duration limit = PATIENCE.plus(effort.measuring());
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ForkFailedException("no end within " + limit.toSeconds() + " s");
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new ForkFailedException("exit code " + process.exitValue() + ", see " + log);
    }
    return values(workload, Files.readString(output).strip().lines().reduce("", (_, line) -> line));
  }

  static Map<String, Double> values(Workload workload, String line) throws ForkFailedException {
    Map<String, Double> values;
    try {
      values = new Gson().fromJson(line, new TypeToken<>() {});
    } catch (JsonParseException e) {
      throw new ForkFailedException("its last line is no result: " + line, e);
    }
    if (values == null) {
      throw new ForkFailedException("it has printed nothing");
    }
    List<String> missing = new ArrayList<>();
    workload.metrics().forEach(metric -> missing.add(metric.name()));
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw new ForkFailedException("it does not tell " + missing + ": " + line);
    }
    return values;
  }
}
