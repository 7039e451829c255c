package rendezvous.lab;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The few pieces of HTML that the lab writes. Every text goes through {@link #escape}. */
final class Html {

  private static final int MAX_ROWS = 60;

  private static final String LINE = "1px solid rgba(128,128,128,.35)";

  // Front ends style tables of their own accord (right-aligned, striped): say everything inline.
  private static final String CELL =
      "padding:.25em .8em .25em 0;border:0;border-bottom:" + LINE + ";white-space:nowrap;";

  private Html() {}

  /**
   * Makes any text safe between tags and in a quoted attribute. Characters that XML cannot hold
   * become U+FFFD, so that what we write can be read by an XML parser too.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            case '\t', '\n', '\r' -> safe.append((char) c);
            default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
          }
        });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }

  /** A table that takes the colours of the page it stands on, and scrolls rather than overflows. */
  static String table(Table table) {
    StringBuilder html = new StringBuilder();
    html.append("<div style=\"overflow-x:auto;max-width:100%\">")
        .append("<table style=\"border-collapse:collapse;border:0;margin:.4em 0;")
        .append("font-size:13px;line-height:1.4;font-variant-numeric:tabular-nums\">")
        .append("<thead><tr>");
    for (Column<?> column : table.columns()) {
      html.append("<th scope=\"col\" style=\"").append(CELL).append("font-weight:600;");
      html.append(align(column)).append("\">").append(escape(column.name())).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (int row = 0; row < Math.min(table.rowCount(), MAX_ROWS); row++) {
      html.append("<tr>");
      for (Column<?> column : table.columns()) {
        html.append("<td style=\"").append(CELL).append(align(column)).append("\">");
        html.append(escape(cell(column, row))).append("</td>");
      }
      html.append("</tr>");
    }
    html.append("</tbody></table>");
    if (table.rowCount() > MAX_ROWS) {
      html.append("<div style=\"font-size:12px;opacity:.8\">")
          .append("and ")
          .append(table.rowCount() - MAX_ROWS)
          .append(" more rows, ")
          .append(table.rowCount())
          .append(" in all</div>");
    }
    return html.append("</div>").toString();
  }

  private static String align(Column<?> column) {
    return isNumber(column) ? "text-align:right;" : "text-align:left;";
  }

  private static boolean isNumber(Column<?> column) {
    ColumnType type = column.type();
    return type == ColumnType.DOUBLE
        || type == ColumnType.FLOAT
        || type == ColumnType.INTEGER
        || type == ColumnType.LONG
        || type == ColumnType.SHORT;
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "–";
    }
    return column.get(row) instanceof Double d ? Numbers.decimal(d) : column.getString(row);
  }
}
