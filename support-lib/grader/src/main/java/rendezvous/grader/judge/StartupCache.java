package rendezvous.grader.judge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import rendezvous.grader.AtomicFile;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.JavaProgram;

/**
 * An ahead-of-time cache (JEP 483, 514 and 515) of the classes that a process which judges loads.
 *
 * <p>It is an improvement, not a need: where it cannot be made or used, processes start without it.
 * At box level L2 they do, as another program runs there around the one that judges. A cache fits
 * one class path, one JVM and one kind of box only, so its name tells what it was made for.
 */
public final class StartupCache {
  private static final int LIMIT_SECONDS = 300;

  private StartupCache() {}

  /**
   * The cache, made now if there is none; that takes some seconds.
   *
   * @param folder where caches are kept; those that no longer fit are removed
   * @param box in what the processes are that are to use it
   * @param progress is told when something takes longer
   */
  public static Optional<Path> ensure(Path folder, Box box, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (box.level() == Box.Level.L2 || ClassPath.ofJudge().stream().anyMatch(Files::isDirectory)) {
      return Optional.empty(); // only of jars can one be made
    }
    Files.createDirectories(folder);
    String kind = "judge-%s-".formatted(box.level());
    Path cache = folder.toAbsolutePath().resolve(kind + key() + ".aot");
    if (!Files.exists(cache)) {
      progress.accept("Preparing the processes that judge, so that they start quickly …");
      Path part = AtomicFile.part(cache);
      if (!train(part) || !isUsed(part, box)) {
        progress.accept("Without: a startup cache cannot be used here.");
        Files.deleteIfExists(part);
        Files.createFile(part); // an empty file says: was tried, cannot be made here
      }
      AtomicFile.put(part, cache);
      removeOthers(folder, kind, cache);
    }
    return Files.size(cache) > 0 ? Optional.of(cache) : Optional.empty();
  }

  private static String key() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(Runtime.version()).append(System.getProperty("java.home"));
    for (Path file : ClassPath.ofJudge()) {
      text.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
    }
    CRC32 sum = new CRC32();
    sum.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(sum.getValue(), 8);
  }

  private static boolean train(Path cache) throws IOException, InterruptedException {
    return succeeds(Judging.training(cache), Box.OPEN) && Files.exists(cache);
  }

  /** Whether a process starts that ends at once if it cannot use the cache. */
  private static boolean isUsed(Path cache, Box box) throws IOException, InterruptedException {
    return succeeds(new Judging(box, Limits.DEFAULT, false, cache).needingCache(), box);
  }

  private static boolean succeeds(JavaProgram program, Box box)
      throws IOException, InterruptedException {
    Process process = box.start(program, Limits.DEFAULT);
    try {
      process.getOutputStream().close();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void removeOthers(Path folder, String kind, Path cache) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, kind + "*.aot")) {
      for (Path file : files) {
        if (!file.toAbsolutePath().equals(cache)) {
          Files.deleteIfExists(file); // a process that runs from it keeps its contents
        }
      }
    }
  }
}
