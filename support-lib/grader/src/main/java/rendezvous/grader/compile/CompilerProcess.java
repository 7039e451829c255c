package rendezvous.grader.compile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import rendezvous.grader.Limits;
import rendezvous.grader.box.Box;
import rendezvous.grader.box.JavaProgram;

/**
 * Compiles in a process of its own, which is killed, and followed by another one, when it does not
 * answer or does not survive a source. To be used by one thread at a time.
 */
public final class CompilerProcess implements Compiler {
  private static final int START_SECONDS = 60;
  private static final int EXIT_OUT_OF_MEMORY = 3;

  /** It needs little: a large first heap would be filled before any of it is collected. */
  private static final List<String> OPTIONS =
      List.of("-Xms64m", "-Xmx256m", "-XX:+ExitOnOutOfMemoryError", Javac.EXPORT);

  /** Longer than the compiler itself is given: this is for one that does not even say so. */
  private static final Duration PATIENCE = SubmissionCompiler.PATIENCE.plusSeconds(10);

  private final Box box;
  private final Limits limits;
  private final JavaProgram program;

  /**
   * What comes of a request.
   *
   * @param idle whether the process is free for another one
   */
  private record Answer(Compiled compiled, boolean idle) {}

  // mutable state
  private Process process;
  private DataOutputStream out;
  private DataInputStream in;

  /**
   * Nothing is started yet.
   *
   * @param running what the process runs from
   * @param classPath what submissions and tests may use
   * @param startupCache what the process starts from; null if there is nothing
   */
  public CompilerProcess(
      Box box, Limits limits, List<Path> running, List<Path> classPath, Path startupCache) {
    this.box = box;
    this.limits = limits;
    JavaProgram plain = program(limits, running, classPath, CompilerMain.SERVING);
    this.program = startupCache == null ? plain : plain.startingFrom(startupCache);
  }

  private static JavaProgram program(
      Limits limits, List<Path> running, List<Path> classPath, String how) {
    List<Path> all = new ArrayList<>(running);
    classPath.stream().filter(each -> !all.contains(each)).forEach(all::add);
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(JavaProgram.COMMON_OPTIONS);
    return new JavaProgram(
        options,
        List.of(),
        all,
        CompilerMain.class.getName(),
        List.of(
            how,
            Long.toString(limits.compiling().toMillis()),
            classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator))));
  }

  /** A program that compiles as the process does, and makes a cache of it to start from. */
  public static JavaProgram training(List<Path> running, List<Path> classPath, Path cache) {
    return program(Limits.DEFAULT, running, classPath, CompilerMain.TRAINING)
        .with("-XX:AOTCacheOutput=" + cache);
  }

  /** A program that ends at once without input, with an error if it cannot start from the cache. */
  public static JavaProgram needingCache(List<Path> running, List<Path> classPath, Path cache) {
    return program(Limits.DEFAULT, running, classPath, CompilerMain.SERVING)
        .startingFrom(cache)
        .with("-XX:AOTMode=on");
  }

  @Override
  public Compiled compile(List<Source> submission, List<Source> tests)
      throws IOException, InterruptedException {
    start();
    FutureTask<Answer> task =
        new FutureTask<>(() -> {
          CompilerWire.write(out, submission);
          CompilerWire.write(out, tests);
          return new Answer(CompilerWire.readCompiled(in), in.readBoolean());
        });
    Thread.ofPlatform().daemon().name("rendezvous-compiling").start(task);
    boolean idle = false;
    try {
      Answer answer = task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      idle = answer.idle();
      return answer.compiled();
    } catch (TimeoutException e) {
      return refused(
          submission, "The compiler is not done within %d s.".formatted(PATIENCE.toSeconds()));
    } catch (ExecutionException e) {
      boolean ended = process.waitFor(2, TimeUnit.SECONDS);
      return refused(
          submission,
          ended && process.exitValue() == EXIT_OUT_OF_MEMORY
              ? "The compiler gives up: it would need more memory than there is."
              : "The compiler gives up.");
    } finally {
      if (!idle) {
        close();
      }
    }
  }

  private static Compiled refused(List<Source> submission, String why) {
    return Compiled.refused(new CompilerMessage(true, why, submission.getFirst().name(), 0, 0, ""));
  }

  private void start() throws IOException, InterruptedException {
    if (process != null && process.isAlive()) {
      return;
    }
    // one process compiles many submissions, so its processor time is not theirs
    process = box.start(program, limits.withProcessor(Duration.ofDays(1)));
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    Process started = process;
    Thread.ofPlatform().daemon().name("rendezvous-compiler-errors").start(() -> drop(started));
    FutureTask<Byte> ready = new FutureTask<>(in::readByte);
    Thread.ofPlatform().daemon().name("rendezvous-compiler-start").start(ready);
    try {
      ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IOException("the process that compiles did not start in the box", e);
    }
  }

  private static void drop(Process started) {
    try (InputStream errors = started.getErrorStream()) {
      errors.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // it is killed
    }
  }

  /** Kills the process. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
      process = null;
    }
  }
}
