package rendezvous.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last lines that a component has said. Safe for use by any number of threads. */
final class LogTail {
  private static final int KEPT = 500;

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(String line) {
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** All lines that are kept, oldest first. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Where this is first found in a line that is kept. */
  Optional<MatchResult> find(Pattern pattern) {
    return lines().stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(Matcher::toMatchResult);
  }

  /** At most so many of the last lines, oldest first. */
  synchronized List<String> last(int count) {
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }
}
