package rendezvous.grader.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All reports of a class, in one folder. */
public final class Reports {
  private Reports() {}

  /**
   * Writes them. What was there under the same names is replaced; the same result always gives the
   * same files.
   *
   * @throws IOException if they cannot be written
   */
  public static void write(ClassResult result, Path folder) throws IOException {
    write(result, List.of(), folder);
  }

  /**
   * The same, when submissions were compared with each other.
   *
   * @param alike the pairs: all are in {@code plagiarism.csv}, the HTML report shows the most alike
   */
  public static void write(ClassResult result, List<Likeness> alike, Path folder)
      throws IOException {
    for (Map.Entry<String, String> file : files(result, alike, System.getenv()).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /**
   * The texts of all files, by their names in the folder.
   *
   * @param environment where Classroom 50's runner says what it is about
   */
  static Map<String, String> files(
      ClassResult result, List<Likeness> alike, Map<String, String> environment) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("results.json", ResultsJson.write(result));
    files.put("report.html", HtmlReport.write(result, alike));
    files.put("grades.csv", GradeTables.grades(result));
    files.put("tests.csv", GradeTables.tests(result));
    files.put("canvas.csv", GradeTables.canvas(result));
    for (GradedExercise exercise : result.exercises()) {
      files.put("moodle/" + exercise.slug() + ".csv", GradeTables.moodle(result, exercise));
    }
    files.put("junit.xml", JUnitXml.write(result));
    files.put("open-test-report.xml", OpenTestReport.write(result));
    if (!alike.isEmpty()) {
      files.put("plagiarism.csv", GradeTables.likenesses(alike));
    }
    FileNames names = new FileNames();
    for (GradedSubmission submission : result.submissions()) {
      String folder = names.of(submission.student()) + "/" + submission.exercise() + "/";
      files.put("students/" + folder + "gradescope-results.json", Gradescope.write(submission));
      files.put(
          "students/" + folder + "classroom50-result.json",
          Classroom50.write(submission, environment));
    }
    return files;
  }
}
