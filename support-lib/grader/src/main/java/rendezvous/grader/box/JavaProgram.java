package rendezvous.grader.box;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A Java program to be started by the JDK that this process runs on.
 *
 * @param options options of the JVM
 * @param modules what it may do with the JDK's modules
 * @param files files besides the class path that it reads
 * @param classPath its class path
 * @param launcher a jar that {@link #writeLauncher} has made for it, to be started from; null if
 *     there is none
 * @param mainClass its main class
 * @param arguments its arguments
 */
public record JavaProgram(
    List<String> options,
    Modules modules,
    List<Path> files,
    List<Path> classPath,
    Path launcher,
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

  /** A program that is started from its class path. */
  public static JavaProgram of(
      List<String> options, List<Path> classPath, String mainClass, List<String> arguments) {
    return new JavaProgram(
        options, Modules.NOTHING, List.of(), classPath, null, mainClass, arguments);
  }

  static Path javaHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /** The command. */
  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin").resolve("java").toString());
    command.addAll(options);
    if (launcher == null) {
      command.addAll(modules.options());
      command.addAll(List.of("-cp", joined(classPath), mainClass));
    } else {
      command.addAll(List.of("-jar", launcher.toString()));
    }
    command.addAll(arguments);
    return command;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The same program with one more option. */
  public JavaProgram with(String option) {
    List<String> all = new ArrayList<>(options);
    all.add(option);
    return new JavaProgram(all, modules, files, classPath, launcher, mainClass, arguments);
  }

  /** The same program with one more file that it reads. */
  public JavaProgram reading(Path file) {
    List<Path> all = new ArrayList<>(files);
    all.add(file);
    return new JavaProgram(options, modules, all, classPath, launcher, mainClass, arguments);
  }

  /** The same program started from a jar that was made for it. */
  public JavaProgram from(Path jar) {
    return new JavaProgram(options, modules, files, classPath, jar, mainClass, arguments)
        .reading(jar);
  }

  /** The same program, with one more option, run by another main class that is given this one. */
  JavaProgram within(String option, String outerClass, List<String> outerArguments) {
    List<String> allArguments = new ArrayList<>(outerArguments);
    allArguments.add(mainClass);
    allArguments.addAll(arguments);
    return new JavaProgram(options, modules, files, classPath, null, outerClass, allArguments)
        .with(option);
  }

  /**
   * Writes a jar without classes whose manifest says what else options say: the class path, the
   * main class, and what is to be done with modules. As options, those would keep the JVM from
   * taking the modules, and all classes that depend on them, from an ahead-of-time cache.
   */
  public void writeLauncher(Path jar) throws IOException {
    Path folder = jar.toAbsolutePath().getParent();
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    attributes.put(
        Attributes.Name.CLASS_PATH,
        classPath.stream().map(each -> relative(folder, each)).collect(Collectors.joining(" ")));
    modules.attributes().forEach(attributes::putValue);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /** As the cache knows what a jar refers to: it takes no absolute paths. */
  private static String relative(Path folder, Path file) {
    if (!Objects.equals(folder.getRoot(), file.toAbsolutePath().getRoot())) {
      return file.toUri().toString();
    }
    String path = folder.relativize(file.toAbsolutePath()).toString();
    try {
      return new URI(null, null, path.replace(File.separatorChar, '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path: " + path, e);
    }
  }
}
