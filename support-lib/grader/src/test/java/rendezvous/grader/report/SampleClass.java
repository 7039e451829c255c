package rendezvous.grader.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.grader.Verdict;

/** Results to write reports of. */
final class SampleClass {
  /** What a student would like to see in somebody else's spreadsheet, browser or parser. */
  static final List<String> HOSTILE =
      List.of(
          "<script>alert('x')</script>",
          "\"><img src=x onerror=alert(1)>",
          "]]><!--&#0;&amp;",
          "=HYPERLINK(\"http://example.org\",\"grade\")",
          "+1+cmd|' /C calc'!A0",
          "-2+3",
          "@SUM(A1:A9)",
          "\tTAB",
          "\r=1+1",
          "zero \u0000 bell \u0007 escape \u001b[2J",
          "lone \uD800 half, \uFFFF, \u202Eturned",
          "two\nlines, \"quoted\", and; more");

  static final GradedExercise HOUSE =
      new GradedExercise("01-lost-update", "Fix the lost update", 10, List.of());
  static final GradedExercise MAILING =
      new GradedExercise(
          "02-captured-variables", "Capture the loop variable", 3, List.of("java.util.Formatter"));

  private SampleClass() {}

  /** Three students, two exercises. */
  static ClassResult small() {
    return result(
        List.of(
            house("ada", Verdict.PASS, "", 10),
            house("lin", Verdict.RACE, "Lost update: thread-1 and thread-2", 4),
            refused("max", HOUSE, Verdict.DOES_NOT_COMPILE, "House.java:3: ';' expected"),
            mailing("ada", Verdict.PASS, ""),
            mailing("lin", Verdict.DEADLOCK, "Nothing can ever run again"),
            refused("max", MAILING, Verdict.NO_SUBMISSION, "")));
  }

  /** Students who are called, and whose programs say, all sorts of things. */
  static ClassResult hostile() {
    List<GradedSubmission> all = new ArrayList<>();
    Verdict[] verdicts = Verdict.values();
    for (int i = 0; i < HOSTILE.size(); i++) {
      String text = HOSTILE.get(i);
      Verdict verdict = verdicts[i % verdicts.length];
      all.add(house(i + text, verdict, text, 4));
      all.add(refused(i + text, MAILING, Verdict.NOT_ALLOWED, text));
    }
    return result(all);
  }

  private static ClassResult result(List<GradedSubmission> submissions) {
    Map<String, String> limits = new LinkedHashMap<>();
    limits.put("time of a test", "10 s");
    limits.put("memory", "128 MB");
    return new ClassResult(
        "L3", "bubblewrap and a cgroup", limits, List.of(HOUSE, MAILING), submissions);
  }

  private static GradedSubmission house(
      String student, Verdict last, String message, int firstPoints) {
    return new GradedSubmission(
        student,
        HOUSE.slug(),
        "",
        List.of(
            test(
                "HouseTest.one",
                "One visitor is counted",
                Math.min(4, firstPoints),
                4,
                Verdict.PASS,
                ""),
            test(
                "HouseTest.both",
                "Both are <counted>",
                last == Verdict.PASS ? 6 : 0,
                6,
                last,
                message)));
  }

  private static GradedSubmission mailing(String student, Verdict verdict, String message) {
    return new GradedSubmission(
        student,
        MAILING.slug(),
        "",
        List.of(
            test(
                "MailingTest.own",
                "Each has its own",
                verdict == Verdict.PASS ? 3 : 0,
                3,
                verdict,
                message)));
  }

  private static GradedSubmission refused(
      String student, GradedExercise exercise, Verdict why, String message) {
    return new GradedSubmission(
        student,
        exercise.slug(),
        message,
        List.of(test("T.t", "It is so", 0, exercise.points(), why, "")));
  }

  private static TestVerdict test(
      String id, String sentence, int points, int of, Verdict status, String message) {
    boolean failed = status != Verdict.PASS;
    return new TestVerdict(
        id,
        sentence,
        points,
        of,
        status,
        message,
        failed ? "House.java:7" : "",
        failed ? "inside++; // " + message : "",
        failed ? "How many steps is an increment?" : "");
  }
}
