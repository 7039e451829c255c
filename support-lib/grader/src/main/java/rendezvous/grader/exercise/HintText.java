package rendezvous.grader.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hint.
 *
 * @param number its number, from 1 on
 * @param title what it is about, which gives nothing away
 * @param markdown the hint itself
 */
public record HintText(int number, String title, String markdown) {
  private static final Pattern HEADING = Pattern.compile("(?m)^## +(\\d+)\\. +(.+)$");

  /**
   * Reads {@code hints.md}.
   *
   * @throws InvalidExerciseException if the hints are not numbered one after the other
   */
  static List<HintText> read(String text) {
    List<HintText> hints = new ArrayList<>();
    Matcher heading = HEADING.matcher(text);
    int start = -1;
    int number = 0;
    String title = "";
    while (heading.find()) {
      if (start >= 0) {
        hints.add(new HintText(number, title, text.substring(start, heading.start()).strip()));
      }
      number = Integer.parseInt(heading.group(1));
      title = heading.group(2).strip();
      start = heading.end();
      if (number != hints.size() + 1) {
        throw new InvalidExerciseException(
            "hints.md: after hint %d comes hint %d".formatted(hints.size(), number));
      }
    }
    if (start >= 0) {
      hints.add(new HintText(number, title, text.substring(start).strip()));
    }
    return hints;
  }
}
