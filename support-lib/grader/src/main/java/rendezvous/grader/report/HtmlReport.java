package rendezvous.grader.report;

import static rendezvous.grader.report.Printable.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import rendezvous.grader.Verdict;

/**
 * The report for the teacher: one file that needs no other, and no JavaScript. What students have
 * written is text in it and never markup.
 */
public final class HtmlReport {
  private static final int WORTH_A_LOOK = 80;
  private static final int MOST_PAIRS = 30;

  private final ClassResult result;
  private final List<Likeness> alike;
  private final List<String> students;
  private final List<ExerciseStatistics> statistics;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(ClassResult result, List<Likeness> alike) {
    this.result = result;
    this.alike = alike;
    this.students = result.students();
    this.statistics =
        result.exercises().stream()
            .map(exercise -> ExerciseStatistics.of(result, exercise))
            .toList();
  }

  /** The file's text. */
  public static String write(ClassResult result) {
    return write(result, List.of());
  }

  /**
   * The same, when submissions were compared with each other.
   *
   * @param alike the pairs; there is nothing about it if there are none
   */
  public static String write(ClassResult result, List<Likeness> alike) {
    return new HtmlReport(result, alike).write();
  }

  private String write() {
    page.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Class report</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        """
            .formatted(css()));
    head();
    exercises();
    grid();
    if (!alike.isEmpty()) {
      alike();
    }
    details();
    conditions();
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String css() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css is missing", e);
    }
  }

  // --- at a glance

  private void head() {
    int full = (int) result.submissions().stream().filter(GradedSubmission::passed).count();
    page.append(
        """
        <h1>Class report</h1>
        <p class="facts"><span>%s</span> <span>%s</span> <span>%s, %d with full marks</span> <span>box %s</span></p>
        """
            .formatted(
                count(students.size(), "student"),
                count(result.exercises().size(), "exercise"),
                count(result.submissions().size(), "submission"),
                full,
                html(result.box())));
    page.append(
        """
        <div class="wide"><table class="overview">
        <thead><tr><th scope="col">Exercise</th><th scope="col" class="n">Mean</th>\
        <th scope="col" class="n">Median</th><th scope="col" class="n">Of</th>\
        <th scope="col" class="n">Full marks</th><th scope="col">Not run</th></tr></thead>
        <tbody>
        """);
    for (int i = 0; i < statistics.size(); i++) {
      ExerciseStatistics each = statistics.get(i);
      page.append(
          """
          <tr><th scope="row"><a href="#e%d">%s</a></th><td class="n" data-what="mean">%s</td>\
          <td class="n" data-what="median">%s</td><td class="n" data-what="of">%d</td>\
          <td class="n" data-what="full marks">%d of %d</td><td data-what="not run:">%s</td></tr>
          """
              .formatted(
                  i + 1,
                  html(each.exercise().title()),
                  number(each.mean()),
                  number(each.median()),
                  each.exercise().points(),
                  each.full(),
                  each.submissions(),
                  html(verdicts(each.refused()))));
    }
    page.append("</tbody></table></div>\n");
  }

  // --- exercises

  private void exercises() {
    for (int i = 0; i < statistics.size(); i++) {
      ExerciseStatistics each = statistics.get(i);
      page.append(
          "<section><h2 id=\"e%d\">%s</h2>\n".formatted(i + 1, html(each.exercise().title())));
      chart(each);
      page.append("</section>\n");
    }
  }

  /** The tests that fail most come first; the bar shows the share of those that were run. */
  private void chart(ExerciseStatistics each) {
    page.append(
        """
        <div class="wide"><table class="chart">
        <caption>Which tests fail most, of %s that %s run</caption>
        <thead><tr><th scope="col">Test</th><th scope="col" class="n">Points</th>\
        <th scope="col">Failed</th><th scope="col">How</th></tr></thead>
        <tbody>
        """
            .formatted(count(each.run(), "submission"), each.run() == 1 ? "was" : "were"));
    each.tests().stream()
        .sorted(Comparator.comparingInt(TestStatistics::failed).reversed())
        .forEach(this::bar);
    page.append("</tbody></table></div>\n");
  }

  private void bar(TestStatistics test) {
    Map<Verdict, Integer> failures = new EnumMap<>(Verdict.class);
    failures.putAll(test.counts());
    failures.remove(Verdict.PASS);
    page.append(
        """
        <tr><th scope="row">%s</th><td class="n">%d</td><td class="share">\
        <span class="bar" aria-hidden="true"><span style="width:%s%%"></span></span>%d</td><td>%s</td></tr>
        """
            .formatted(
                html(test.sentence()),
                test.of(),
                number(test.run() == 0 ? 0 : 100.0 * test.failed() / test.run()),
                test.failed(),
                verdicts(failures)));
  }

  /** As {@code 3 race, 1 timeout}: the most frequent first. */
  private static String verdicts(Map<Verdict, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Verdict, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getValue() + " " + entry.getKey().text())
        .collect(Collectors.joining(", "));
  }

  // --- students

  private void grid() {
    page.append(
        "<section><h2 id=\"students\">Students</h2>\n<div class=\"wide\"><table class=\"grid\">\n<thead><tr>");
    page.append("<th scope=\"col\">Student</th>");
    for (GradedExercise exercise : result.exercises()) {
      page.append(
          "<th scope=\"col\" class=\"n\" title=\"%s\">%s</th>"
              .formatted(html(exercise.title()), html(brief(exercise.slug()))));
    }
    page.append("<th scope=\"col\" class=\"n\">Points</th></tr></thead>\n<tbody>\n");
    for (int s = 0; s < students.size(); s++) {
      List<GradedSubmission> own = result.of(students.get(s));
      page.append(
          "<tr><th scope=\"row\"><a href=\"#s%d\">%s</a></th>"
              .formatted(s + 1, html(students.get(s))));
      for (GradedExercise exercise : result.exercises()) {
        page.append(cell(own, exercise));
      }
      page.append(
          "<td class=\"n\"><b>%d</b></td></tr>\n"
              .formatted(own.stream().mapToInt(GradedSubmission::points).sum()));
    }
    page.append("</tbody></table></div>\n</section>\n");
  }

  private static String cell(List<GradedSubmission> own, GradedExercise exercise) {
    return own.stream()
        .filter(each -> each.exercise().equals(exercise.slug()))
        .findFirst()
        .map(each ->
            each.refusal()
                .map(why -> "<td class=\"n refused\">%s</td>".formatted(why.text()))
                .orElseGet(() ->
                    "<td class=\"n%s\">%d</td>"
                        .formatted(each.passed() ? " full" : "", each.points())))
        .orElse("<td class=\"n\">–</td>");
  }

  /** The number of {@code 01-lost-update}, if it has one. */
  private static String brief(String slug) {
    return slug.matches("\\d+-.*") ? slug.substring(0, slug.indexOf('-')) : slug;
  }

  /** The pairs that are most alike; all of them are in the table beside this file. */
  private void alike() {
    List<Likeness> most =
        alike.stream()
            .filter(pair -> pair.percent() >= WORTH_A_LOOK)
            .sorted(Comparator.comparingInt(Likeness::percent).reversed())
            .toList();
    page.append(
        """
        <section><h2 id="alike">Alike</h2>
        <p>JPlag compares the structure of submissions, whatever names and comments they have; what the starter \
        gives to everybody does not count. A short exercise has few right solutions: two that are alike are a reason \
        to ask, and no proof. %s at least %d %% alike; all are in <a href="plagiarism.csv">plagiarism.csv</a>. To see \
        two side by side, open the archive of an exercise in <a href="https://jplag.github.io/JPlag/">JPlag's \
        viewer</a>, which sends it nowhere.</p>
        """
            .formatted(
                most.size() == 1 ? "1 pair is" : count(most.size(), "pair") + " are",
                WORTH_A_LOOK));
    if (!most.isEmpty()) {
      page.append(
          """
          <div class="wide"><table>
          <thead><tr><th scope="col">Exercise</th><th scope="col" class="n">Alike</th>\
          <th scope="col">Student</th><th scope="col">Student</th></tr></thead>
          <tbody>
          """);
      most.stream().limit(MOST_PAIRS).forEach(this::pair);
      page.append("</tbody></table></div>\n");
    }
    page.append("</section>\n");
  }

  private void pair(Likeness pair) {
    page.append(
        """
        <tr><th scope="row"><a href="plagiarism/%s.zip">%s</a></th><td class="n">%d %%</td><td>%s</td><td>%s</td></tr>
        """
            .formatted(
                html(pair.exercise()),
                html(title(pair.exercise())),
                pair.percent(),
                student(pair.student()),
                student(pair.other())));
  }

  /** A link to what came of a student's submissions. */
  private String student(String name) {
    return "<a href=\"#s%d\">%s</a>"
        .formatted(students.indexOf(Printable.line(name)) + 1, html(name));
  }

  private void details() {
    page.append("<section><h2>Each submission</h2>\n");
    for (int s = 0; s < students.size(); s++) {
      List<GradedSubmission> own = result.of(students.get(s));
      page.append(
          "<details id=\"s%d\"><summary>%s <span class=\"soft\">%d of %d</span></summary>\n"
              .formatted(
                  s + 1,
                  html(students.get(s)),
                  own.stream().mapToInt(GradedSubmission::points).sum(),
                  own.stream().mapToInt(GradedSubmission::of).sum()));
      own.forEach(this::submission);
      page.append("</details>\n");
    }
    page.append("</section>\n");
  }

  private void submission(GradedSubmission submission) {
    page.append(
        "<h3>%s <span class=\"soft\">%d of %d</span></h3>\n"
            .formatted(html(title(submission.exercise())), submission.points(), submission.of()));
    submission
        .refusal()
        .ifPresent(why -> page.append("<p class=\"bad\">%s</p>\n".formatted(why.text())));
    if (!submission.message().isEmpty()) {
      page.append("<pre>%s</pre>\n".formatted(html(submission.message())));
    }
    if (submission.refusal().isEmpty()) {
      page.append("<ul class=\"tests\">\n");
      submission.tests().forEach(this::test);
      page.append("</ul>\n");
    }
  }

  private void test(TestVerdict test) {
    page.append(
        "<li class=\"%s\"><b>%s</b> %s <span class=\"soft\">%d of %d</span>"
            .formatted(
                test.passed() ? "good" : "bad",
                (test.passed() ? "✓ " : "✗ ") + test.status().text(),
                html(test.sentence()),
                test.points(),
                test.of()));
    if (!test.message().isEmpty()) {
      page.append("<div class=\"message\">%s</div>".formatted(html(test.message())));
    }
    if (!test.place().isEmpty()) {
      page.append(
          "<div class=\"soft\">%s <code>%s</code></div>"
              .formatted(html(test.place()), html(test.line())));
    }
    if (!test.hint().isEmpty()) {
      page.append("<div class=\"soft\">hint: %s</div>".formatted(html(test.hint())));
    }
    page.append("</li>\n");
  }

  private String title(String slug) {
    return result.exercises().stream()
        .filter(each -> each.slug().equals(slug))
        .findFirst()
        .map(GradedExercise::title)
        .orElse(slug);
  }

  // --- how it was graded

  private void conditions() {
    page.append("<section><h2>How it was graded</h2>\n<dl>\n");
    definition("Box", result.box() + (result.boxText().isEmpty() ? "" : ": " + result.boxText()));
    result.limits().forEach(this::definition);
    for (GradedExercise exercise : result.exercises()) {
      if (!exercise.allowed().isEmpty()) {
        definition("Allowed besides, in " + exercise.slug(), String.join(", ", exercise.allowed()));
      }
    }
    page.append("</dl>\n</section>\n");
  }

  private void definition(String name, String value) {
    page.append("<dt>%s</dt><dd>%s</dd>\n".formatted(html(name), html(value)));
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
