package rendezvous.grader.judge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32;
import rendezvous.grader.AtomicFile;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.JavaProgram;
import rendezvous.grader.compile.CompilerProcess;

/**
 * Ahead-of-time caches (JEP 483, 514 and 515) of the classes that the processes load which judge
 * and compile.
 *
 * <p>They are an improvement, not a need: where none can be made or used, processes start without.
 * At box level L2 they do, as another program runs there around the one that judges. A cache fits
 * one class path, one JVM and one kind of box only, so its name tells what it was made for.
 *
 * @param ofJudge the one of processes that judge; null if there is none
 * @param ofCompiler the one of processes that compile; null if there is none
 */
public record StartupCache(Path ofJudge, Path ofCompiler) {
  /** None: processes start without. */
  public static final StartupCache NONE = new StartupCache(null, null);

  private static final int LIMIT_SECONDS = 300;

  /**
   * The caches, made now if there are none; that takes some seconds.
   *
   * @param folder where caches are kept; those that no longer fit are removed
   * @param box in what the processes are that are to use them
   * @param progress is told when something takes longer
   */
  public static StartupCache ensure(Path folder, Box box, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (box.level() == Box.Level.L2 || ClassPath.ofJudge().stream().anyMatch(Files::isDirectory)) {
      return NONE; // only of jars can one be made
    }
    Files.createDirectories(folder);
    String end = "-%s-%s.aot".formatted(box.level(), key());
    Path ofJudge = folder.toAbsolutePath().resolve("judge" + end);
    Path ofCompiler = folder.toAbsolutePath().resolve("compiler" + end);
    if (!Files.exists(ofJudge) || !Files.exists(ofCompiler)) {
      progress.accept("Preparing the processes that judge, so that they start quickly …");
      boolean judges =
          make(
              ofJudge,
              box,
              Judging::training,
              cache ->
                  new Judging(box, Limits.DEFAULT, false, new StartupCache(cache, null))
                      .needingCache());
      boolean compiles =
          make(
              ofCompiler,
              box,
              cache -> CompilerProcess.training(ClassPath.ofJudge(), ClassPath.ofTests(), cache),
              cache ->
                  CompilerProcess.needingCache(ClassPath.ofJudge(), ClassPath.ofTests(), cache));
      if (!judges || !compiles) {
        progress.accept("Without: a startup cache cannot be used here.");
      }
      removeOthers(folder, box, List.of(ofJudge, ofCompiler));
    }
    return new StartupCache(usable(ofJudge), usable(ofCompiler));
  }

  private static Path usable(Path cache) throws IOException {
    return Files.size(cache) > 0 ? cache : null;
  }

  /**
   * Makes a cache; an empty file says that it was tried and cannot be made here.
   *
   * @param training the program that makes it
   * @param needing a program that ends at once, with an error if it cannot use it
   */
  private static boolean make(
      Path cache,
      Box box,
      Function<Path, JavaProgram> training,
      Function<Path, JavaProgram> needing)
      throws IOException, InterruptedException {
    Path part = AtomicFile.part(cache);
    boolean made =
        succeeds(training.apply(part), Box.OPEN)
            && Files.exists(part)
            && succeeds(needing.apply(part), box);
    if (!made) {
      Files.deleteIfExists(part);
      Files.createFile(part);
    }
    AtomicFile.put(part, cache);
    return made;
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

  private static void removeOthers(Path folder, Box box, List<Path> caches) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, "*-%s-*.aot".formatted(box.level()))) {
      for (Path file : files) {
        if (!caches.contains(file.toAbsolutePath())) {
          Files.deleteIfExists(file); // a process that runs from it keeps its contents
        }
      }
    }
  }
}
