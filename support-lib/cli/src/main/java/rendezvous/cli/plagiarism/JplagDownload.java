package rendezvous.cli.plagiarism;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;
import rendezvous.cli.RemovedTree;
import rendezvous.cli.process.ProcessTree;
import rendezvous.cli.process.Progress;

/** JPlag's jars, from Maven Central; kept in {@code target/jplag/VERSION}. */
public final class JplagDownload {
  private static final Pattern VERSION = Pattern.compile("<jplag\\.version>(.+)</jplag\\.version>");

  private JplagDownload() {}

  /**
   * The jars; downloads them if they are not here.
   *
   * @throws CourseFailure if they cannot be downloaded
   * @throws IOException if files cannot be read or written
   * @throws InterruptedException if interrupted while waiting for the download
   */
  public static List<Path> ensure(Project project) throws IOException, InterruptedException {
    Path all = project.target().resolve("jplag");
    Path folder = all.toAbsolutePath().resolve(version(project));
    if (!Files.isDirectory(folder)) {
      RemovedTree.of(all); // of an older version, or half of one
      Path part = Files.createDirectories(all).toAbsolutePath().resolve("part");
      download(project, part);
      Files.move(part, folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static String version(Project project) throws IOException {
    Matcher version =
        VERSION.matcher(Files.readString(project.home().resolve("support-lib/pom.xml")));
    if (!version.find()) {
      throw new IOException("support-lib/pom.xml does not say which version of JPlag");
    }
    return version.group(1);
  }

  private static void download(Project project, Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolveSibling("download.log");
    ProcessBuilder maven =
        new ProcessBuilder(
                project.buildScript(
                    "maven",
                    "-q",
                    "-f",
                    "jplag/pom.xml",
                    "org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies",
                    "-DincludeScope=runtime",
                    "-DoutputDirectory=" + folder))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (Progress progress = Progress.of("JPlag (GPL 3), from Maven Central");
        ProcessTree tree = ProcessTree.start(maven)) {
      if (tree.await() != 0) {
        throw CourseFailure.setup(
            """
            submissions are compared by JPlag, which is downloaded from Maven Central the first \
            time, and that did not work:
              %s
            Connect to the network, or see to the proxy in ~/.m2/settings.xml, and call it again. \
            Without --plagiarism, grading needs no network.\
            """
                .formatted(reason(Files.readString(log))));
      }
      progress.done("downloaded");
    }
  }

  private static String reason(String output) {
    List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.stream()
        .filter(line -> line.startsWith("[ERROR]"))
        .map(line -> line.substring("[ERROR]".length()).strip())
        .findFirst()
        .orElse(lines.isEmpty() ? "Maven said nothing" : lines.getLast());
  }
}
