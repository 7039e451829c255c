package rendezvous.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An ahead-of-time cache (JEP 483, 514 and 515) of the classes that a kernel loads when it starts.
 *
 * <p>It is an improvement, not a need: where it cannot be made, kernels start without it. A cache
 * fits one class path and one JVM only, so its name tells what it was made for.
 */
final class StartupCache {
  private static final long LIMIT_SECONDS = 180;

  private StartupCache() {}

  /**
   * The cache for a kernel, made now if there is none; that takes some seconds.
   *
   * @param folder where caches are kept; those that no longer fit are removed
   * @param command how the JVM is started, up to the name of the main class
   * @param classPath the files on the kernel's class path
   * @param environment of the kernel
   * @param progress is told when something takes longer
   */
  static Optional<Path> ensure(
      Path folder,
      List<String> command,
      List<Path> classPath,
      Map<String, String> environment,
      Consumer<String> progress)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path cache = folder.resolve("kernel-" + key(command, classPath, environment) + ".aot");
    if (!Files.exists(cache)) {
      progress.accept("Preparing the kernel, so that notebooks start quickly …");
      train(folder, cache, command, environment);
      removeOthers(folder, cache);
    }
    // an empty file says: was tried, cannot be made here
    return Files.size(cache) > 0 ? Optional.of(cache) : Optional.empty();
  }

  private static String key(
      List<String> command, List<Path> classPath, Map<String, String> environment)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(Runtime.version()).append(command).append(environment);
    for (Path file : classPath) {
      text.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void train(
      Path folder, Path cache, List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(folder, "training");
    Path made = work.resolve("kernel.aot");
    try {
      List<String> training = new ArrayList<>(command);
      training.add(1, "-XX:AOTCacheOutput=" + made);
      training.add(Training.class.getName());
      ProcessBuilder builder = new ProcessBuilder(training);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(work.resolve("log").toFile());
      Process process = builder.start();
      boolean ended = false;
      try {
        ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0 || !Files.exists(made)) {
        Files.deleteIfExists(made);
        Files.createFile(made);
      }
      Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(work)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
      Files.deleteIfExists(work);
    }
  }

  private static void removeOthers(Path folder, Path cache) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "kernel-*.aot")) {
      for (Path file : files) {
        if (!file.equals(cache)) {
          Files.deleteIfExists(file); // a kernel that runs from it keeps its contents
        }
      }
    }
  }
}
