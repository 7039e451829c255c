package rendezvous.grader.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.grader.compile.Source;

@DisplayName("A hostile notebook")
class HostileNotebookTest {
  private static final Path FROM = Path.of("n.ipynb");
  private static final String CELL =
      "{\"cell_type\": \"code\", \"id\": %s, \"execution_count\": %s,"
          + " \"metadata\": {\"tags\": [\"submission\"]}, \"source\": \"class A {}\"}";

  private static List<Source> read(String json) throws IntakeException {
    return NotebookCells.submission(json, FROM);
  }

  private static String cells(String... cells) {
    return "{\"cells\": [" + String.join(",", cells) + "]}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{",
        "{\"cells\": {}}",
        "{\"cells\": [7]}",
        "{\"cells\": [null]}",
        "{\"cells\": [{\"metadata\": []}]}",
        "{\"cells\": [{\"cell_type\": \"code\"",
        "not json at all",
        "{\"cells\": [], \"cells\": 3}"
      })
  void isRefusedInASentence(String json) {
    String message = assertThrows(IntakeException.class, () -> read(json)).getMessage();
    assertTrue(message.startsWith("n.ipynb is not a notebook"), message);
  }

  @Test
  void isNestedTooDeeply() {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    for (String json :
        List.of(
            "{\"metadata\": " + deep + ", \"cells\": []}",
            "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000),
            cells("{\"outputs\": " + deep + "}"),
            cells("{\"metadata\": {\"tags\": [" + deep + "]}}"))) {
      assertThrows(IntakeException.class, () -> read(json));
    }
  }

  @Test
  void isHugeAndOnlyItsTaggedCellIsKept() throws Exception {
    // given: as a tree this would take a gigabyte
    String many = "[" + "[],".repeat(6_000_000) + "[]]";
    String json =
        "{\"metadata\": {\"x\": %s}, \"cells\": [%s]}"
            .formatted(many, CELL.formatted("\"a\"", "null"));
    // when
    List<Source> sources = read(json);
    // then
    assertEquals(List.of(new Source("cell a", "class A {}")), sources);
  }

  @Test
  void hasNumbersThatAreNone() throws Exception {
    for (String count : List.of("1e999999999", "-1", "1.5", "\"7\\n\"", "true", "{}", "[[]]")) {
      assertEquals("cell a", read(cells(CELL.formatted("\"a\"", count))).getFirst().name(), count);
    }
    assertEquals("cell [12]", read(cells(CELL.formatted("\"a\"", "12"))).getFirst().name());
  }

  @Test
  void hasIdsThatAreNone() throws Exception {
    for (String id :
        List.of(
            "\"<script>\\n\\u0000\\u001b[2J../../x\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(100_000) + "\"",
            "7",
            "[]",
            "null")) {
      String name = read(cells(CELL.formatted(id, "null"))).getFirst().name();
      assertTrue(name.matches("cell [\\p{L}\\p{N} .,_\\[\\]-]{1,100}"), name);
    }
  }

  @Test
  void hasMagicsAndCommandsWhichAreTextForTheCompiler() throws Exception {
    String cell = CELL.formatted("\"a\"", "1").replace("class A {}", "%maven a:b:1\\n!ls\\n/exit");
    assertEquals("%maven a:b:1\n!ls\n/exit", read(cells(cell)).getFirst().text());
  }

  @Test
  void hasSourcesThatAreNone() throws Exception {
    for (String source : List.of("null", "7", "{}", "[1, null, [\"x\"]]")) {
      String cell = CELL.formatted("\"a\"", "1").replace("\"class A {}\"", source);
      assertTrue(read(cells(cell)).getFirst().text().length() <= 1, source);
    }
  }

  @Test
  void hidesItsCellBehindAnotherKey() throws Exception {
    String untagged =
        "{\"cell_type\": \"code\", \"tags\": [\"submission\"], \"metadata\": {}, \"source\": \"x\"}";
    assertThrows(IntakeException.class, () -> read(cells(untagged)));
    String raw = CELL.formatted("\"a\"", "1").replace("\"code\"", "\"raw\"");
    assertThrows(IntakeException.class, () -> read(cells(raw)));
  }
}
