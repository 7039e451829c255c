package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * The frame round every picture: title and legend as text, the picture on a light panel, a caption,
 * small notes, and the numbers folded away beneath. Title, legend and notes are text and not
 * pixels, so they wrap on a phone and can be read aloud.
 */
final class Figure {

  private static final String PANEL =
      "background:#fff;color:#1f2328;border:1px solid #d5dae0;border-radius:8px;"
          + "padding:14px 16px 12px;box-sizing:border-box;overflow:hidden";

  private final String title;
  private final String picture;
  private final String alt;
  private String legend = "";
  private String caption = "";
  private final List<String> notes = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();

  /** A figure of this picture, which is HTML; all else is plain text. */
  Figure(String title, String picture, String alt) {
    this.title = title;
    this.picture = picture;
    this.alt = alt;
  }

  /** HTML that says which mark is which. */
  Figure legend(String html) {
    this.legend = html;
    return this;
  }

  Figure caption(String text) {
    this.caption = text;
    return this;
  }

  Figure note(String text) {
    notes.add(text);
    return this;
  }

  /** Adds numbers to those folded away; where there are several tables, each has its name above. */
  Figure table(Table data) {
    tables.add(data);
    return this;
  }

  /** A picture alone, on the light panel. */
  static Map<String, Object> panel(String picture, String plain) {
    return Bundle.of(
        Bundle.HTML,
        "<figure style=\"margin:.6em 0;max-width:100%\"><div style=\""
            + PANEL
            + ";display:inline-block;max-width:100%\">"
            + picture
            + "</div></figure>",
        plain);
  }

  Map<String, Object> mimeBundle() {
    return Bundle.of(Bundle.HTML, html(), plain());
  }

  private String html() {
    StringBuilder html = new StringBuilder();
    html.append("<figure style=\"margin:.6em 0 1em;max-width:720px\">");
    html.append("<div style=\"").append(PANEL).append("\">");
    html.append("<div style=\"font-size:15px;font-weight:600;line-height:1.35;")
        .append("margin:0 0 8px;color:#1f2328\">")
        .append(Html.escape(title))
        .append("</div>");
    html.append(legend).append(picture).append("</div>");
    html.append("<figcaption style=\"margin:.55em 0 0;font-size:14px;line-height:1.5;")
        .append("text-align:left\">")
        .append(Html.escape(caption))
        .append("</figcaption>");
    for (String note : notes) {
      html.append("<div style=\"margin:.25em 0 0;font-size:12px;line-height:1.45;opacity:.75\">")
          .append(Html.escape(note))
          .append("</div>");
    }
    if (!tables.isEmpty()) {
      html.append("<details style=\"margin:.35em 0 0;font-size:13px\">")
          .append("<summary style=\"cursor:pointer\">The numbers</summary>");
      for (Table table : tables) {
        if (tables.size() > 1) {
          html.append("<div style=\"font-weight:600;margin:.6em 0 0\">")
              .append(Html.escape(table.name()))
              .append("</div>");
        }
        html.append(Html.table(table));
      }
      html.append("</details>");
    }
    return html.append("</figure>").toString();
  }

  private String plain() {
    StringBuilder plain = new StringBuilder(title).append('\n');
    plain.append(caption.isEmpty() ? alt : caption).append('\n');
    notes.forEach(note -> plain.append(note).append('\n'));
    tables.forEach(table -> plain.append(table.print()).append('\n'));
    return plain.toString().stripTrailing();
  }
}
