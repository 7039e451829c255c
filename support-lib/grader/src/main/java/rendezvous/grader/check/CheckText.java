package rendezvous.grader.check;

import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.compile.CompilerMessage;
import rendezvous.grader.judge.Place;
import rendezvous.grader.judge.TestReport;
import rendezvous.grader.scan.NotAllowed;

/** A result for a terminal. */
public final class CheckText {
  private static final String INDENT = "                 ";
  private static final int MOST_OUTPUT_LINES = 10;

  private final CheckResult result;
  private final List<String> lines = new ArrayList<>();

  private CheckText(CheckResult result) {
    this.result = result;
  }

  /** The lines: what became of each test, and why. */
  public static List<String> of(CheckResult result) {
    CheckText text = new CheckText(result);
    text.write();
    return text.lines;
  }

  private void write() {
    for (CompilerMessage message : result.compiled().messages()) {
      compiler(message);
    }
    result.notAllowed().forEach(this::notAllowed);
    boolean drawn = false;
    for (TestResult test : result.tests()) {
      TestReport report = test.report();
      lines.add(
          "  %-13s %s  (%d of %d)"
              .formatted(
                  report.verdict().text(),
                  test.test().sentence(),
                  test.points(),
                  test.test().points()));
      if (!test.passed()) {
        failure(test);
        drawn |= !drawn && interleaving(report);
      }
    }
    lines.add("");
    lines.add(summary(result));
  }

  static String summary(CheckResult result) {
    int of = result.exercise().points();
    if (!result.compiled().succeeded()) {
      return "It does not compile: 0 of %d points.".formatted(of);
    }
    if (!result.notAllowed().isEmpty()) {
      return "It uses what is not allowed: 0 of %d points.".formatted(of);
    }
    return result.passed()
        ? "All right: %d of %d points.".formatted(result.points(), of)
        : "%d of %d points.".formatted(result.points(), of);
  }

  private void compiler(CompilerMessage message) {
    lines.add("  " + (message.error() ? "error" : "warning") + "  " + message.place());
    message.text().lines().forEach(line -> lines.add("      " + line));
    if (!message.source().isEmpty()) {
      lines.add("      | " + message.source());
    }
  }

  private void notAllowed(NotAllowed each) {
    lines.add("  not allowed  " + each.place());
    lines.add("      " + each.sentence());
    if (!each.source().isEmpty()) {
      lines.add("      | " + each.source());
    }
  }

  private void failure(TestResult test) {
    TestReport report = test.report();
    if (!report.sentence().isEmpty()) {
      report.sentence().lines().forEach(line -> lines.add(INDENT + line));
    }
    if (report.expected() != null) {
      lines.add(INDENT + "expected: " + report.expected());
      lines.add(INDENT + "actual:   " + report.actual());
    }
    Place place = report.place();
    if (place != null) {
      lines.add(INDENT + place + "  | " + result.line(place.file(), place.line()));
    } else {
      report.trace().stream().limit(1).forEach(line -> lines.add(INDENT + "at " + line));
    }
    if (!report.output().isBlank()) {
      lines.add(INDENT + "it printed:");
      report
          .output()
          .lines()
          .limit(MOST_OUTPUT_LINES)
          .forEach(line -> lines.add(INDENT + "| " + line));
    }
    test.hint()
        .flatMap(result.exercise()::hint)
        .ifPresent(
            hint -> lines.add(INDENT + "hint %d: %s".formatted(hint.number(), hint.title())));
  }

  /** The first interleaving only: a terminal is no book. */
  private boolean interleaving(TestReport report) {
    if (report.schedule() == null || report.schedule().steps().isEmpty()) {
      return false;
    }
    lines.add(INDENT + "the schedule, step by step (seed " + report.seed() + "):");
    report.schedule().text(result::lines).forEach(line -> lines.add(INDENT + line));
    return true;
  }
}
