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
 *
 * @param cache the cache
 * @param launcher the jar that processes are then started from
 */
public record StartupCache(Path cache, Path launcher) {
  private static final int LIMIT_SECONDS = 300;

  /**
   * The cache, made now if there is none; that takes some seconds.
   *
   * @param folder where caches are kept; those that no longer fit are removed
   * @param box in what the processes are that are to use it
   * @param progress is told when something takes longer
   */
  public static Optional<StartupCache> ensure(Path folder, Box box, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (box.level() == Box.Level.L2 || ClassPath.ofJudge().stream().anyMatch(Files::isDirectory)) {
      return Optional.empty(); // only of jars can one be made
    }
    Path all = Files.createDirectories(folder.toAbsolutePath());
    String kind = "judge-%s-".formatted(box.level());
    String name = kind + key();
    StartupCache made = new StartupCache(all.resolve(name + ".aot"), all.resolve(name + ".jar"));
    if (!Files.exists(made.cache)) {
      progress.accept("Preparing the processes that judge, so that they start quickly …");
      made.make(box, progress);
      removeOthers(all, kind, name);
    }
    return Files.size(made.cache) > 0 ? Optional.of(made) : Optional.empty();
  }

  private void make(Box box, Consumer<String> progress) throws IOException, InterruptedException {
    Path jar = AtomicFile.part(launcher);
    JavaProgram training = Judging.ofLearner(Limits.DEFAULT).program(JudgeMain.TRAINING);
    training.writeLauncher(jar);
    AtomicFile.put(jar, launcher);
    Path part = AtomicFile.part(cache);
    boolean trained =
        succeeds(training.from(launcher).with("-XX:AOTCacheOutput=" + part), Box.OPEN);
    if (!trained || !new StartupCache(part, launcher).isUsed(box)) {
      progress.accept("Without: a startup cache cannot be used here.");
      Files.deleteIfExists(part);
      Files.createFile(part); // an empty file says: was tried, cannot be made here
    }
    AtomicFile.put(part, cache);
  }

  /** Whether a process starts that ends at once, with an error if it cannot use the cache. */
  private boolean isUsed(Box box) throws IOException, InterruptedException {
    JavaProgram probe = Judging.probe();
    return succeeds(within(probe).with("-XX:AOTMode=on"), box);
  }

  /** The program, started from here. */
  JavaProgram within(JavaProgram program) {
    return program.from(launcher).reading(cache).with("-XX:AOTCache=" + cache);
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

  private static void removeOthers(Path folder, String kind, String name) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, kind + "*.{aot,jar}")) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(name)) {
          Files.deleteIfExists(file); // a process that runs from it keeps its contents
        }
      }
    }
  }
}
