package rendezvous.lab;

import java.awt.Color;
import java.util.List;
import java.util.Map;

/** Draws an interleaving: a lane for each thread, a row for each step, beside it the source. */
final class Lanes {
  static final int MOST_ROWS = 40;

  private static final String CELL = "border:0;padding:0;vertical-align:top;text-align:left;";
  private static final String MONO =
      "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;";
  private static final String ALERT = "#B34700";

  private final Interleaving interleaving;
  private final Map<Integer, String> remarks;
  private final List<Interleaving.Row> rows;

  Lanes(Interleaving interleaving, Map<Integer, String> remarks) {
    this.interleaving = interleaving;
    this.remarks = remarks;
    List<Interleaving.Row> all = interleaving.rows();
    this.rows = all.subList(Math.max(0, all.size() - MOST_ROWS), all.size());
  }

  /** The rows that there is no space for; they are the first ones. */
  int omitted() {
    return interleaving.rows().size() - rows.size();
  }

  /** Which lane is whose. */
  String legend() {
    StringBuilder html =
        new StringBuilder("<div style=\"font-size:13px;line-height:1.9;margin:0 0 6px\">");
    for (int i = 0; i < interleaving.threads().size(); i++) {
      html.append("<span style=\"white-space:nowrap;margin-right:14px\">")
          .append(dot(i))
          .append(' ')
          .append(Html.escape(interleaving.threads().get(i)))
          .append("</span>");
    }
    return html.append("</div>").toString();
  }

  String html(String alt) {
    StringBuilder html = new StringBuilder();
    html.append("<div style=\"max-width:100%;overflow-x:auto\"><table aria-label=\"")
        .append(Html.escape(alt))
        .append("\" style=\"border-collapse:collapse;border:0;margin:0;width:100%;")
        .append("table-layout:auto;font-size:13px;line-height:1.4;color:#1f2328\">");
    html.append("<tbody>");
    int before = -1;
    for (Interleaving.Row row : rows) {
      row(html, row, row.thread() != before);
      before = row.thread();
    }
    return html.append("</tbody></table></div>").toString();
  }

  private void row(StringBuilder html, Interleaving.Row row, boolean changes) {
    String remark = remarks.get(row.number());
    String ground = remark == null ? "background:#fff" : "background:#fff3e6";
    html.append("<tr style=\"").append(ground).append(";border-top:");
    html.append(changes ? "1px solid #e4e8ec" : "0").append("\">");
    html.append("<td style=\"").append(CELL).append("padding:5px 6px 5px 4px;width:1.6em;");
    html.append("white-space:nowrap;text-align:right;color:#57606a;");
    html.append("font-variant-numeric:tabular-nums\">");
    html.append(row.number()).append("</td>");
    for (int lane = 0; lane < interleaving.threads().size(); lane++) {
      html.append("<td style=\"").append(CELL).append("padding:4px 0;width:24px;min-width:24px;");
      html.append("text-align:center;");
      if (isAlive(lane, row.number())) {
        String tint = PlotStyle.hex(PlotStyle.tint(color(lane)));
        html.append("background:linear-gradient(").append(tint).append(',').append(tint);
        html.append(") center/2px 100% no-repeat;");
      }
      html.append("\">").append(lane == row.thread() ? dot(lane) : "").append("</td>");
    }
    html.append("<td style=\"").append(CELL).append("padding:4px 4px 5px 10px;width:100%\">");
    what(html, row, remark);
    html.append("</td></tr>");
  }

  private void what(StringBuilder html, Interleaving.Row row, String remark) {
    html.append("<div><span style=\"color:#57606a;font-size:12px\">")
        .append(Html.escape(interleaving.threads().get(row.thread())))
        .append(" · ")
        .append(Html.escape(row.place()))
        .append("</span></div>");
    if (row.source() != null) {
      html.append("<code style=\"").append(MONO);
      html.append("font-size:12.5px;background:none;padding:0;border:0;color:#1f2328;")
          .append("white-space:pre-wrap;overflow-wrap:anywhere;display:block\">")
          .append(Html.escape(row.source()))
          .append("</code>");
    }
    html.append("<div style=\"overflow-wrap:anywhere;color:#1f2328\">")
        .append(Html.escape(String.join("; ", row.actions())))
        .append("</div>");
    if (remark != null) {
      html.append("<div style=\"font-weight:600;overflow-wrap:anywhere;color:").append(ALERT);
      html.append("\">▲ ").append(Html.escape(remark)).append("</div>");
    }
  }

  private boolean isAlive(int lane, int row) {
    int first = 0;
    int last = 0;
    for (Interleaving.Row each : interleaving.rows()) {
      if (each.thread() == lane) {
        first = first == 0 ? each.number() : first;
        last = each.number();
      }
    }
    return first <= row && row <= last;
  }

  private static String dot(int lane) {
    return "<span style=\"display:inline-block;width:18px;height:18px;border-radius:9px;"
        + "text-align:center;font-size:11px;font-weight:600;line-height:18px;color:#fff;background:"
        + PlotStyle.hex(color(lane))
        + "\">"
        + lane
        + "</span>";
  }

  private static Color color(int lane) {
    return PlotStyle.COLORS[lane % PlotStyle.COLORS.length];
  }
}
