package rendezvous.grader.scan;

import java.util.HashSet;
import java.util.Set;

/**
 * Some members of a class, by their names, or by their names and parameters.
 *
 * @param patterns {@code join}, {@code join(long)}; {@code new} is a constructor
 */
record Members(Set<String> patterns) {
  static final Members NONE = new Members(Set.of());

  Members {
    patterns = Set.copyOf(patterns);
  }

  /**
   * Whether a member is one of them.
   *
   * @param parameters the types of its parameters, {@code (int,java.lang.String)}; empty for a
   *     field
   */
  boolean contain(String name, String parameters) {
    return patterns.contains(name) || !parameters.isEmpty() && patterns.contains(name + parameters);
  }

  Members and(Members others) {
    Set<String> all = new HashSet<>(patterns);
    all.addAll(others.patterns);
    return new Members(all);
  }
}
