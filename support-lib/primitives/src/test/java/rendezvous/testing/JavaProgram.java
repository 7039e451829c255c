package rendezvous.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import rendezvous.channel.Channel;

/** A Java source file, run by a JVM of its own with the primitives on its class path. */
public record JavaProgram(Path source) {
  private static final long LIMIT_SECONDS = 50;

  /** Where the compiled primitives are. */
  public static Path primitives() {
    return Path.of(Channel.class.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /**
   * Compiles and runs it, with the JDK's preview features.
   *
   * @return what it has printed, to both streams
   * @throws AssertionError if it has failed, or does not end
   */
  public String runWithPreviews() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-preview",
            "--source",
            String.valueOf(Runtime.version().feature()),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            primitives().toString(),
            source.toString());
    Path output = Files.createTempFile("program", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly().waitFor();
      String printed = Files.readString(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError((ended ? "has failed" : "does not end") + ":\n" + printed);
      }
      return printed;
    } finally {
      Files.delete(output);
    }
  }
}
