package rendezvous.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.grader.compile.Source;

@DisplayName("What is handed in")
class SubmissionTest {
  private static final String NOTEBOOK =
      """
      {"cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {"tags": ["submission"]}, "source": "no"},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": "no"},
        {"cell_type": "code", "id": "c", "metadata": {"tags": ["x", "submission"]},
         "execution_count": %s, "source": ["class A {\\n", "}"]}
      ]}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path zip(String... namesAndTexts) throws IOException {
    Path file = folder.resolve("all.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private static String refusal(Path file) {
    return assertThrows(IntakeException.class, () -> Submission.read(file)).getMessage();
  }

  @Test
  void isTheTaggedCellsOfANotebook() throws Exception {
    assertEquals(
        List.of(new Source("cell c", "class A {\n}")),
        Submission.read(write("n.ipynb", NOTEBOOK.formatted("null"))));
    assertEquals(
        List.of(new Source("cell [7]", "class A {\n}")),
        Submission.read(write("n.ipynb", NOTEBOOK.formatted("7"))));
  }

  @Test
  void isAJavaFile() throws Exception {
    assertEquals(
        List.of(new Source("A.java", "class A {}")),
        Submission.read(write("A.java", "class A {}")));
  }

  @Test
  void isTheJavaFilesOfAFolderOrElseItsNotebooks() throws Exception {
    // given
    write("in/n.ipynb", NOTEBOOK.formatted("null"));
    write("in/readme.txt", "not code");
    assertEquals(1, Submission.read(folder.resolve("in")).size());
    // when
    write("in/a/A.java", "class A {}");
    write("in/B.java", "class B {}");
    // then
    assertEquals(
        List.of("B.java", "A.java"),
        Submission.read(folder.resolve("in")).stream().map(Source::name).toList());
  }

  @Test
  void isWhatAZipHolds() throws Exception {
    assertEquals(
        List.of(new Source("A.java", "class A {}")),
        Submission.read(zip("x/A.java", "class A {}", "x/a.class", "no")));
  }

  @Test
  void isNotWhatIsHidden() throws Exception {
    // given
    write("in/n.ipynb", NOTEBOOK.formatted("null"));
    write("in/.ipynb_checkpoints/n-checkpoint.ipynb", NOTEBOOK.formatted("null"));
    // when, then
    assertEquals(1, Submission.read(folder.resolve("in")).size());
    assertEquals(
        List.of(new Source("A.java", "class A {}")),
        Submission.read(zip("A.java", "class A {}", "__MACOSX/._A.java", "binary")));
  }

  @Test
  void isNotWhatLeavesTheFolder() throws Exception {
    assertTrue(refusal(zip("../A.java", "class A {}")).contains("leaves its folder"));
    assertTrue(refusal(zip("/A.java", "class A {}")).contains("leaves its folder"));
  }

  @Test
  void isNotABomb() throws Exception {
    assertTrue(refusal(zip("A.java", " ".repeat((20 << 20) + 1))).contains("more than 20 MB"));
  }

  @Test
  void isThere() throws Exception {
    assertTrue(refusal(folder.resolve("none.java")).startsWith("there is no file"));
    assertTrue(refusal(write("a.txt", "")).contains("is no submission"));
    assertTrue(refusal(write("n.ipynb", "{}")).contains("is not a notebook"));
    assertTrue(refusal(write("n.ipynb", "[".repeat(100_000))).contains("is not a notebook"));
    assertTrue(refusal(write("n.ipynb", "{\"cells\": []}")).contains("is tagged 'submission'"));
    assertTrue(refusal(Files.createDirectory(folder.resolve("empty"))).contains("neither"));
    assertTrue(refusal(write("a.zip", "not a zip")).contains("is not a zip archive"));
  }
}
