package rendezvous.bench.measure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workload;

/**
 * The same workloads in Go, where there is a Go toolchain. The program is compiled once; it needs
 * no library and no network.
 */
final class Go extends ProgramFork {

  private final Path program;
  private final String version;

  private Go(Path program, String version, Path log) {
    super(log);
    this.program = program;
    this.version = version;
  }

  /**
   * Compiles the program, if there is a toolchain on PATH.
   *
   * @param sources the folder with the program
   * @param target where to put what is compiled
   * @throws IOException if there is a toolchain, but it fails
   */
  static Optional<Go> find(Path sources, Path target, Path log)
      throws IOException, InterruptedException {
    Optional<Path> toolchain =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "go"))
            .filter(Files::isExecutable)
            .findFirst();
    if (toolchain.isEmpty()) {
      return Optional.empty();
    }
    Path program = target.resolve("bench-go");
    String version = run(sources, log, toolchain.get().toString(), "env", "GOVERSION");
    run(sources, log, toolchain.get().toString(), "build", "-o", program.toString(), ".");
    return Optional.of(new Go(program, version, log));
  }

  private static String run(Path folder, Path log, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // This toolchain, not one that it would download because the module asks for a newer one.
    builder.environment().put("GOTOOLCHAIN", "local");
    builder.environment().put("GOFLAGS", "-mod=mod");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("`" + String.join(" ", command) + "` failed, see " + log);
    }
    return output;
  }

  /** The version of the toolchain. */
  String version() {
    return version;
  }

  @Override
  List<String> command(Workload workload, Contestant contestant, Effort effort) {
    return List.of(
        program.toString(),
        workload.name(),
        Integer.toString(effort.warmUps()),
        Integer.toString(effort.iterations()),
        Long.toString(effort.iteration().toMillis()));
  }

  /** Go's carriers are as many as the JVM's would be. */
  @Override
  void environment(Map<String, String> environment, Workload workload) {
    String option = "-Djdk.virtualThreadScheduler.parallelism=";
    workload.jvmArguments().stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .forEach(carriers -> environment.put("GOMAXPROCS", carriers));
  }
}
