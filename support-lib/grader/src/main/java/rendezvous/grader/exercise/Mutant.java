package rendezvous.grader.exercise;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.Source;

/**
 * A wrong solution, and how it must be found out.
 *
 * @param name what it is called
 * @param mistake what is wrong with it
 * @param caughtBy the test that must fail, {@code CounterTest.noUpdateIsLost}
 * @param verdict what that must come to
 * @param hint the hint that this must lead to
 * @param source the whole submission
 */
public record Mutant(
    String name, String mistake, String caughtBy, Verdict verdict, int hint, Source source) {

  private static final Pattern ENTRY =
      Pattern.compile("(?m)^// (mistake|caught by|verdict|hint): (.+)$");

  /**
   * Reads the head of a mutant's file.
   *
   * @throws InvalidExerciseException if it does not say all that it must say
   */
  static Mutant read(Source source) {
    Map<String, String> head = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(source.text());
    while (entry.find()) {
      head.putIfAbsent(entry.group(1), entry.group(2).strip());
    }
    String file = source.name();
    return new Mutant(
        file.replaceFirst("\\.java$", ""),
        required(head, "mistake", file),
        required(head, "caught by", file),
        Verdict.of(required(head, "verdict", file))
            .orElseThrow(() ->
                new InvalidExerciseException(
                    file + ": there is no verdict '" + head.get("verdict") + "'")),
        number(required(head, "hint", file), file),
        source);
  }

  private static String required(Map<String, String> head, String key, String file) {
    String value = head.get(key);
    if (value == null) {
      throw new InvalidExerciseException(file + ": there is no line '// " + key + ": …'");
    }
    return value;
  }

  private static int number(String text, String file) {
    if (!text.matches("[1-9][0-9]?")) {
      throw new InvalidExerciseException(file + ": the hint is not a number: " + text);
    }
    return Integer.parseInt(text);
  }
}
