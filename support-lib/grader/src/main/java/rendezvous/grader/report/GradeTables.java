package rendezvous.grader.report;

import java.util.ArrayList;
import java.util.List;

/** The grades as tables, for spreadsheets and learning platforms. */
public final class GradeTables {
  private GradeTables() {}

  /** A line for each student: the points of each exercise, and their sum. */
  public static String grades(ClassResult result) {
    Csv csv = new Csv();
    List<Object> head = new ArrayList<>(List.of("student"));
    result.exercises().forEach(exercise -> head.add(exercise.slug()));
    head.addAll(List.of("points", "of"));
    csv.row(head.toArray());
    for (String student : result.students()) {
      List<Object> row = new ArrayList<>(List.of(student));
      row.addAll(points(result, student));
      row.add(result.of(student).stream().mapToInt(GradedSubmission::points).sum());
      row.add(result.exercises().stream().mapToInt(GradedExercise::points).sum());
      csv.row(row.toArray());
    }
    return csv.toString();
  }

  /** A line for each test of each submission. */
  public static String tests(ClassResult result) {
    Csv csv = new Csv();
    csv.row(
        "student", "exercise", "test", "sentence", "status", "points", "of", "place", "message");
    for (GradedSubmission submission : result.submissions()) {
      for (TestVerdict test : submission.tests()) {
        csv.row(
            submission.student(),
            submission.exercise(),
            test.id(),
            test.sentence(),
            test.status().text(),
            test.points(),
            test.of(),
            test.place(),
            test.message().isEmpty() && test.status().isOfWholeSubmission()
                ? submission.message()
                : test.message());
      }
    }
    return csv.toString();
  }

  /** A line for each pair of submissions. */
  public static String likenesses(List<Likeness> pairs) {
    Csv csv = new Csv();
    csv.row("exercise", "student", "other", "percent");
    pairs.forEach(each -> csv.row(each.exercise(), each.student(), each.other(), each.percent()));
    return csv.toString();
  }

  /**
   * What Canvas's gradebook imports: a column for each exercise. Who a student is, it takes from
   * the number in the names of downloaded submissions, or else from the SIS login.
   */
  public static String canvas(ClassResult result) {
    Csv csv = new Csv();
    List<Object> head =
        new ArrayList<>(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"));
    List<Object> possible = new ArrayList<>(List.of("    Points Possible", "", "", "", ""));
    for (GradedExercise exercise : result.exercises()) {
      head.add(exercise.title());
      possible.add(exercise.points());
    }
    csv.row(head.toArray()).row(possible.toArray());
    for (String name : result.students()) {
      Student student = Student.ofCanvas(name);
      List<Object> row = new ArrayList<>();
      row.addAll(List.of(student.name(), student.id(), ""));
      row.addAll(List.of(student.id().isEmpty() ? student.name() : "", ""));
      row.addAll(points(result, name));
      csv.row(row.toArray());
    }
    return csv.toString();
  }

  /**
   * The grading worksheet of one of Moodle's assignments: {@code Participant 4711} is the number in
   * the names of downloaded submissions, or else the student as the folder is called, for the
   * import of the gradebook.
   */
  public static String moodle(ClassResult result, GradedExercise exercise) {
    Csv csv = new Csv();
    csv.row(
        "Identifier",
        "Full name",
        "Grade",
        "Maximum Grade",
        "Last modified (grade)",
        "Feedback comments");
    for (GradedSubmission submission : result.of(exercise)) {
      Student student = Student.ofMoodle(submission.student());
      csv.row(
          student.id().isEmpty() ? student.name() : "Participant " + student.id(),
          student.name(),
          submission.points(),
          submission.of(),
          "",
          feedback(submission));
    }
    return csv.toString();
  }

  private static String feedback(GradedSubmission submission) {
    return submission
        .refusal()
        .map(
            why -> why.text() + (submission.message().isEmpty() ? "" : ": ") + submission.message())
        .orElseGet(() ->
            String.join(
                "; ",
                submission.tests().stream()
                    .filter(test -> !test.passed())
                    .map(test -> test.status().text() + ": " + test.sentence())
                    .toList()));
  }

  /** The points of each exercise; empty cells for those that a student has not been graded in. */
  private static List<Object> points(ClassResult result, String student) {
    List<GradedSubmission> all = result.of(student);
    List<Object> points = new ArrayList<>();
    for (GradedExercise exercise : result.exercises()) {
      points.add(
          all.stream()
              .filter(each -> each.exercise().equals(exercise.slug()))
              .findFirst()
              .<Object>map(GradedSubmission::points)
              .orElse(""));
    }
    return points;
  }
}
