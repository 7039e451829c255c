package rendezvous.grader.judge;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A line of a file, as its author knows both: {@code cell [3]:7}. */
public record Place(String file, int line) {

  /** The innermost frame that is in one of these files. */
  static Optional<Place> in(Collection<String> files, List<StackTraceElement> stack) {
    return stack.stream()
        .filter(frame -> frame.getFileName() != null && files.contains(frame.getFileName()))
        .findFirst()
        .map(frame -> new Place(frame.getFileName(), frame.getLineNumber()));
  }

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line : file;
  }
}
