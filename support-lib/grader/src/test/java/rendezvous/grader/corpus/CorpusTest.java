package rendezvous.grader.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.compile.Source;

@DisplayName("The corpus of submissions")
class CorpusTest {
  private static final Set<String> STOPPED_BY =
      Set.of("intake", "compile", "scan", "limit", "protocol", "tests");

  @Test
  void isLargeEnough() {
    assertTrue(Corpus.attacks().size() >= 60, "attacks");
    assertTrue(Corpus.honest().size() >= 50, "honest solutions");
    Set<String> texts = new HashSet<>();
    for (Sample sample : Corpus.honest()) {
      String text = sample.sources().stream().map(Source::text).collect(Collectors.joining());
      assertTrue(texts.add(text.replaceAll("//.*|\\s", "")), sample + " is there twice");
    }
  }

  @Test
  void saysWhatMustComeOfIt() {
    for (Sample attack : Corpus.attacks()) {
      assertTrue(attack.says("attack").isPresent(), attack.name());
      assertTrue(attack.says("family").isPresent(), attack.name());
      assertTrue(STOPPED_BY.contains(attack.says("stopped by").orElse("")), attack.name());
      assertTrue(!attack.verdicts().isEmpty(), attack.name());
    }
    for (Sample sample :
        Stream.of(Corpus.attacks(), Corpus.controls(), Corpus.honest())
            .flatMap(List::stream)
            .toList()) {
      assertTrue(Files.isDirectory(Corpus.exercises().resolve(sample.exercise())), sample.name());
    }
  }

  @Test
  void everyFamilyIsThere() {
    assertEquals(
        Set.of(
            "exit",
            "hang",
            "threads",
            "memory",
            "output",
            "disk",
            "reading",
            "network",
            "forging",
            "shadowing",
            "services",
            "static initialisers",
            "hostile exceptions",
            "compiler",
            "settings",
            "detection",
            "collections",
            "unsafe"),
        Corpus.attacks().stream()
            .map(attack -> attack.says("family").orElseThrow())
            .collect(Collectors.toSet()));
  }
}
