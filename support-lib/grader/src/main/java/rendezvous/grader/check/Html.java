package rendezvous.grader.check;

/** The few pieces of HTML that a result is made of. Every text goes through {@link #text}. */
public final class Html {
  static final String MONO =
      "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;";

  private Html() {}

  /** Any text, safe between tags and in quoted attributes. */
  public static String text(String text) {
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
            default -> safe.appendCodePoint(c < 0x20 || c == 0x7F ? 0xFFFD : c);
          }
        });
    return safe.toString();
  }

  /** A block of text. */
  static String block(String style, String content) {
    return "<div style=\"" + style + "\">" + text(content) + "</div>";
  }

  /** Source code, its lines as they are. */
  static String code(String code) {
    return "<code style=\""
        + MONO
        + "font-size:12.5px;background:none;padding:0;border:0;color:#1f2328;"
        + "white-space:pre-wrap;overflow-wrap:anywhere\">"
        + text(code)
        + "</code>";
  }

  /** A text in which code stands between backticks. */
  static String withCode(String text) {
    StringBuilder html = new StringBuilder();
    boolean isCode = false;
    for (String part : text.split("`", -1)) {
      html.append(isCode ? code(part) : text(part));
      isCode = !isCode;
    }
    return html.toString();
  }

  /** Something that is folded away. */
  static String details(String summary, boolean open, String html) {
    return "<details style=\"margin:.4em 0 0\""
        + (open ? " open" : "")
        + "><summary style=\"cursor:pointer;color:#0550ae\">"
        + text(summary)
        + "</summary>"
        + html
        + "</details>";
  }
}
