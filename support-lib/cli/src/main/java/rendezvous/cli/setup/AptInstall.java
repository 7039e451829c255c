package rendezvous.cli.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rendezvous.cli.process.Outcome;
import rendezvous.cli.process.Progress;

/**
 * Installs Debian packages, as root on Debian and what descends from it. The classic notebook is
 * the front end: Debian's jupyterlab pulls in hundreds of megabytes of JavaScript tools.
 *
 * @param logs the folder for apt-get's output
 */
public record AptInstall(Path logs) {

  private static final Path APT_GET = Path.of("/usr/bin/apt-get");

  static List<String> packages(boolean frontEnd) {
    List<String> execution =
        List.of("python3-nbclient", "python3-nbformat", "python3-jupyter-client");
    return frontEnd
        ? Stream.concat(execution.stream(), Stream.of("jupyter-notebook")).toList()
        : execution;
  }

  /** Whether this machine has apt-get, and this user may use it. */
  static boolean possible() {
    return Files.isExecutable(APT_GET) && isRoot();
  }

  private static boolean isRoot() {
    return Outcome.of(List.of("id", "-u"), Duration.ofSeconds(5)).text().equals("0");
  }

  /** Installs Jupyter; false, with the reason told, if this way is closed. */
  boolean install(boolean frontEnd, Consumer<String> refusal) {
    return install("Jupyter", packages(frontEnd), refusal);
  }

  /** Installs packages; false, with the reason told, if this way is closed. */
  public boolean install(String what, List<String> packages, Consumer<String> refusal) {
    if (!Files.isExecutable(APT_GET)) {
      refusal.accept("no apt-get: this is not Debian or Ubuntu");
      return false;
    }
    if (!isRoot()) {
      refusal.accept(
          "apt-get needs root: sudo apt-get install -y --no-install-recommends "
              + String.join(" ", packages));
      return false;
    }
    try (Progress progress = Progress.of(what + " by apt-get: " + String.join(" ", packages))) {
      progress.detail("reading package lists");
      Outcome update = aptGet(Duration.ofMinutes(3), "update", "-q");
      progress.detail("installing");
      Outcome install =
          aptGet(
              Duration.ofMinutes(15),
              Stream.concat(
                      Stream.of("install", "-q", "-y", "--no-install-recommends"),
                      packages.stream())
                  .toArray(String[]::new));
      Path log = log(what, update, install);
      if (!install.ok()) {
        String why =
            install
                .text()
                .lines()
                .filter(line -> line.startsWith("E:"))
                .findFirst()
                .orElse("it failed");
        refusal.accept("apt-get: %s (more in %s)".formatted(why, log));
        return false;
      }
      progress.done("installed");
      return true;
    } catch (IOException e) {
      refusal.accept("apt-get's output cannot be kept: " + e.getMessage());
      return false;
    }
  }

  private static Outcome aptGet(Duration limit, String... arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(
                    APT_GET.toString(),
                    "-o",
                    "DPkg::Lock::Timeout=120",
                    "-o",
                    "Acquire::http::Timeout=15",
                    "-o",
                    "Acquire::Retries=1"),
                Stream.of(arguments))
            .toList();
    return Outcome.of(command, Map.of("DEBIAN_FRONTEND", "noninteractive"), limit);
  }

  private Path log(String what, Outcome update, Outcome install) throws IOException {
    Files.createDirectories(logs);
    Path log = logs.resolve("apt-" + what.toLowerCase(java.util.Locale.ROOT) + ".log");
    Files.writeString(log, update.text() + "\n" + install.text() + "\n");
    return log;
  }
}
