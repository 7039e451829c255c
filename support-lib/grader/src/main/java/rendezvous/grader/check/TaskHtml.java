package rendezvous.grader.check;

import java.util.ArrayList;
import java.util.List;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.exercise.ExerciseFolder;

/** What is to be done in an exercise: the sentences of its tests, with their points. */
public final class TaskHtml {
  private static final String CELL =
      "border:0;border-top:1px solid #e4e8ec;padding:6px 8px 6px 0;vertical-align:top;"
          + "text-align:left;background:#fff;color:#1f2328;white-space:normal;";

  private TaskHtml() {}

  /** As HTML. */
  public static String of(ExerciseFolder exercise, Progress.Entry progress) {
    StringBuilder html =
        new StringBuilder(
            "<figure style=\"margin:.6em 0 1em;max-width:760px\"><div style=\"background:#fff;"
                + "color:#1f2328;border:1px solid #d5dae0;border-radius:8px;padding:14px 16px 12px;"
                + "box-sizing:border-box;font-size:14px;line-height:1.5\">");
    html.append(
        Html.block("font-size:15px;font-weight:600;margin:0 0 8px", title(exercise, progress)));
    html.append("<table style=\"border-collapse:collapse;border:0;margin:0;width:100%;");
    html.append("table-layout:auto;font-size:14px\"><tbody>");
    for (ExpectedTest test : exercise.tests()) {
      html.append("<tr><td style=\"").append(CELL).append("overflow-wrap:anywhere\">");
      html.append(Html.text(test.sentence()));
      html.append("</td><td style=\"").append(CELL).append("text-align:right;width:1%;");
      html.append("white-space:nowrap;padding-right:0\">").append(points(test.points()));
      html.append("</td></tr>");
    }
    return html.append("</tbody></table></div></figure>").toString();
  }

  /** As text. */
  public static List<String> text(ExerciseFolder exercise, Progress.Entry progress) {
    List<String> lines = new ArrayList<>(List.of(title(exercise, progress)));
    exercise
        .tests()
        .forEach(test -> lines.add("  %s (%s)".formatted(test.sentence(), points(test.points()))));
    return lines;
  }

  private static String title(ExerciseFolder exercise, Progress.Entry progress) {
    String best =
        progress.isDone()
            ? "done"
            : progress.of() == 0 ? "not begun" : "so far " + points(progress.points());
    return "What must be so, for %s (%s)".formatted(points(exercise.points()), best);
  }

  private static String points(int points) {
    return points == 1 ? "1 point" : points + " points";
  }
}
