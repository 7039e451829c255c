package rendezvous.grader.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * Classroom 50's {@code result.json} for one submission. See <a
 * href="https://github.com/foundation50/classroom50/wiki/Advanced-Autograding">its description</a>.
 * Scores are whole numbers there, as ours are. Which submission it is, its runner says in the
 * environment; who has submitted, and when, it writes itself.
 */
public final class Classroom50 {
  private Classroom50() {}

  /**
   * The file's text.
   *
   * @param environment what the runner says; what it does not say is {@code unknown}
   */
  public static String write(GradedSubmission submission, Map<String, String> environment) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", "classroom50/result/v1");
    json.addProperty("classroom", environment.getOrDefault("CLASSROOM", "unknown"));
    json.addProperty("assignment", environment.getOrDefault("ASSIGNMENT", submission.exercise()));
    json.addProperty("submission", environment.getOrDefault("SUBMISSION_TAG", "unknown"));
    String commit = environment.getOrDefault("COMMIT_URL", "unknown");
    json.addProperty("commit", commit);
    json.addProperty("release", environment.getOrDefault("RELEASE_URL", "unknown"));
    json.addProperty("review", environment.getOrDefault("REVIEW_URL", commit));
    json.addProperty("score", submission.points());
    json.addProperty("max-score", submission.of());
    JsonArray tests = new JsonArray();
    submission.tests().forEach(test -> tests.add(test(test)));
    json.add("tests", tests);
    return ResultsJson.GSON.toJson(json) + "\n";
  }

  private static JsonObject test(TestVerdict test) {
    JsonObject json = new JsonObject();
    json.addProperty("test-name", test.sentence());
    json.addProperty("passed", test.passed());
    json.addProperty("score", test.points());
    json.addProperty("max-score", test.of());
    if (!test.passed()) {
      json.addProperty("message", test.explanation());
    }
    return json;
  }
}
