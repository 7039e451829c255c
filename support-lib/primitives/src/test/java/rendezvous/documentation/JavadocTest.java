package rendezvous.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.testing.JavaCompiler;

/**
 * Everything public has a comment. The build's doclint cannot see to that: it would also demand a
 * tag for each parameter and value, where a sentence has said it all.
 */
class JavadocTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  @TempDir private Path folder;

  @Test
  void everythingPublicHasAComment() throws Exception {
    // given
    List<Path> sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    // when
    JavaCompiler.Outcome compiled =
        JavaCompiler.compile(folder, sources, "-Xdoclint:missing/protected", "-Xmaxwarns", "10000");
    // then
    assertEquals(0, compiled.exitCode(), compiled::messages);
    assertTrue(compiled.messages().contains("no @param"), "doclint has looked");
    assertEquals(
        List.of(),
        compiled
            .messages()
            .lines()
            .filter(
                line -> line.contains("no comment") || line.contains("use of default constructor"))
            .toList());
  }
}
