package rendezvous.kernel;

import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells Jupyter how to start the kernel. */
public final class KernelSpec {
  private static final String IMPORTS =
      """
      import rendezvous.channel.*;
      import rendezvous.context.*;
      import rendezvous.grader.notebook.*;
      import rendezvous.lab.*;
      import rendezvous.result.*;
      import rendezvous.sync.*;
      import rendezvous.workbench.*;
      import org.knowm.xchart.*;
      import tech.tablesaw.api.*;
      Show.install();
      """;

  private KernelSpec() {}

  /**
   * Writes the kernels {@code java} and {@code java-preview}.
   *
   * @param jupyterDir gets {@code kernels/…}; Jupyter finds them when it is in {@code JUPYTER_PATH}
   * @param javaHome the JDK that runs the kernel
   * @param kernelClassPath the kernel's jar and what it needs
   * @param notebookClassPath what notebooks use without asking for it
   * @param progress is told when something takes longer
   * @throws IOException if the files cannot be written
   * @throws InterruptedException if interrupted while a cache for quick starts is made
   */
  public static void write(
      Path jupyterDir,
      Path javaHome,
      List<Path> kernelClassPath,
      List<Path> notebookClassPath,
      Consumer<String> progress)
      throws IOException, InterruptedException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("IJAVA_CLASSPATH", join(notebookClassPath));
    environment.put("IJAVA_STARTUP_SCRIPT", notebookClassPath.isEmpty() ? "" : IMPORTS);
    List<Path> classPath = all(kernelClassPath, notebookClassPath);
    List<String> command = command(javaHome, classPath);
    List<String> start = new ArrayList<>(command);
    StartupCache.ensure(jupyterDir, command, classPath, environment, progress)
        .ifPresent(cache -> start.add(1, "-XX:AOTCache=" + cache));

    Path kernels = jupyterDir.resolve("kernels");
    write(kernels.resolve("java"), spec("Java 25", start, environment));

    List<String> preview = new ArrayList<>(start);
    preview.add(1, "--enable-preview");
    Map<String, String> previewEnvironment = new LinkedHashMap<>(environment);
    // not --release: javac would read the JDK's archive of signatures anew for every snippet
    previewEnvironment.put("IJAVA_COMPILER_OPTS", "--enable-preview --source 25");
    write(kernels.resolve("java-preview"), spec("Java 25 (preview)", preview, previewEnvironment));
  }

  /** Libraries that both need are there once. */
  private static List<Path> all(List<Path> kernelClassPath, List<Path> notebookClassPath) {
    Map<Path, Path> byName = new LinkedHashMap<>();
    for (Path file : kernelClassPath) {
      byName.putIfAbsent(file.getFileName(), file.toAbsolutePath().normalize());
    }
    for (Path file : notebookClassPath) {
      byName.putIfAbsent(file.getFileName(), file.toAbsolutePath().normalize());
    }
    return List.copyOf(byName.values());
  }

  private static List<String> command(Path javaHome, List<Path> classPath) {
    return List.of(
        javaHome.resolve("bin").resolve("java").toString(),
        "-Djava.awt.headless=true",
        // one processor and little memory are the common case, on Binder
        "-XX:+UseSerialGC",
        // a small heap is collected some thirty times until the first result, this one three times
        "-XX:NewSize=48m",
        // the JVM's own messages belong to Jupyter's log, not to standard output
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        // a library of tablesaw still asks for it, and would warn in the first table
        "--sun-misc-unsafe-memory-access=allow",
        // lists virtual threads for deadlock reports
        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
        // lets the lab decide which virtual thread runs next
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        // keeps what the compiler has read between two checks of an exercise
        "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
        // tells who holds a lock
        "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED",
        "-cp",
        join(classPath));
  }

  private static Map<String, Object> spec(
      String name, List<String> start, Map<String, String> environment) {
    List<String> command = new ArrayList<>(start);
    command.add(JavaKernel.class.getName());
    command.add("{connection_file}");
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("argv", command);
    spec.put("display_name", name);
    spec.put("language", "java");
    spec.put("interrupt_mode", "message");
    spec.put("env", environment);
    return spec;
  }

  private static String join(List<Path> paths) {
    return paths.stream()
        .map(path -> path.toAbsolutePath().normalize().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Jupyter may read while this writes: it sees the old file or the new one, never half a one. */
  private static void write(Path folder, Map<String, Object> spec) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "kernel", ".json");
    Files.writeString(
        part,
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec) + "\n");
    Files.move(
        part,
        folder.resolve("kernel.json"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
