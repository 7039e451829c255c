package rendezvous.grader.report;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Comma-separated values as RFC 4180 has them, for spreadsheets that take a cell for a formula if
 * it begins like one: such a cell gets an apostrophe before it. See <a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>.
 */
final class Csv {
  /** With the full-width forms, which some programs read as the plain ones. */
  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

  private final StringBuilder text = new StringBuilder();

  /** Adds a line. A number is written as it is. */
  Csv row(Object... cells) {
    text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
        .append("\r\n");
    return this;
  }

  private static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String cell = neutral(String.valueOf(value));
    return cell.matches("[^\",;\\r\\n]*") && cell.equals(cell.strip())
        ? cell
        : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static String neutral(String cell) {
    // a program may skip the space before the sign
    String begin = cell.stripLeading();
    boolean formula =
        !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0
            || !begin.isEmpty() && BEGINS_A_FORMULA.indexOf(begin.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }

  /** The whole file. */
  @Override
  public String toString() {
    return text.toString();
  }
}
