package rendezvous.kernel.cell;

import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One snippet of a cell: where it came from and where it starts.
 *
 * @param name what stack traces call the cell, for instance {@code cell [3]}
 * @param cell the whole text of the cell
 * @param offset where in {@code cell} the snippet starts
 * @param text the snippet
 */
record CellSource(String name, String cell, int offset, String text) {
  private static final Pattern BLANK_START =
      Pattern.compile("\\A(?:\\s+|//[^\\n]*+(?:\\n|\\z)|/\\*.*?\\*/)*+", Pattern.DOTALL);

  /** The cell's line, counted from 1, of a position in the snippet. */
  int lineAt(int position) {
    int end = Math.min(cell.length(), offset + Math.max(0, position));
    return 1 + (int) cell.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** The text of a line of the cell, counted from 1. */
  String line(int number) {
    return cell.lines().skip(number - 1L).findFirst().orElse("");
  }

  /** From the lines of the class that JShell wraps around the snippet to the lines of the cell. */
  IntUnaryOperator linesIn(CellBytecode.Wrapper wrapper) {
    if (wrapper.variable().isEmpty()) {
      int shift = lineAt(0) - (wrapper.classLine() + 2);
      return line -> line + shift;
    }
    Matcher initialiser =
        Pattern.compile("\\b" + Pattern.quote(wrapper.variable().get()) + "[\\s\\[\\]]*=\\s*")
            .matcher(text);
    int start;
    if (initialiser.find()) {
      start = initialiser.end();
    } else {
      Matcher blank = BLANK_START.matcher(text);
      start = blank.find() ? blank.end() : 0;
    }
    int first = lineAt(start);
    int shift = first - (wrapper.classLine() + 4);
    // above the initialiser stands what JShell adds; below the cell what follows it
    int last = lineAt(text.length());
    return line -> Math.min(Math.max(first, line + shift), last);
  }
}
