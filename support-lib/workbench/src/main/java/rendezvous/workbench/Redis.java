package rendezvous.workbench;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Redis server on a port of the loopback interface, without any data and without saving any.
 *
 * {@snippet :
 * Redis cache = bench.start(Redis.named("cache").setting("maxmemory", "4mb"));
 * cache.command("SET", "greeting", "hello");
 * cache.command("GET", "greeting")
 * }
 *
 * <p>{@link #command} is for a look at it; what is measured goes through a client library. The
 * program is that of embedded-redis on Maven Central.
 */
public final class Redis extends Server {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern READY = Pattern.compile("Ready to accept connections");
  private static final Pattern VERSION = Pattern.compile("Redis version=([\\d.]+)");

  /** A node of a cluster also listens on the port that is higher by ten thousand. */
  private static final int HIGHEST_PORT = 55_535;

  private static final Map<Platform, String> PROGRAMS =
      Map.of(
          new Platform("linux", "x86_64"), "redis-server-6.2.6-v5-linux-amd64",
          new Platform("linux", "arm_64"), "redis-server-6.2.7-linux-arm64",
          new Platform("darwin", "x86_64"), "redis-server-6.2.6-v5-darwin-amd64",
          new Platform("darwin", "arm_64"), "redis-server-6.2.6-v5-darwin-arm64");

  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.of(
              "there is no program of it for ([\\w-]+)",
              "Redis comes for Linux with glibc and for macOS, on x86-64 and ARM64; this is $1."
                  + " Use one of these, or a container, for the parts that need it."),
          Remedy.of(
              "Bad directive or wrong number of arguments|FATAL CONFIG FILE ERROR",
              "Redis does not know a setting, or not its value; the log says which."));

  // configured before it starts
  private final Map<String, String> settings = new LinkedHashMap<>();

  // mutable state
  private Path program;

  private Redis(String name) {
    super(name, "Redis", REMEDIES);
    setting("bind", "127.0.0.1");
    setting("save", "");
    setting("appendonly", "no");
  }

  /** A server that is not started yet. */
  public static Redis named(String name) {
    return new Redis(name);
  }

  /** A setting of the server, as in {@code redis.conf}; only before it starts. */
  public Redis setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  static URL program(Platform platform) throws IOException {
    String name = PROGRAMS.get(platform);
    URL program = name == null ? null : Redis.class.getResource("/" + name);
    if (program == null) {
      throw new IOException("there is no program of it for " + platform);
    }
    return program;
  }

  @Override
  void prepare(Place here) throws IOException, InterruptedException {
    Platform platform = Platform.current();
    program =
        Programs.unpacked(
                here,
                "redis-" + platform,
                program(platform),
                (file, folder) -> {
                  Path target = folder.resolve("redis-server");
                  Files.copy(file, target);
                  if (!target.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + target + " executable");
                  }
                })
            .resolve("redis-server");
  }

  @Override
  void start(Place here) throws IOException, InterruptedException {
    Path data = here.folder();
    listens(
        here.startOnFreePort(HIGHEST_PORT, onPort -> server(data, onPort), READY, "TERM", LIMIT));
    here.log().find(VERSION).ifPresent(found -> hasVersion("Redis " + found.group(1)));
  }

  private ProcessBuilder server(Path data, int onPort) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of("--port", String.valueOf(onPort), "--dir", data.toString()));
    settings.forEach((name, value) -> command.addAll(List.of("--" + name, value)));
    return new ProcessBuilder(command);
  }

  /** The port on the loopback interface, for a client library. */
  public int port() {
    requireReady();
    return localPort();
  }

  /**
   * Sends one command on a connection of its own, and gives the answer: a text, a number, a list of
   * answers, or null.
   *
   * @throws IOException if the server does not answer, or answers with an error
   * @throws ComponentFailedException if the server has ended by itself: how, and its log
   */
  public Object command(String... words) throws IOException {
    try (RedisConnection connection = new RedisConnection(port())) {
      return connection.command(words);
    } catch (RedisConnection.ErrorAnswer e) {
      throw e;
    } catch (IOException e) {
      if (hasEnded()) {
        requireReady();
      }
      throw e;
    }
  }
}
