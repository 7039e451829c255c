package rendezvous.grader.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * Gradescope's {@code results.json} for one submission. See <a
 * href="https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format">its
 * specification</a>. All texts are plain: what a student writes is never taken for markup.
 */
public final class Gradescope {
  private Gradescope() {}

  /** The file's text. */
  public static String write(GradedSubmission submission) {
    JsonObject json = new JsonObject();
    json.addProperty("score", submission.points());
    if (!submission.message().isEmpty()) {
      json.addProperty("output", submission.message());
      json.addProperty("output_format", "text");
    }
    json.addProperty("visibility", "visible");
    json.addProperty("stdout_visibility", "hidden");
    JsonArray tests = new JsonArray();
    submission.tests().forEach(test -> tests.add(test(test)));
    json.add("tests", tests);
    return ResultsJson.GSON.toJson(json) + "\n";
  }

  private static JsonObject test(TestVerdict test) {
    JsonObject json = new JsonObject();
    json.addProperty("name", test.sentence());
    json.addProperty("name_format", "text");
    json.addProperty("score", test.points());
    json.addProperty("max_score", test.of());
    json.addProperty("status", test.passed() ? "passed" : "failed");
    if (!test.passed()) {
      json.addProperty("output", test.explanation());
      json.addProperty("output_format", "text");
    }
    return json;
  }
}
