package rendezvous.workbench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prometheus' Alertmanager, on a port of the loopback interface: takes alerts, puts those together
 * that belong together, and tells whom its configuration names. It is not on Maven Central, so it
 * runs where it is installed.
 *
 * {@snippet :
 * Optional<Alertmanager> manager = bench.tryStart(
 *     Alertmanager.named("alertmanager").configuration(yaml));
 * }
 */
public final class Alertmanager extends Server {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern READY = Pattern.compile("msg=\"?Listening");
  private static final Pattern VERSION = Pattern.compile("\\(version=([\\d.]+)");

  /** As its makers call it, and as Debian does. */
  private static final List<String> NAMES = List.of("alertmanager", "prometheus-alertmanager");

  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.of(
              "it is not installed",
              "The notebook goes on without it. To have it: apt-get install"
                  + " prometheus-alertmanager (Debian, Ubuntu), or prometheus.io/download."),
          Remedy.of(
              "Loading configuration file failed",
              "Alertmanager does not accept its configuration(…); the log says why."));

  // configured before it starts
  private String configuration =
      """
      route: {receiver: nobody}
      receivers: [{name: nobody}]
      """;

  private Alertmanager(String name) {
    super(name, "Alertmanager", REMEDIES);
  }

  /** One that is not started yet, and tells nobody. */
  public static Alertmanager named(String name) {
    return new Alertmanager(name);
  }

  /** Its configuration, as in {@code alertmanager.yml}; only before it starts. */
  public Alertmanager configuration(String yaml) {
    configuration = yaml;
    return this;
  }

  static Optional<Path> program(String path) {
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  void start(Place here) throws IOException, InterruptedException {
    Path program =
        program(System.getenv("PATH")).orElseThrow(() -> new IOException("it is not installed"));
    Path file = here.folder().resolve("alertmanager.yml");
    Files.writeString(file, configuration);
    listens(
        here.startOnFreePort(
            65_535,
            onPort ->
                new ProcessBuilder(
                    program.toString(),
                    "--config.file=" + file,
                    "--storage.path=" + file.resolveSibling("data"),
                    "--web.listen-address=127.0.0.1:" + onPort,
                    "--cluster.listen-address="), // alone
            READY,
            "TERM",
            LIMIT));
    here.log().find(VERSION).ifPresent(found -> hasVersion("Alertmanager " + found.group(1)));
  }

  /** The address of a part of its interface, such as {@code /api/v2/alerts}. */
  public URI uri(String path) {
    return URI.create("http://" + address() + path);
  }
}
