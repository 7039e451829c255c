package rendezvous.kernel;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import rendezvous.kernel.cell.CellError;
import rendezvous.kernel.cell.CellShell;
import rendezvous.kernel.cell.ClassPathFiles;
import rendezvous.kernel.cell.Frames;
import rendezvous.kernel.deadlock.DeadlockWatch;
import rendezvous.kernel.magic.LineMagics;
import rendezvous.kernel.magic.MavenLibraries;
import rendezvous.kernel.protocol.Bundle;
import rendezvous.kernel.protocol.Connection;
import rendezvous.kernel.protocol.KernelServer;
import rendezvous.kernel.protocol.Message;
import rendezvous.kernel.stream.CellInput;
import rendezvous.kernel.stream.CellOutput;

/**
 * A Jupyter kernel for Java 25, of IJava's family: the same base library, kernel name, environment
 * variables, {@code display} and {@code render} functions, and line magics.
 *
 * <p>Environment: {@code IJAVA_CLASSPATH} and {@code IJAVA_STARTUP_SCRIPTS_PATH} (lists of files,
 * with {@code *} and {@code ?}), {@code IJAVA_STARTUP_SCRIPT} (code), {@code IJAVA_COMPILER_OPTS}
 * (javac's options), {@code IJAVA_TIMEOUT} (milliseconds for each statement, -1 for no limit).
 */
public final class JavaKernel extends BaseKernel {
  private static volatile JavaKernel instance;

  private final Connection connection;
  private final CellOutput output;
  private final CellInput input;
  private final CompletableFuture<CellShell> shell = new CompletableFuture<>();

  // an interrupt may come while the first cell still waits for the startup scripts
  private volatile boolean waiting;
  private volatile boolean interruptedEarly;

  private JavaKernel(Connection connection) {
    this.connection = connection;
    this.output = new CellOutput(connection);
    this.input = new CellInput(connection, output);
    setShouldReplaceStdStreams(false);
    Renderings.register(getRenderer());
  }

  /** The kernel of this process; null before it has started. Any thread may ask. */
  public static JavaKernel getKernelInstance() {
    return instance;
  }

  /** Starts the kernel. The only argument is Jupyter's connection file. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      System.err.println(
          "This is a Jupyter kernel: Jupyter starts it, with one argument, the connection file.");
      System.exit(2);
    }
    KernelConnectionProperties properties;
    try {
      properties = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
    } catch (NoSuchFileException e) {
      System.err.println("There is no connection file " + args[0]);
      System.exit(2);
      return;
    }
    System.setProperty("java.awt.headless", "true");
    // what takes the longest first, beside the sockets
    CompletableFuture<CellShell> cells =
        CompletableFuture.supplyAsync(
            JavaKernel::newShell, task -> new Thread(task, "kernel-compiler").start());
    Connection connection = new Connection(properties);
    connection.bindBroadcast();
    JavaKernel kernel = new JavaKernel(connection);
    instance = kernel;
    exitWithParent();
    kernel.start(cells);
  }

  private void start(CompletableFuture<CellShell> compiler) throws IOException {
    output.install();
    input.install();
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
      System.err.println("In thread \"" + thread.getName() + "\":");
      Frames.show(thrown).forEach(System.err::println);
    });
    // requests are answered from now on; cells wait until the startup scripts have run
    KernelServer server = new KernelServer(connection, this, output);
    connection.bindRequests(server::onShell, server::onControl);
    CellShell cells = compiler.join();
    new DeadlockWatch(
            cells::executing,
            report ->
                cells.end(
                    new CellError("Deadlock", "nothing in this cell can ever run again", report)),
            report -> report.forEach(System.err::println))
        .start();
    try {
      StartupScripts.run(cells, files("IJAVA_STARTUP_SCRIPTS_PATH"));
    } catch (CellError e) {
      System.err.println("A startup script failed:");
      e.lines().forEach(System.err::println);
    }
    shell.complete(cells);
  }

  /** Loaded by the first magic: most kernels need no Maven. */
  private static final class Libraries {
    static final MavenLibraries ALL = new MavenLibraries();
  }

  private static CellShell newShell() {
    CellShell shell =
        new CellShell(
            words("IJAVA_COMPILER_OPTS"),
            files("IJAVA_CLASSPATH"),
            timeout(),
            (owner, line) -> new LineMagics(owner, Libraries.ALL).run(line));
    StartupScripts.runOwn(shell);
    return shell;
  }

  private static List<String> words(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? List.of() : List.of(value.strip().split("\\s+"));
  }

  private static long timeout() {
    String value = System.getenv("IJAVA_TIMEOUT");
    try {
      return value == null || value.isBlank() ? -1 : Long.parseLong(value.strip());
    } catch (NumberFormatException e) {
      System.err.println("IJAVA_TIMEOUT is not a number of milliseconds: " + value);
      return -1;
    }
  }

  private static List<String> files(String variable) {
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? List.of() : ClassPathFiles.matching(value);
  }

  /** When Jupyter dies without a word, nobody else would ever end this process. */
  private static void exitWithParent() {
    String parent = System.getenv("JPY_PARENT_PID");
    ProcessHandle launcher = ProcessHandle.current().parent().orElse(null);
    if (parent == null || launcher == null) {
      return;
    }
    Thread watcher =
        new Thread(
            () -> {
              // a process whose parent dies gets another one, also while the dead one is a zombie
              while (ProcessHandle.current().parent().filter(launcher::equals).isPresent()) {
                try {
                  Thread.sleep(500);
                } catch (InterruptedException e) {
                  return;
                }
              }
              exit();
            },
            "kernel-parent-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  /**
   * Ends the process. Shutdown hooks get the time to stop what cells have started; a hook that
   * hangs does not keep the process alive.
   */
  static void exit() {
    Thread last =
        new Thread(
            () -> {
              try {
                Thread.sleep(4000);
              } catch (InterruptedException e) {
                // halt at once
              }
              Runtime.getRuntime().halt(1);
            },
            "kernel-halt");
    last.setDaemon(true);
    last.start();
    System.exit(0);
  }

  /**
   * The text of a cell, by the name that stack traces call it, for instance {@code cell [3]}; null
   * if there is none. Any thread may ask. Its lines are those of stack traces.
   */
  public String source(String cell) {
    CellShell cells = shell.getNow(null);
    return cells == null ? null : cells.source(cell);
  }

  /** Executes a cell; {@code count} is its number, {@code request} what its output belongs to. */
  public DisplayData execute(String code, int count, Message request) throws CellError {
    waiting = true;
    CellShell cells = shell.join();
    waiting = false;
    if (interruptedEarly) {
      interruptedEarly = false;
      throw new CellError(
          "Interrupted", "the cell was interrupted before it began", List.of("Interrupted."));
    }
    input.discard();
    Object value = cells.run("cell [" + count + "]", code, () -> output.enter(request));
    return value == null ? null : render(value);
  }

  private DisplayData render(Object value) {
    return value instanceof DisplayData data ? data : getRenderer().render(value);
  }

  @Override
  public DisplayData eval(String code) throws CellError {
    Object value = shell.join().runNested("loaded code", code);
    return value == null ? null : render(value);
  }

  @Override
  public void display(DisplayData data) {
    output.flush();
    connection.publish("display_data", output.current(), Bundle.of(data));
  }

  /** Replaces what was displayed under an identifier. */
  void updateDisplay(String id, DisplayData data) {
    data.setDisplayId(id);
    output.flush();
    connection.publish("update_display_data", output.current(), Bundle.of(data));
  }

  @Override
  public void interrupt() {
    if (shell.isDone()) {
      shell.join().interrupt();
    } else if (waiting) {
      interruptedEarly = true;
    }
  }

  @Override
  public void onShutdown(boolean restart) {
    exit();
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    CellShell.Completions found = shell.join().complete(code, at);
    return new ReplacementOptions(found.texts(), found.start(), at);
  }

  @Override
  public DisplayData inspect(String code, int at, boolean detailed) {
    String text = shell.join().inspect(code, at);
    return text.isEmpty() ? null : new DisplayData(text);
  }

  @Override
  public String isComplete(String code) {
    Completeness completeness = shell.join().completeness(code);
    return switch (completeness) {
      case COMPLETE, COMPLETE_WITH_SEMI, EMPTY, CONSIDERED_INCOMPLETE -> IS_COMPLETE_YES;
      case UNKNOWN -> IS_COMPLETE_BAD;
      case DEFINITELY_INCOMPLETE -> "    ";
    };
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version() + ", Rendezvous kernel";
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("java")
        .build();
  }
}
