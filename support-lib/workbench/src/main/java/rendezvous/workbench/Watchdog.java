package rendezvous.workbench;

import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Guards what must not outlive this JVM, even if it is killed: processes and temporary folders.
 *
 * <p>A child process, {@link WatchdogProcess}, reads from a pipe what is to be guarded. The end of
 * the pipe is the end of this JVM, however it comes; then the child ends and deletes what is still
 * guarded. It is started when there is something to guard, and again should it be gone. There is
 * one for a JVM.
 *
 * <p>A process that is started just before this JVM is killed may not have been told to the child.
 * Therefore all are started with the environment variable {@link #MARK}, by which the child finds
 * them where the system shows the environment of processes (Linux).
 */
final class Watchdog {

  /** The environment variable that guarded processes have; its value is {@link #ID}. */
  static final String MARK = "RENDEZVOUS_WORKBENCH";

  /** This JVM, and no other. */
  static final String ID = UUID.randomUUID().toString();

  /** What is guarded, such as {@code process 12}, and what else is to be known about it. */
  private static final Map<String, String> GUARDED = new LinkedHashMap<>();

  private static Process process;
  private static Writer pipe;

  private Watchdog() {}

  /** Returns when the child process has been started, if need be, and told. */
  static void guard(ProcessHandle child) throws IOException {
    // the number may be another process's by then: the start time tells
    long started = child.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    guard("process " + child.pid(), String.valueOf(started));
  }

  static void guard(Path folder) throws IOException {
    guard("folder " + folder, "");
  }

  static void release(ProcessHandle child) {
    release("process " + child.pid());
  }

  static void release(Path folder) {
    release("folder " + folder);
  }

  /** The child process; for tests. */
  static synchronized ProcessHandle process() {
    return process.toHandle();
  }

  private static synchronized void guard(String what, String details) throws IOException {
    GUARDED.put(what, details);
    if (process == null || !process.isAlive()) {
      start();
    } else {
      tell("guard", what, details);
    }
  }

  private static synchronized void release(String what) {
    if (GUARDED.remove(what) != null) {
      try {
        tell("release", what, "");
      } catch (IOException _) {
        // it is gone, and so guards this no longer; the next one will not be told
      }
    }
  }

  private static void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx16m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ownClasses(),
                WatchdogProcess.class.getName(),
                ID)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    pipe = process.outputWriter(StandardCharsets.UTF_8);
    for (Map.Entry<String, String> guarded : GUARDED.entrySet()) {
      tell("guard", guarded.getKey(), guarded.getValue());
    }
  }

  private static void tell(String verb, String what, String details) throws IOException {
    pipe.write(verb + "\t" + what + "\t" + details + "\n");
    pipe.flush();
  }

  private static String ownClasses() {
    try {
      return Path.of(Watchdog.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
