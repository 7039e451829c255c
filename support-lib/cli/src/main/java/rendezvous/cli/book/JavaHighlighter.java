package rendezvous.cli.book;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours Java source while the book is made, so that the page needs no script for it.
 *
 * <p>It is a tokenizer and no parser: what it cannot tell apart (a contextual keyword used as a
 * name) it may colour wrongly, but it never changes or loses a character of the source.
 */
final class JavaHighlighter {

  // Repetitions are possessive: a cell may hold a string of any length, and a group that
  // backtracks takes one stack frame a character.
  private static final Pattern TOKEN =
      Pattern.compile(
          """
          (?<comment>//[^\\n]*+|/\\*(?:[^*]++|\\*(?!/))*+(?:\\*/)?)\
          |(?<string>\"""(?:[^"\\\\]++|\\\\.|"(?!""))*+(?:\""")?|"(?:[^"\\\\\\n]++|\\\\.)*+"?|'(?:[^'\\\\\\n]++|\\\\.)*+'?)\
          |(?<annotation>@[A-Za-z_][\\w.]*+)\
          |(?<number>\\b(?:0[xX][\\da-fA-F_]++|0[bB][01_]++|\\d[\\d_]*+(?:\\.\\d[\\d_]*+)?(?:[eE][+-]?\\d++)?)[lLfFdD]?\\b)\
          |(?<keyword>\\b(?:non-sealed|abstract|assert|boolean|break|byte|case|catch|char|class|const\
          |continue|default|do|double|else|enum|extends|final|finally|float|for|goto|if|implements|import\
          |instanceof|int|interface|long|module|native|new|package|permits|private|protected|public|record\
          |return|sealed|short|static|strictfp|super|switch|synchronized|this|throw|throws|transient|try\
          |var|void|volatile|when|while|yield|true|false|null)\\b)\
          |(?<type>\\b[A-Z][A-Za-z0-9_]*+\\b)\
          |(?<call>\\b[a-z_][A-Za-z0-9_]*+(?=\\())\
          |(?<word>[A-Za-z_$][\\w$]*+)\
          """,
          Pattern.DOTALL);

  private static final List<String> KINDS =
      List.of("comment", "string", "annotation", "number", "keyword", "type", "call");

  private JavaHighlighter() {}

  /** The source as HTML, one element a line; a token that spans lines is closed on each of them. */
  static List<String> lines(String source) {
    Lines lines = new Lines();
    Matcher token = TOKEN.matcher(source);
    int done = 0;
    while (token.find()) {
      lines.add(source.substring(done, token.start()), null);
      lines.add(token.group(), kind(token));
      done = token.end();
    }
    lines.add(source.substring(done), null);
    return lines.finish();
  }

  private static String kind(Matcher token) {
    for (String kind : KINDS) {
      if (token.group(kind) != null) {
        return kind;
      }
    }
    return null;
  }

  /** Collects tokens into lines. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();

    void add(String text, String kind) {
      String[] parts = text.split("\n", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          lines.add(line.toString());
          line.setLength(0);
        }
        if (parts[i].isEmpty()) {
          continue;
        }
        String escaped = Html.escape(parts[i]);
        line.append(
            kind == null ? escaped : "<span class=\"j-" + kind + "\">" + escaped + "</span>");
      }
    }

    List<String> finish() {
      lines.add(line.toString());
      return lines;
    }
  }
}
