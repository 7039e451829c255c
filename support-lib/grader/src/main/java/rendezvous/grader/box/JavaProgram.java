package rendezvous.grader.box;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Java program to be started by the JDK that this process runs on.
 *
 * @param options options of the JVM
 * @param files files besides the class path that it reads
 * @param classPath its class path
 * @param mainClass its main class
 * @param arguments its arguments
 */
public record JavaProgram(
    List<String> options,
    List<Path> files,
    List<Path> classPath,
    String mainClass,
    List<String> arguments) {

  /**
   * Options of every JVM that is shut in: it starts quickly, its output belongs to its program
   * alone, and it behaves the same everywhere.
   */
  public static final List<String> COMMON_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-XX:+DisplayVMOutputToStderr",
          "-Djava.awt.headless=true",
          "-Dfile.encoding=UTF-8",
          "-Duser.language=en",
          "-Duser.country=");

  public JavaProgram {
    options = List.copyOf(options);
    files = List.copyOf(files);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** The command. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin").resolve("java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  /** The same program with one more option. */
  public JavaProgram with(String option) {
    List<String> all = new ArrayList<>(options);
    all.add(option);
    return new JavaProgram(all, files, classPath, mainClass, arguments);
  }

  /** The same program, started from an ahead-of-time cache that was made for it (JEP 514). */
  public JavaProgram startingFrom(Path cache) {
    List<String> all = new ArrayList<>(options);
    all.add("-XX:AOTCache=" + cache);
    all.add("-XX:+UnlockDiagnosticVMOptions");
    // at the address that it was made for: to move it takes longer than all else of the start
    all.add("-XX:ArchiveRelocationMode=0");
    // without compiling at once what training found worth it: most of it is not, for a short run
    all.add("-XX:-AOTReplayTraining");
    List<Path> allFiles = new ArrayList<>(files);
    allFiles.add(cache);
    return new JavaProgram(all, allFiles, classPath, mainClass, arguments);
  }

  /** The same program, with more options, run by another main class that is given this one. */
  JavaProgram within(List<String> more, String outerClass, List<String> outerArguments) {
    List<String> allOptions = new ArrayList<>(options);
    allOptions.addAll(more);
    List<String> allArguments = new ArrayList<>(outerArguments);
    allArguments.add(mainClass);
    allArguments.addAll(arguments);
    return new JavaProgram(allOptions, files, classPath, outerClass, allArguments);
  }
}
