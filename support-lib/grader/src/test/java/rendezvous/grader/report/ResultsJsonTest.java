package rendezvous.grader.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("results.json")
class ResultsJsonTest {

  @Test
  void givesBackWhatWasWritten() throws IOException {
    // given
    ClassResult result = SampleClass.hostile();
    // when
    String text = ResultsJson.write(result);
    // then
    assertEquals(result, ResultsJson.read(text));
    assertEquals(text, ResultsJson.write(ResultsJson.read(text)));
    assertTrue(text.startsWith("{\n  \"schema\": 1,\n  \"box\": \"L3\""), text);
    assertTrue(text.contains("\"status\": \"out of memory\""), text);
  }

  @Test
  void doesNotDependOnTheOrderInWhichSubmissionsWereGraded() {
    // given
    ClassResult result = SampleClass.small();
    // when
    ClassResult other =
        new ClassResult(
            result.box(),
            result.boxText(),
            result.limits(),
            result.exercises(),
            result.submissions().reversed());
    // then
    assertEquals(ResultsJson.write(result), ResultsJson.write(other));
  }

  @Test
  void refusesWhatItIsNot() {
    for (String text : List.of("", "[]", "{}", "null", "{\"schema\": 2}", "{\"schema\": 1}")) {
      assertThrows(IOException.class, () -> ResultsJson.read(text), text);
    }
    String unknown = ResultsJson.write(SampleClass.small()).replace("\"race\"", "\"great\"");
    assertThrows(IOException.class, () -> ResultsJson.read(unknown));
  }

  @Test
  void refusesTwoSubmissionsOfOneStudent() {
    ClassResult result = SampleClass.small();
    List<GradedSubmission> twice =
        List.of(result.submissions().getFirst(), result.submissions().getFirst());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClassResult("L3", "", Map.of(), result.exercises(), twice));
  }
}
