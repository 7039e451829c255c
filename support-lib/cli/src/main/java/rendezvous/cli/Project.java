package rendezvous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param home the folder of the course: the checkout
 * @param classes the built jars, {@code MODULE/rendezvous-MODULE.jar} and {@code MODULE/lib/*.jar}
 */
public record Project(Path home, Path classes) {

  /**
   * As {@code ./course} tells it in the system properties {@code rendezvous.home} and {@code
   * .classes}.
   */
  public static Project current() {
    String home = System.getProperty("rendezvous.home");
    String classes = System.getProperty("rendezvous.classes");
    if (home == null || classes == null) {
      throw CourseFailure.setup("start this program through ./course, which finds what it needs");
    }
    return new Project(Path.of(home), real(Path.of(classes)));
  }

  /**
   * Without links: kernels know their jars by their paths, and in the container image the folder in
   * {@code target/built} is a link to where the image keeps it.
   */
  private static Path real(Path classes) {
    try {
      return classes.toRealPath();
    } catch (IOException e) {
      throw CourseFailure.setup(
          "cannot read " + classes + "; `./course clean` and the next command rebuild it");
    }
  }

  /** The table of contents. */
  public Syllabus syllabus() {
    return SyllabusReader.read(home.resolve("syllabus.yaml"));
  }

  /** The learner's notebooks. */
  public Path notebooks() {
    return home.resolve("notebooks");
  }

  /** The exercises, a folder each. */
  public Path exercises() {
    return home.resolve("exercises");
  }

  /** Everything that the command makes, and {@code clean} removes. */
  public Path target() {
    return home.resolve("target");
  }

  /** The folder that Jupyter is shown in {@code JUPYTER_PATH}: it holds the kernelspecs. */
  public Path jupyter() {
    return target().resolve("jupyter");
  }

  /** The private Python environment, if there was need to make one. */
  public Path venv() {
    return home.resolve(".venv");
  }

  /** How to call the script that builds the Java parts; it needs {@code JAVA_HOME}. */
  public List<String> buildScript(String... arguments) {
    return Stream.concat(
            Stream.of("sh", home.resolve("support-lib/build").toString()), Stream.of(arguments))
        .toList();
  }

  /** The class path of a built module: its jar and the jars it needs. */
  public List<Path> classPath(String module) {
    Path folder = classes.resolve(module);
    try (Stream<Path> own = Files.list(folder);
        Stream<Path> needed = Files.list(folder.resolve("lib"))) {
      return Stream.concat(own.sorted(), needed.sorted())
          .filter(path -> path.toString().endsWith(".jar"))
          .toList();
    } catch (IOException e) {
      throw CourseFailure.setup(
          "cannot read " + folder + "; `./course clean` and the next command rebuild it");
    }
  }
}
