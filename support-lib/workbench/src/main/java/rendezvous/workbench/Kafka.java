package rendezvous.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Kafka broker, alone in its cluster and its own controller, in a JVM of its own. Its data lives
 * in a temporary folder and is deleted with it.
 *
 * {@snippet :
 * Kafka kafka = bench.start(Kafka.named("kafka"));
 * var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka.address()),
 *     new StringSerializer(), new StringSerializer());
 * }
 *
 * <p>A topic is made when it is first used, with one partition. The programs are those of the
 * Apache Kafka project on Maven Central.
 */
public final class Kafka extends Server {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern READY = Pattern.compile("(Kafka [\\d.]+) is ready");
  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.of(
              "Could not find or load main class|NoClassDefFoundError: (?:kafka|org/apache/kafka)",
              "Kafka's libraries are not on the class path. With a network, run ./course clean,"
                  + " then ./course run."),
          Remedy.of(
              "ConfigException: (.*)", "Kafka does not accept a setting: $1. Correct setting(…)."));

  // configured before it starts
  private final Map<String, String> settings = new LinkedHashMap<>();

  private Kafka(String name) {
    super(name, "Kafka", REMEDIES);
  }

  /** A broker that is not started yet. */
  public static Kafka named(String name) {
    return new Kafka(name);
  }

  /** A setting of the broker, as in {@code server.properties}; only before it starts. */
  public Kafka setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  @Override
  void start(Place here) throws IOException, InterruptedException {
    Path data = here.folder().resolve("data");
    listens(here.startOnFreePort(65_535, onPort -> broker(data, onPort), READY, "TERM", LIMIT));
    here.log().find(READY).ifPresent(ready -> hasVersion(ready.group(1)));
  }

  private ProcessBuilder broker(Path data, int onPort) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // small, and soon there
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBroker.class.getName(),
                data.toString(),
                String.valueOf(onPort)));
    settings.forEach((name, value) -> command.add(name + "=" + value));
    return new ProcessBuilder(command);
  }
}
