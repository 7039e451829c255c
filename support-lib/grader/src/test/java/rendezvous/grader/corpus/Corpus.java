package rendezvous.grader.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.grader.compile.Source;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;

/** The submissions beneath {@code src/test/resources/rendezvous/grader/corpus}. */
public final class Corpus {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^// (attack|control|honest|family|exercise|stopped by|verdict|points): (.+)$");

  private Corpus() {}

  /** Those that want something else than points for a solution. */
  public static List<Sample> attacks() {
    return read("attacks");
  }

  /** Those that look like attacks and are none. */
  public static List<Sample> controls() {
    return read("controls");
  }

  /** Those that are right. */
  public static List<Sample> honest() {
    return read("honest");
  }

  /** The folder of all exercises of the course. */
  public static Path exercises() {
    return Path.of("").toAbsolutePath().resolve("../../exercises").normalize();
  }

  private static List<Sample> read(String folder) {
    try (Stream<Path> files = Files.list(Path.of(Corpus.class.getResource(folder).toURI()))) {
      return files.sorted().map(Corpus::sample).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Sample sample(Path path) {
    try {
      List<Source> sources = Submission.read(path);
      Map<String, String> head = new LinkedHashMap<>();
      for (Source source : sources) {
        Matcher entry = ENTRY.matcher(source.text());
        while (entry.find()) {
          head.putIfAbsent(entry.group(1), entry.group(2).strip());
        }
      }
      return new Sample(
          path, path.getFileName().toString().replaceFirst("\\.java$", ""), head, sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IntakeException e) {
      throw new AssertionError(path + ": " + e.getMessage(), e);
    }
  }
}
