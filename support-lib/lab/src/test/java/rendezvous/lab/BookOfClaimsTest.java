package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookOfClaimsTest {

  @TempDir private Path course;

  @BeforeEach
  void makeCourse() throws IOException {
    Files.createFile(course.resolve("syllabus.yaml"));
    Files.createDirectories(course.resolve("notebooks"));
    Files.createDirectories(course.resolve("target/run"));
  }

  @Test
  void knowsWhatIsNotMeasuredYet() throws IOException {
    // given
    write("notebooks/11-a.ipynb", 1, cell("Claim.of(\"1.1-a\", \"x\")"));
    write("notebooks/12-b.ipynb", 1, cell("Claim.of(\n    \"1.2-a\", \"x\")"));
    write("target/run/11-a.ipynb", 2, cell("Claim.of(\"1.1-a\", \"x\")", claim("1.1-a", true)));

    // when
    BookOfClaims book = BookOfClaims.open(course.resolve("notebooks"));

    // then
    assertEquals(claim("1.1-a", true), book.find("1.1-a").orElseThrow());
    assertTrue(book.find("1.2-a").isEmpty());
    assertEquals(List.of("1.1", "1.2"), book.sections());
    assertEquals(List.of("1.2"), book.unmeasured());
    assertEquals("1 of 2 claims judged", book.toString());
    assertTrue(String.valueOf(book.mimeBundle().get(Bundle.HTML)).contains("it was seen"));
  }

  @Test
  void theLatestResultsOfANotebookCount() throws IOException {
    // given
    write("target/run/11-a.ipynb", 2, cell("", claim("1.1-a", true)));
    write("notebooks/11-a.ipynb", 3, cell("Claim.of(\"1.1-a\", \"x\")", claim("1.1-a", false)));

    // then what Jupyter has saved later
    assertEquals(
        Claim.Outcome.NOT_REPRODUCED,
        BookOfClaims.open(course).find("1.1-a").orElseThrow().verdict());

    // when it is run again
    write("target/run/11-a.ipynb", 4, cell("", claim("1.1-a", true)));

    // then
    assertEquals(
        Claim.Outcome.REPRODUCED, BookOfClaims.open(course).find("1.1-a").orElseThrow().verdict());
  }

  @Test
  void whatIsNotWholeIsAsIfItWereNotThere() throws IOException {
    // given
    write("notebooks/11-a.ipynb", 1, cell("Claim.of(\"1.1-a\", \"x\")"));
    Files.writeString(course.resolve("target/run/11-a.ipynb"), "{\"cells\": [{");

    // then
    assertEquals(List.of("1.1"), BookOfClaims.open(course).unmeasured());
  }

  @Test
  void outsideOfACourseThereIsNoBook(@TempDir Path elsewhere) {
    var error = assertThrows(IllegalStateException.class, () -> BookOfClaims.open(elsewhere));
    assertTrue(error.getMessage().contains("./course lab"), error.getMessage());
  }

  private static Claim claim(String id, boolean reproduced) {
    return Claim.of(id, "says something")
        .expected("to be seen")
        .measured("it was seen")
        .reproduced(reproduced, "so it is");
  }

  private static Map<String, Object> cell(String source, Claim... claims) {
    List<Map<String, Object>> outputs =
        List.of(claims).stream()
            .map(claim -> Map.<String, Object>of("data", claim.mimeBundle()))
            .toList();
    return Map.of("source", source.lines().map(line -> line + "\n").toList(), "outputs", outputs);
  }

  private void write(String name, long second, Map<String, Object> cell) throws IOException {
    Path file = course.resolve(name);
    Files.writeString(file, new Gson().toJson(Map.of("cells", List.of(cell))));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1000 * second));
  }
}
