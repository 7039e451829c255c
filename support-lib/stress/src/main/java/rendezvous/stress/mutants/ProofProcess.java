package rendezvous.stress.mutants;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import rendezvous.stress.litmus.LitmusRun;

/** Runs a proof against compiled classes, in a process that cannot take longer than its limit. */
final class ProofProcess {
  private final String classPath;
  private final Path log;

  /**
   * Prepares to run proofs.
   *
   * @param classPath the classes under proof first, then the proofs and what they need
   * @param log where the output of the last proof goes
   */
  ProofProcess(List<Path> classPath, Path log) {
    this.classPath =
        String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    this.log = log;
  }

  /** The test that failed, or the proof that did not end; empty if the proof passed. */
  Optional<String> failure(Proof proof, Duration limit) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command(proof))
            .directory(log.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of(proof.name() + ": no end in " + limit.toSeconds() + " s");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    return proof.litmus() ? litmusFailure(proof, process) : testFailure(proof, process);
  }

  private List<String> command(Proof proof) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-cp",
            classPath,
            "-Drendezvous.patience=5",
            "-Xmx1g",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    if (proof.litmus()) {
      String reports = log.resolveSibling("litmus").toString();
      command.add(LitmusRun.class.getName());
      command.addAll(List.of("quick", reports, proof.tests().getFirst()));
    } else {
      command.add(ProofRun.class.getName());
      command.addAll(proof.tests());
    }
    return command;
  }

  private Optional<String> testFailure(Proof proof, Process process) throws IOException {
    return switch (process.exitValue()) {
      case ProofRun.PASSED -> Optional.empty();
      case ProofRun.FAILED -> {
        try (Stream<String> lines = Files.lines(log)) {
          yield lines
              .filter(line -> line.startsWith(ProofRun.FAILURE))
              .map(line -> proof.name() + ": " + line.substring(ProofRun.FAILURE.length()))
              .findFirst();
        }
      }
      case ProofRun.NOTHING_RAN ->
          throw new IllegalStateException("no tests in " + proof.tests() + ", see " + log);
      default ->
          throw new IllegalStateException("exit code " + process.exitValue() + ", see " + log);
    };
  }

  private Optional<String> litmusFailure(Proof proof, Process process) throws IOException {
    if (process.exitValue() == 0) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("[FAILED]") || line.contains("[TIMEOUT]"))
          .map(line -> line.substring(line.lastIndexOf('.') + 1).strip())
          .map(test -> proof.name() + ": " + test)
          .findFirst()
          .or(() -> {
            throw new IllegalStateException("exit code " + process.exitValue() + ", see " + log);
          });
    }
  }
}
