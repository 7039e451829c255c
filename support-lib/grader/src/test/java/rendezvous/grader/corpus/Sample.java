package rendezvous.grader.corpus;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.Source;

/**
 * A submission of the corpus; its README says what the keys mean.
 *
 * @param path the file or folder that it is
 * @param name what it is called
 * @param head what its head says, by the keys
 * @param sources its sources, as intake gives them
 */
public record Sample(Path path, String name, Map<String, String> head, List<Source> sources) {

  /** What the head says under a key. */
  public Optional<String> says(String key) {
    return Optional.ofNullable(head.get(key));
  }

  /** The exercise that it is for. */
  public String exercise() {
    return says("exercise").orElseThrow(() -> new AssertionError(name + ": no exercise"));
  }

  /** What a test may come to that fails. */
  public List<Verdict> verdicts() {
    return Arrays.stream(says("verdict").orElse("").split(", *"))
        .map(text ->
            Verdict.of(text)
                .orElseThrow(() -> new AssertionError(name + ": no verdict '" + text + "'")))
        .toList();
  }

  /** The most points that it may get. */
  public int mostPoints() {
    return Integer.parseInt(says("points").orElse("0"));
  }

  /** The same, aimed at this folder and this port. */
  public Sample aimedAt(String canary, int port) {
    return new Sample(
        path,
        name,
        head,
        sources.stream()
            .map(source ->
                new Source(
                    source.name(),
                    source
                        .text()
                        .replace("@CANARY@", canary)
                        .replace("@PORT@", Integer.toString(port))))
            .toList());
  }

  @Override
  public String toString() {
    return name; // as a parameterized test shows it
  }
}
