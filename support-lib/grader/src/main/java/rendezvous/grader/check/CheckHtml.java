package rendezvous.grader.check;

import java.util.List;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.CompilerMessage;
import rendezvous.grader.exercise.HintText;
import rendezvous.grader.judge.Blocked;
import rendezvous.grader.judge.Place;
import rendezvous.grader.judge.TestReport;
import rendezvous.grader.scan.NotAllowed;
import rendezvous.lab.WaitForGraph;

/** A result as a notebook shows it: a row for each test, and what is wrong beneath it. */
public final class CheckHtml {
  private static final String FRAME =
      "background:#fff;color:#1f2328;border:1px solid #d5dae0;border-radius:8px;"
          + "padding:14px 16px 12px;box-sizing:border-box;overflow:hidden;font-size:14px;"
          + "line-height:1.5;text-align:left";
  private static final String CELL =
      "border:0;border-top:1px solid #e4e8ec;padding:7px 8px 7px 0;vertical-align:top;"
          + "text-align:left;background:#fff;color:#1f2328;white-space:normal;";
  private static final String GOOD = "#1a7f37";
  private static final String BAD = "#b34700";
  private static final String SOFT = "color:#57606a;font-size:13px";

  private final CheckResult result;
  private final StringBuilder html = new StringBuilder();
  private boolean drawn;

  private CheckHtml(CheckResult result) {
    this.result = result;
  }

  /** The whole result. */
  public static String of(CheckResult result) {
    return new CheckHtml(result).write();
  }

  private String write() {
    html.append("<figure style=\"margin:.6em 0 1em;max-width:760px\"><div style=\"")
        .append(FRAME)
        .append("\">");
    html.append(
        Html.block(
            "font-size:15px;font-weight:600;margin:0 0 8px;color:"
                + (result.passed() ? GOOD : "#1f2328"),
            (result.passed() ? "✓ " : "") + CheckText.summary(result)));
    result.compiled().messages().forEach(this::compiler);
    result.notAllowed().forEach(this::notAllowed);
    if (!result.tests().isEmpty()) {
      // JupyterLab's own style gives all columns the same width
      html.append("<table style=\"table-layout:auto;border-collapse:collapse;border:0;margin:0;");
      html.append("width:100%;font-size:14px\"><tbody>");
      result.tests().forEach(this::row);
      html.append("</tbody></table>");
    }
    result.hint().flatMap(result.exercise()::hint).ifPresent(this::hint);
    return html.append("</div></figure>").toString();
  }

  private void hint(HintText hint) {
    html.append("<div style=\"margin:10px 0 0;").append(SOFT).append("\">");
    html.append("Hint ").append(hint.number()).append(" is about this: “");
    html.append(Html.withCode(hint.title())).append("”. ");
    html.append(Html.code("Exercise.hint(\"%s\")".formatted(result.exercise().slug())));
    html.append(" shows the next one.</div>");
  }

  private void compiler(CompilerMessage message) {
    remark(
        message.error() ? BAD : "#57606a",
        (message.error() ? "✗ does not compile, " : "warning, ") + message.place(),
        message.text(),
        message.source());
  }

  private void notAllowed(NotAllowed each) {
    remark(BAD, "✗ not allowed, " + each.place(), each.sentence(), each.source());
  }

  private void remark(String color, String title, String text, String source) {
    html.append("<div style=\"margin:0 0 10px\">");
    html.append(Html.block("font-weight:600;color:" + color, title));
    html.append("<div style=\"white-space:pre-wrap;overflow-wrap:anywhere\">")
        .append(Html.text(text))
        .append("</div>");
    if (!source.isEmpty()) {
      html.append(Html.code(source));
    }
    html.append("</div>");
  }

  private void row(TestResult test) {
    String color = test.passed() ? GOOD : BAD;
    html.append("<tr><td style=\"").append(CELL).append("white-space:nowrap;font-weight:600;");
    html.append("width:1%;color:").append(color).append("\">");
    html.append(test.passed() ? "✓ " : "✗ ").append(test.report().verdict().text());
    html.append("</td><td style=\"").append(CELL).append("overflow-wrap:anywhere\">");
    html.append(Html.block(test.passed() ? "" : "font-weight:600", test.test().sentence()));
    if (!test.passed()) {
      failure(test.report());
    }
    html.append("</td><td style=\"").append(CELL);
    html.append("white-space:nowrap;text-align:right;width:1%;padding-right:0;");
    html.append("font-variant-numeric:tabular-nums\">");
    html.append(test.points()).append(" of ").append(test.test().points());
    html.append("</td></tr>");
    String details = test.passed() ? "" : details(test.report());
    if (!details.isEmpty()) { // a row of its own: a drawing needs the whole width
      html.append("<tr><td colspan=\"3\" style=\"").append(CELL);
      html.append("border:0;padding:0 0 8px\">").append(details).append("</td></tr>");
    }
  }

  private void failure(TestReport report) {
    if (!report.sentence().isEmpty()) {
      html.append(Html.block("", report.sentence()));
    }
    if (report.expected() != null) {
      html.append("<div>expected ").append(Html.code(report.expected()));
      html.append(", was ").append(Html.code(String.valueOf(report.actual()))).append("</div>");
    }
    place(report);
  }

  /** What can be folded away. */
  private String details(TestReport report) {
    StringBuilder details = new StringBuilder();
    if (report.schedule() != null) {
      String lanes = report.schedule().html(result::lines);
      String graph = report.verdict() == Verdict.DEADLOCK ? waits(report.blocked()) : "";
      if (!lanes.isEmpty()) {
        details.append(
            Html.details(
                "How it happens, step by step (seed " + report.seed() + ")",
                !drawn,
                "<div style=\"margin:8px 0 0\">" + graph + lanes + "</div>"));
        drawn = true;
      }
    } else if (!report.blocked().isEmpty()) {
      details.append(Html.details("Where the threads are", !drawn, waits(report.blocked())));
      drawn = true;
    }
    if (!report.output().isBlank()) {
      details.append(
          Html.details(
              "What it printed",
              false,
              "<pre style=\"margin:4px 0 0;white-space:pre-wrap;overflow-wrap:anywhere;"
                  + "background:none;color:#1f2328;font-size:12.5px\">"
                  + Html.text(report.output())
                  + "</pre>"));
    }
    return details.toString();
  }

  private void place(TestReport report) {
    Place place = report.place();
    if (place != null) {
      html.append("<div><span style=\"").append(SOFT).append("\">");
      html.append(Html.text(place.toString())).append("</span> ");
      html.append(Html.code(result.line(place.file(), place.line()))).append("</div>");
    } else if (!report.trace().isEmpty()) {
      html.append(Html.block(SOFT, "at " + report.trace().getFirst()));
    }
  }

  private static String waits(List<Blocked> blocked) {
    String graph =
        WaitForGraph.html(
                blocked.stream()
                    .map(each ->
                        new WaitForGraph.Wait(each.thread(), each.resource(), each.holder()))
                    .toList())
            .map(picture -> "<div style=\"margin:8px 0 10px\">" + picture + "</div>")
            .orElse("");
    StringBuilder text =
        new StringBuilder(graph).append("<ul style=\"margin:4px 0 8px;padding-left:1.3em\">");
    for (Blocked each : blocked) {
      text.append("<li>")
          .append(Html.text(each.thread() + " " + each.what()))
          .append(each.isHeld() ? Html.text(", which " + each.holder() + " has") : "")
          .append(each.place() == null ? "" : Html.text(" (" + each.place() + ")"))
          .append("</li>");
    }
    return text.append("</ul>").toString();
  }
}
