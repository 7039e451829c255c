package rendezvous.cli.book;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as a program prints it on a terminal, as HTML: colours and weights from ANSI sequences,
 * carriage returns that overwrite a line. Other control sequences are left out.
 */
final class TerminalText {

  private static final String[] COLOURS = {
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"
  };

  private static final char ESCAPE = '\u001b';

  private final String text;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private Style style = Style.PLAIN;

  private TerminalText(String text) {
    this.text = text;
  }

  /** The text's lines, each of them HTML that is closed in itself. */
  static List<String> lines(String text) {
    return new TerminalText(text.replace("\r\n", "\n")).parse();
  }

  /** The text without colours and control sequences. */
  static String plain(String text) {
    return text.replaceAll("\u001b\\[[0-?]*[ -/]*[@-~]", "");
  }

  /** Colours are names of {@link #COLOURS}: the style sheet has a readable shade of each. */
  private record Style(
      String colour,
      String background,
      boolean bold,
      boolean faint,
      boolean italic,
      boolean underlined) {
    static final Style PLAIN = new Style(null, null, false, false, false, false);

    Style withColour(String colour) {
      return new Style(colour, background, bold, faint, italic, underlined);
    }

    Style withBackground(String background) {
      return new Style(colour, background, bold, faint, italic, underlined);
    }

    Style withWeight(boolean bold, boolean faint) {
      return new Style(colour, background, bold, faint, italic, underlined);
    }

    Style withItalic(boolean italic) {
      return new Style(colour, background, bold, faint, italic, underlined);
    }

    Style withUnderlined(boolean underlined) {
      return new Style(colour, background, bold, faint, italic, underlined);
    }

    String open() {
      List<String> classes = new ArrayList<>();
      if (colour != null) {
        classes.add("a-" + colour);
      }
      if (background != null) {
        classes.add("a-on-" + background);
      }
      if (bold) {
        classes.add("a-bold");
      }
      if (faint) {
        classes.add("a-faint");
      }
      if (italic) {
        classes.add("a-italic");
      }
      if (underlined) {
        classes.add("a-underlined");
      }
      return "<span class=\"" + String.join(" ", classes) + "\">";
    }
  }

  private List<String> parse() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ESCAPE) {
        i = sequence(i);
        continue;
      }
      if (c == '\n') {
        endLine();
      } else if (c == '\r') {
        line.setLength(0);
        run.setLength(0);
      } else if (c == '\t' || c >= ' ') {
        run.append(c);
      }
      i++;
    }
    if (!run.isEmpty() || !line.isEmpty()) {
      endLine();
    }
    return lines;
  }

  /** Handles the sequence that starts at {@code start} and tells where it ends. */
  private int sequence(int start) {
    if (start + 1 >= text.length() || text.charAt(start + 1) != '[') {
      return start + 1;
    }
    int end = start + 2;
    while (end < text.length() && (text.charAt(end) < '@' || text.charAt(end) > '~')) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == 'm') {
      endRun();
      style = selected(text.substring(start + 2, end));
    }
    return Math.min(end + 1, text.length());
  }

  private Style selected(String parameters) {
    int[] codes = codes(parameters);
    Style result = style;
    for (int i = 0; i < codes.length; i++) {
      int code = codes[i];
      if ((code == 38 || code == 48) && i + 1 < codes.length) {
        String colour = null;
        if (codes[i + 1] == 5 && i + 2 < codes.length) {
          colour = indexed(codes[i + 2]);
          i += 2;
        } else if (codes[i + 1] == 2 && i + 4 < codes.length) {
          colour = rgb(codes[i + 2], codes[i + 3], codes[i + 4]);
          i += 4;
        }
        result = code == 38 ? result.withColour(colour) : result.withBackground(colour);
        continue;
      }
      result =
          switch (code) {
            case 0 -> Style.PLAIN;
            case 1 -> result.withWeight(true, false);
            case 2 -> result.withWeight(false, true);
            case 3 -> result.withItalic(true);
            case 4 -> result.withUnderlined(true);
            case 22 -> result.withWeight(false, false);
            case 23 -> result.withItalic(false);
            case 24 -> result.withUnderlined(false);
            case 30, 31, 32, 33, 34, 35, 36, 37 -> result.withColour(COLOURS[code - 30]);
            case 39 -> result.withColour(null);
            case 40, 41, 42, 43, 44, 45, 46, 47 -> result.withBackground(COLOURS[code - 40]);
            case 49 -> result.withBackground(null);
            case 90, 91, 92, 93, 94, 95, 96, 97 -> result.withColour(COLOURS[code - 90]);
            case 100, 101, 102, 103, 104, 105, 106, 107 ->
                result.withBackground(COLOURS[code - 100]);
            default -> result;
          };
    }
    return result;
  }

  private static int[] codes(String parameters) {
    String[] parts = parameters.split("[;:]", -1);
    int[] codes = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      codes[i] = parts[i].matches("[0-9]{1,4}") ? Integer.parseInt(parts[i]) : 0;
    }
    return codes;
  }

  /** The 256-colour palette: 16 named colours, a 6 * 6 * 6 cube, 24 greys. */
  private static String indexed(int index) {
    if (index < 16) {
      return COLOURS[index % 8];
    }
    if (index < 232) {
      int cube = index - 16;
      return rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
    }
    int grey = 8 + 10 * (Math.min(index, 255) - 232);
    return rgb(grey, grey, grey);
  }

  private static int level(int step) {
    return step == 0 ? 0 : 55 + 40 * step;
  }

  /** The named colour nearest to this one: the exact one may be unreadable on either paper. */
  private static String rgb(int red, int green, int blue) {
    int half = Math.max(red, Math.max(green, blue)) / 2;
    return COLOURS[(red > half ? 1 : 0) + (green > half ? 2 : 0) + (blue > half ? 4 : 0)];
  }

  private void endRun() {
    if (run.isEmpty()) {
      return;
    }
    String escaped = Html.escape(run.toString());
    line.append(style.equals(Style.PLAIN) ? escaped : style.open() + escaped + "</span>");
    run.setLength(0);
  }

  private void endLine() {
    endRun();
    lines.add(line.toString());
    line.setLength(0);
  }
}
