package rendezvous.cli.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rendezvous.cli.RemovedTree;
import rendezvous.cli.process.Outcome;
import rendezvous.cli.process.Progress;

/**
 * Installs Jupyter into the course's private {@code .venv} by pip. First one small package is asked
 * for with a short limit: where the package index cannot be reached, that is known within ten
 * seconds. pip itself asks, not this program, because only pip knows the mirror or proxy that the
 * learner has set.
 *
 * @param logs the folder for pip's output
 */
record PipInstall(Path logs, PythonPlaces places) {

  private static final Duration INDEX_ANSWERS = Duration.ofSeconds(10);
  private static final Duration INSTALLED = Duration.ofMinutes(10);

  /** The private interpreter; empty, with the reason told, if this way is closed. */
  Optional<Python> install(Consumer<String> refusal) {
    Optional<Python> base =
        places.bases().stream().map(Python::probe).flatMap(Optional::stream).findFirst();
    if (base.isEmpty()) {
      refusal.accept("no Python 3 on PATH, nor in /usr/bin/python3");
      return Optional.empty();
    }
    try (Progress progress = Progress.of("Jupyter by pip, into " + places.venv())) {
      Files.createDirectories(logs);
      Path requirements = requirements();
      Outcome venv = makeVenv(base.get());
      if (!venv.ok()) {
        return refuse(
            refusal, "Python %s cannot make an environment".formatted(base.get().version()), venv);
      }
      progress.detail("asking the package index");
      Outcome answer =
          pip(
              INDEX_ANSWERS,
              "download",
              "--no-deps",
              "--timeout",
              "4",
              "--retries",
              "0",
              "-d",
              logs.resolve("probe").toString(),
              firstOf(requirements));
      if (!answer.ok()) {
        return refuse(
            refusal, "pip's package index does not answer, or does not have the packages", answer);
      }
      progress.detail("downloading");
      Outcome installed =
          pip(
              INSTALLED,
              "install",
              "--timeout",
              "30",
              "--retries",
              "2",
              "-r",
              requirements.toString());
      if (!installed.ok()) {
        return refuse(refusal, "pip failed", installed);
      }
      progress.done("installed");
      RemovedTree.of(logs.resolve("probe"));
      return Python.probe(places.venvPython());
    } catch (IOException e) {
      refusal.accept("the private environment cannot be written: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Outcome makeVenv(Python base) {
    return Outcome.of(
        List.of(base.executable().toString(), "-m", "venv", "--clear", places.venv().toString()),
        Duration.ofMinutes(2));
  }

  private Outcome pip(Duration limit, String... arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(
                    places.venvPython().toString(),
                    "-m",
                    "pip",
                    "--disable-pip-version-check",
                    "--no-input"),
                Stream.of(arguments))
            .toList();
    return Outcome.of(command, limit);
  }

  /** Tells why, keeps the output, and removes the half-made environment. */
  private Optional<Python> refuse(Consumer<String> refusal, String why, Outcome outcome)
      throws IOException {
    Path log = logs.resolve("pip.log");
    Files.writeString(log, outcome.text() + "\n");
    String lastLine =
        outcome.text().lines().filter(line -> !line.isBlank()).reduce((_, b) -> b).orElse("");
    refusal.accept("%s (%s; more in %s)".formatted(why, lastLine.strip(), log));
    RemovedTree.of(places.venv());
    return Optional.empty();
  }

  private static String firstOf(Path requirements) throws IOException {
    return Files.readAllLines(requirements).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .orElseThrow();
  }

  private Path requirements() throws IOException {
    Path file = logs.resolve("jupyter-requirements.txt");
    try (InputStream in = PipInstall.class.getResourceAsStream("jupyter-requirements.txt")) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
