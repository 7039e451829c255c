package rendezvous.stress.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantTest {
  private static final Path SOURCES = Path.of("../primitives/src/main/java");

  @TempDir Path folder;

  @Test
  void everyMutantOfTheListFitsTheSources() throws IOException {
    Set<String> names = new HashSet<>();
    for (Mutant mutant : MutantList.all()) {
      mutant.mutated(SOURCES); // throws if not
      assertTrue(names.add(mutant.name()), () -> "there are two called " + mutant.name());
    }
  }

  @Test
  void everyMutantIsInTheDocs() throws IOException {
    String docs = Files.readString(Path.of("../../docs/proofs.md"));
    for (Mutant mutant : MutantList.all()) {
      String proof = mutant.caughtBy().substring(mutant.caughtBy().lastIndexOf('.') + 1);
      String row = "| %s | %s | `%s` |".formatted(mutant.name(), mutant.removes(), proof);
      assertTrue(docs.contains(row), () -> "not in docs/proofs.md: " + row);
    }
  }

  @Test
  void whiteSpaceAndCommentsDoNotMatter() throws IOException {
    // given
    Files.writeString(folder.resolve("A.java"), "int a = // why\n    one( 1,\n 2);\nint b;");
    // when
    String mutated = mutant("a = one(1, 2);", "a = 3;").mutated(folder);
    // then
    assertEquals("int a = 3;\nint b;", mutated);
  }

  @Test
  void codeThatIsNotThereOrThereTwiceIsRefused() throws IOException {
    Files.writeString(folder.resolve("A.java"), "f(); g(); f();");
    assertThrows(StaleMutantException.class, () -> mutant("h();", "").mutated(folder));
    assertThrows(StaleMutantException.class, () -> mutant("f();", "").mutated(folder));
    assertEquals("f();  f();", mutant("g();", "").mutated(folder));
  }

  private static Mutant mutant(String original, String replacement) {
    return new Mutant("name", "what", "A.java", original, replacement, "proof");
  }
}
