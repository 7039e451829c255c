package rendezvous.grader.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names for folders that any file system takes, from names of students that may be anything. Two
 * students never have the same one, also where upper and lower case are the same.
 */
final class FileNames {
  private static final int LONGEST = 60;

  private final Map<String, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** The name for a student; always the same one. */
  String of(String student) {
    return names.computeIfAbsent(student, this::free);
  }

  private String free(String student) {
    String safe = student.replaceAll("[^\\p{L}\\p{N} ._-]+", "_").strip();
    safe =
        safe.substring(
            0,
            safe.offsetByCodePoints(0, Math.min(LONGEST, safe.codePointCount(0, safe.length()))));
    // not hidden, not a parent folder; Windows drops a point at the end
    safe = safe.replaceAll("^[. ]+|[. ]+$", "_");
    if (safe.isEmpty()) {
      safe = "_";
    }
    String name = safe;
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = safe + "-" + n;
    }
    return name;
  }
}
