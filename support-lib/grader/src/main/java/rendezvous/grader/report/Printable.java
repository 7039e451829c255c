package rendezvous.grader.report;

import rendezvous.grader.check.Html;

/**
 * Text that comes from a student or from a student's program, made fit for any file: what no
 * encoding or XML can hold, what moves a terminal's cursor and what turns the direction of writing
 * round becomes U+FFFD. It is not escaped by that: each report does it in its own way.
 */
final class Printable {
  private static final int LONGEST = 4_000;

  private Printable() {}

  /** The text, at most 4000 characters of it; an empty one for null. */
  static String of(String text) {
    if (text == null) {
      return "";
    }
    StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST) + 2);
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : 0xFFFD));
    return text.codePointCount(0, text.length()) > LONGEST
        ? clean.append(" …").toString()
        : clean.toString();
  }

  /** The text in one line. */
  static String line(String text) {
    return of(text).replaceAll("\\s+", " ").strip();
  }

  /** The text, safe between tags and in quoted attributes. */
  static String html(String text) {
    return Html.text(of(text));
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t';
      case Character.SURROGATE -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> !isBidiControl(c) && (c & 0xFFFE) != 0xFFFE;
    };
  }

  /** See "Trojan Source" (N. Boucher, R. Anderson, 2021). */
  private static boolean isBidiControl(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }
}
