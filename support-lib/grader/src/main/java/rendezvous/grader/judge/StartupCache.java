package rendezvous.grader.judge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;

/**
 * An ahead-of-time cache (JEP 483, 514 and 515) of the classes that a process which judges loads.
 *
 * <p>It is an improvement, not a need: where it cannot be made, processes start without it. A cache
 * fits one class path and one JVM only, so its name tells what it was made for.
 */
public final class StartupCache {
  private static final int LIMIT_SECONDS = 300;

  private StartupCache() {}

  /**
   * The cache, made now if there is none; that takes some seconds.
   *
   * @param folder where caches are kept; those that no longer fit are removed
   * @param progress is told when something takes longer
   */
  public static Optional<Path> ensure(Path folder, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (ClassPath.ofJudge().stream().anyMatch(Files::isDirectory)) {
      return Optional.empty(); // only of jars can one be made
    }
    Files.createDirectories(folder);
    Path cache = folder.toAbsolutePath().resolve("judge-" + key() + ".aot");
    if (!Files.exists(cache)) {
      progress.accept("Preparing the processes that judge, so that they start quickly …");
      Path part = folder.toAbsolutePath().resolve("part-" + ProcessHandle.current().pid() + ".aot");
      if (!train(part)) {
        Files.deleteIfExists(part);
        Files.createFile(part); // an empty file says: was tried, cannot be made here
      }
      Files.move(part, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      removeOthers(folder, cache);
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
    Process process = Box.OPEN.start(Judging.training(cache), Limits.DEFAULT);
    try {
      process.getOutputStream().close();
      process.getInputStream().transferTo(OutputStream.nullOutputStream());
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)
          && process.exitValue() == 0
          && Files.exists(cache);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void removeOthers(Path folder, Path cache) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "judge-*.aot")) {
      for (Path file : files) {
        if (!file.toAbsolutePath().equals(cache)) {
          Files.deleteIfExists(file); // a process that runs from it keeps its contents
        }
      }
    }
  }
}
