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
  /** Comments; and literals, so that what looks like a comment in them is none. */
  private static final Pattern LITERAL_OR_COMMENT =
      Pattern.compile(
          "(?<literal>\"{3}.*?(?<!\\\\)\"{3}|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+')"
              + "|//[^\\n]*+|/\\*.*?\\*/",
          Pattern.DOTALL);

  /** The cell's line, counted from 1, of a position in the snippet. */
  int lineAt(int position) {
    int end = Math.min(cell.length(), offset + Math.max(0, position));
    return 1 + (int) cell.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** The text of a line of the cell, counted from 1. */
  String line(int number) {
    return cell.lines().skip(number - 1L).findFirst().orElse("");
  }

  /** Whether it is the same code, comments aside. */
  boolean saysTheSameAs(CellSource other) {
    return withoutComments().strip().equals(other.withoutComments().strip());
  }

  /** From the lines of the class that JShell wraps around the snippet to the lines of the cell. */
  IntUnaryOperator linesIn(CellBytecode.Wrapper wrapper) {
    int shift = shift(wrapper);
    if (wrapper.variable().isEmpty()) {
      return line -> line + shift;
    }
    // above the initialiser stands what JShell adds; below the cell what follows it
    String code = withoutComments();
    int top = lineAt(initialiser(code, wrapper));
    int bottom = lineAt(code.stripTrailing().length() - 1);
    return line -> Math.min(Math.max(top, line + shift), bottom);
  }

  /** What is to be added to a line of the wrapper to get the cell's. */
  int shift(CellBytecode.Wrapper wrapper) {
    if (wrapper.variable().isEmpty()) {
      return lineAt(0) - (wrapper.classLine() + 2);
    }
    if (wrapper.isNamedByJShell()) {
      return lineAt(0) - (wrapper.classLine() + 5);
    }
    return lineAt(initialiser(withoutComments(), wrapper)) - (wrapper.classLine() + 4);
  }

  /**
   * Where in the snippet's code a variable gets its value: after the {@code =}, if there is one.
   */
  private static int initialiser(String code, CellBytecode.Wrapper wrapper) {
    Matcher initialiser =
        Pattern.compile(
                "(?<!\\p{javaJavaIdentifierPart})"
                    + Pattern.quote(wrapper.variable().get())
                    + "[\\s\\[\\]]*=(?!=)\\s*")
            .matcher(code);
    return initialiser.find() ? initialiser.end() : code.length() - code.stripLeading().length();
  }

  /** The snippet with blanks for its comments: every position and every line stays. */
  private String withoutComments() {
    return LITERAL_OR_COMMENT
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group("literal") != null
                    ? found.group()
                    : found.group().replaceAll("[^\\n]", " ")));
  }
}
