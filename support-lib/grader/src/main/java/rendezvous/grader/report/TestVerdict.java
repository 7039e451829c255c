package rendezvous.grader.report;

import rendezvous.grader.Verdict;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.HintText;
import rendezvous.grader.judge.Place;
import rendezvous.grader.judge.TestReport;

/**
 * What became of a test of a submission.
 *
 * @param id the test, {@code HouseTest.noUpdateIsLost}
 * @param sentence what must be so
 * @param points the points that are given
 * @param of the points that are to be had
 * @param status what became of it
 * @param message what is wrong; empty if nothing is
 * @param place the line that it is about, {@code House.java:7}; empty if about none
 * @param line that line as it was submitted; empty if there is none
 * @param hint the title of the hint that is about it; empty if there is none
 */
public record TestVerdict(
    String id,
    String sentence,
    int points,
    int of,
    Verdict status,
    String message,
    String place,
    String line,
    String hint) {

  public TestVerdict {
    if (points < 0 || points > of) {
      throw new IllegalArgumentException(id + ": " + points + " of " + of + " points");
    }
    if (points > 0 && status != Verdict.PASS) {
      throw new IllegalArgumentException(id + ": " + points + " points for " + status.text());
    }
    sentence = Printable.line(sentence);
    message = Printable.of(message).strip();
    place = Printable.line(place);
    line = Printable.line(line);
    hint = Printable.line(hint);
  }

  /**
   * From what judging a test has come to.
   *
   * @param line the source line that the report is about; empty if there is none
   */
  public static TestVerdict of(
      ExerciseFolder exercise, ExpectedTest test, TestReport report, String line) {
    boolean passed = report.verdict() == Verdict.PASS;
    Place place = report.place();
    return new TestVerdict(
        test.id().toString(),
        test.sentence(),
        passed ? test.points() : 0,
        test.points(),
        report.verdict(),
        passed ? "" : message(report),
        passed || place == null ? "" : place.toString(),
        passed || place == null ? "" : line,
        passed
            ? ""
            : test.hintFor(report.verdict())
                .flatMap(exercise::hint)
                .map(HintText::title)
                .orElse(""));
  }

  /** A test that was not run, for a reason that holds for the whole submission. */
  public static TestVerdict notRun(ExpectedTest test, Verdict why) {
    return new TestVerdict(
        test.id().toString(), test.sentence(), 0, test.points(), why, "", "", "", "");
  }

  private static String message(TestReport report) {
    return report.expected() == null
        ? report.sentence()
        : (report.sentence().isEmpty() ? "" : report.sentence() + "\n")
            + "expected "
            + report.expected()
            + ", was "
            + report.actual();
  }

  /** All that is to be said of a failure, line by line: verdict, message, line, hint. */
  public String explanation() {
    StringBuilder text = new StringBuilder(status.text());
    if (!message.isEmpty()) {
      text.append(": ").append(message);
    }
    if (!place.isEmpty()) {
      text.append('\n').append(place).append(line.isEmpty() ? "" : "  | " + line);
    }
    if (!hint.isEmpty()) {
      text.append("\nhint: ").append(hint);
    }
    return text.toString();
  }

  /** Whether it has passed. */
  public boolean passed() {
    return status == Verdict.PASS;
  }
}
