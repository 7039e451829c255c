package rendezvous.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.reporting.schema.Namespace;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import rendezvous.grader.Verdict;

@DisplayName("Reports of a class")
class ReportsTest {
  @TempDir private Path folder;

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void areTheSameEachTime() throws Exception {
    assertEquals(
        Reports.files(SampleClass.hostile(), List.of(), Map.of()),
        Reports.files(SampleClass.hostile(), List.of(), Map.of()));
  }

  @Test
  void areWrittenIntoTheFolderAndNowhereElse() throws Exception {
    // given
    Path out = folder.resolve("a/out");
    // when
    Reports.write(SampleClass.hostile(), out);
    // then
    assertTrue(Files.exists(out.resolve("report.html")));
    try (var beside = Files.list(out.getParent())) {
      assertEquals(1, beside.count());
    }
    try (var students = Files.list(out.resolve("students"))) {
      assertEquals(SampleClass.HOSTILE.size(), students.count());
    }
  }

  @Test
  void gradescopeGetsScoresAndPlainTexts() {
    // when
    ClassResult result = SampleClass.small();
    JsonObject json =
        JsonParser.parseString(Gradescope.write(result.of("lin").getFirst())).getAsJsonObject();
    // then
    assertEquals(4, json.get("score").getAsInt());
    JsonArray tests = json.getAsJsonArray("tests");
    assertEquals("passed", tests.get(0).getAsJsonObject().get("status").getAsString());
    JsonObject failed = tests.get(1).getAsJsonObject();
    assertEquals("text", failed.get("output_format").getAsString());
    assertEquals(6, failed.get("max_score").getAsInt());
    assertTrue(failed.get("output").getAsString().startsWith("race: Lost update: thread-1"));
  }

  @Test
  void classroom50GetsWholeNumbersAndWhatItsRunnerSays() {
    // when
    JsonObject json =
        JsonParser.parseString(
                Classroom50.write(
                    SampleClass.small().of("lin").getFirst(),
                    Map.of("CLASSROOM", "c", "COMMIT_URL", "https://example.org/1")))
            .getAsJsonObject();
    // then
    assertEquals("classroom50/result/v1", json.get("schema").getAsString());
    assertEquals("c", json.get("classroom").getAsString());
    assertEquals("https://example.org/1", json.get("review").getAsString());
    assertEquals("4", json.get("score").toString());
    assertEquals("10", json.get("max-score").toString());
    assertFalse(json.getAsJsonArray("tests").get(1).getAsJsonObject().get("passed").getAsBoolean());
  }

  @Test
  void tablesHoldNoFormulas() {
    ClassResult result = SampleClass.hostile();
    for (String table :
        List.of(
            GradeTables.grades(result),
            GradeTables.tests(result),
            GradeTables.canvas(result),
            GradeTables.moodle(result, SampleClass.HOUSE))) {
      for (List<String> row : CsvReader.read(table)) {
        for (String cell : row) {
          assertFalse(
              cell.stripLeading().matches("(?s)[=+@].*|-(?!\\d+$).+|\\t.*|\\r.*"), () -> cell);
        }
      }
    }
  }

  @Test
  void aTableHasTheSumOfEachStudent() {
    List<List<String>> rows = CsvReader.read(GradeTables.grades(SampleClass.small()));
    assertEquals(
        List.of("student", "01-lost-update", "02-captured-variables", "points", "of"),
        rows.getFirst());
    assertEquals(List.of("ada", "10", "3", "13", "13"), rows.get(1));
    assertEquals(List.of("max", "0", "0", "0", "13"), rows.get(3));
  }

  @Test
  void platformsKnowTheirStudentsByTheNamesOfDownloads() {
    assertEquals(
        new Student("lovelaceada", "4711"),
        Student.ofCanvas("lovelaceada_LATE_4711_99_House.java"));
    assertEquals(
        new Student("Ada Lovelace", "4711"),
        Student.ofMoodle("Ada Lovelace_4711_assignsubmission_file_"));
    assertEquals(new Student("ada", ""), Student.ofMoodle("ada"));
    List<List<String>> canvas = CsvReader.read(GradeTables.canvas(SampleClass.small()));
    assertEquals("    Points Possible", canvas.get(1).getFirst());
    assertEquals(List.of("ada", "", "", "ada", "", "10", "3"), canvas.get(2));
  }

  @Test
  void xmlIsWellFormedWhateverStudentsWrite() throws Exception {
    // when
    Document document = parse(JUnitXml.write(SampleClass.hostile()));
    // then
    assertEquals(
        SampleClass.HOSTILE.size() * 2, document.getElementsByTagName("testsuite").getLength());
    Element small =
        (Element)
            parse(JUnitXml.write(SampleClass.small())).getElementsByTagName("testsuite").item(2);
    assertEquals("lin / 01-lost-update", small.getAttribute("name"));
    assertEquals("1", small.getAttribute("failures"));
    assertEquals("0", small.getAttribute("errors"));
  }

  @Test
  void openTestReportIsAsItsSchemaSays() throws Exception {
    SchemaFactory schemas = SchemaFactory.newDefaultInstance();
    schemas.setResourceResolver((_, _, _, system, _) -> LocalSchema.of(system));
    schemas
        .newSchema(
            new StreamSource(
                Namespace.class.getResource("events-0.2.0.xsd").openStream(), "events-0.2.0.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(OpenTestReport.write(SampleClass.hostile()))));
  }

  @Test
  void theHtmlIsWellFormedAndHoldsNoMarkupOfStudents() throws Exception {
    // when
    String html = HtmlReport.write(SampleClass.hostile());
    // then
    assertFalse(html.contains("<script"), "a student's script");
    assertFalse(html.contains("<img src=x"), "a student's picture");
    assertTrue(html.contains("&lt;script&gt;alert(&#39;x&#39;)"), "it is there as text");
    String xml =
        html.replaceFirst("<!DOCTYPE html>", "")
            .replaceAll("<(meta|img|source|br|hr|link)([^>]*?)/?>", "<$1$2/>")
            .replaceAll("<(details[^>]*) open>", "<$1 open=\"open\">")
            .replace("&nbsp;", " ");
    Document document = parse(xml);
    assertEquals(1, document.getElementsByTagName("h1").getLength());
    assertEquals(0, document.getElementsByTagName("img").getLength());
  }

  @Test
  void theHtmlSaysWhoIsAlike() throws Exception {
    // given
    List<Likeness> pairs =
        List.of(
            new Likeness("02-captured-variables", "ada", "max", 12),
            new Likeness("01-lost-update", "ada", "lin", 97));
    // when
    String html = HtmlReport.write(SampleClass.small(), pairs);
    // then
    assertTrue(html.contains("1 pair is at least 80 % alike"), html);
    assertTrue(
        html.contains("<td class=\"n\">97 %</td><td><a href=\"#s1\">ada</a>"), "links to both");
    assertFalse(html.contains("12 %"), "is not worth a look");
    assertFalse(HtmlReport.write(SampleClass.small()).contains("id=\"alike\""), "not asked for");
  }

  @Test
  void statisticsAreCounted() {
    ExerciseStatistics house = ExerciseStatistics.of(SampleClass.small(), SampleClass.HOUSE);
    assertEquals(3, house.submissions());
    assertEquals(14 / 3.0, house.mean(), 1e-9);
    assertEquals(4, house.median());
    assertEquals(1, house.full());
    assertEquals(Map.of(Verdict.DOES_NOT_COMPILE, 1), house.refused());
    assertEquals(Map.of(Verdict.PASS, 1, Verdict.RACE, 1), house.tests().get(1).counts());
    assertEquals(0, house.tests().getFirst().failed());
  }

  @Test
  void foldersHaveNamesThatAnyFileSystemTakes() {
    FileNames names = new FileNames();
    Map<String, String> all = new HashMap<>();
    for (String student :
        List.of("Ada", "ADA", "../../etc", "..", "", "a/b", "a\\b", "con: *?", "é中")) {
      String name = names.of(student);
      assertEquals(name, names.of(student));
      assertTrue(name.matches("[\\p{L}\\p{N}_-][\\p{L}\\p{N} ._-]*"), name);
      assertEquals(null, all.put(name.toLowerCase(java.util.Locale.ROOT), student), name);
    }
  }
}
