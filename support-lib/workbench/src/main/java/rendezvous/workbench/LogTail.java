package rendezvous.workbench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

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

  /** At most so many of the last lines, oldest first. */
  synchronized List<String> last(int count) {
    return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
  }
}
