package rendezvous.workbench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A program in a Java virtual machine of its own, of the same JDK: to see how long one takes to
 * start, or to run what must not share this JVM.
 *
 * {@snippet :
 * ChildJvm function = bench.start(ChildJvm.source("function", code)
 *     .options("-XX:TieredStopAtLevel=1")
 *     .readyWhen("listening on (\\d+)"));
 * function.startTime()
 * }
 *
 * <p>The start time counts from the start of its process until it is ready, without compiling. A
 * program that listens should take port 0, which is any free port, and print it when it is ready.
 * Its standard input ends with this JVM. Ending with exit code 0 is no failure.
 */
public final class ChildJvm extends Component {

  private static final List<Remedy> REMEDIES =
      List.of(
          Remedy.of("does not compile", "Correct the source code; the log says which lines."),
          Remedy.of(
              "Could not find or load main class (\\S+)",
              "There is no class $1 on the class path: check its name, or give a classPath(…)."),
          Remedy.of(
              "Unrecognized (?:VM )?option:? '?([^'\\s]+)",
              "This JVM has no option $1: leave it out."));

  // configured before it starts
  private final String code; // null if it is on the class path already
  private final String mainClass;
  private List<String> options = List.of();
  private List<String> arguments = List.of();
  private List<Path> classPath = List.of();
  private Pattern readyLine = Place.NEVER;
  private Duration limit = Duration.ofSeconds(30);

  // mutable state
  private List<Path> programs;
  private volatile ChildProcess child;
  private volatile String address = "";

  private ChildJvm(String name, String code, String mainClass) {
    super(name);
    this.code = code;
    this.mainClass = mainClass;
  }

  /**
   * A program from its source code, which is compiled before it starts. Its first class is the main
   * class; it sees no classes of the notebook.
   */
  public static ChildJvm source(String name, String code) {
    return new ChildJvm(name, code, ProgramJar.mainClass(code));
  }

  /** A program on the class path of this JVM, or on one that {@link #classPath} gives. */
  public static ChildJvm main(String name, String mainClass) {
    return new ChildJvm(name, null, mainClass);
  }

  /** Options of the JVM, such as {@code -Xmx64m}. */
  public ChildJvm options(String... options) {
    this.options = List.of(options);
    return this;
  }

  /** Arguments of the program. */
  public ChildJvm arguments(String... arguments) {
    this.arguments = List.of(arguments);
    return this;
  }

  /** Folders and jars that the program needs. */
  public ChildJvm classPath(Path... classPath) {
    this.classPath = List.of(classPath);
    return this;
  }

  /**
   * A line in which this regular expression is found says that the program is ready. Its first
   * group, if there is one, is the port it listens on. Without this the program is ready as soon as
   * its process runs.
   */
  public ChildJvm readyWhen(String line) {
    readyLine = Pattern.compile(line);
    return this;
  }

  /** How long it may take until it is ready; 30 seconds unless this says otherwise. */
  public ChildJvm within(Duration limit) {
    this.limit = limit;
    return this;
  }

  @Override
  void prepare(Place here) throws IOException {
    programs = new ArrayList<>(classPath);
    if (code != null) {
      programs.addFirst(ProgramJar.make(code, classPath, here.folder(), here.log()));
    }
  }

  @Override
  void start(Place here) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        programs.isEmpty() ? System.getProperty("java.class.path") : ProgramJar.join(programs));
    command.add(mainClass);
    command.addAll(arguments);
    child = here.start(new ProcessBuilder(command), readyLine, "TERM");
    if (readyLine != Place.NEVER) {
      MatchResult line = child.awaitReady(limit);
      if (line.groupCount() > 0) {
        address = "127.0.0.1:" + line.group(1);
      }
    }
  }

  /** What the program reads from its standard input, whose end is closing it. */
  public BufferedWriter input() {
    requireReady();
    return child.process().outputWriter();
  }

  /**
   * Waits for the program to end by itself.
   *
   * @return its exit code
   */
  public int await() throws InterruptedException {
    if (child == null) {
      requireReady();
    }
    return child.awaitEnd();
  }

  @Override
  boolean mayEnd() {
    return true;
  }

  @Override
  List<Remedy> remedies() {
    return REMEDIES;
  }

  @Override
  String version() {
    return "JDK " + Runtime.version().feature() + ", " + mainClass;
  }

  @Override
  String listensOn() {
    return address;
  }
}
