package rendezvous.grader.report;

import java.util.Map;
import rendezvous.grader.Verdict;

/**
 * How a class has done in a test.
 *
 * @param id the test
 * @param sentence what must be so
 * @param of the points that are to be had
 * @param counts how many submissions came to each verdict, of those that were run
 */
public record TestStatistics(String id, String sentence, int of, Map<Verdict, Integer> counts) {

  public TestStatistics {
    counts = Map.copyOf(counts);
  }

  /** How many submissions were run. */
  public int run() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them have failed. */
  public int failed() {
    return run() - counts.getOrDefault(Verdict.PASS, 0);
  }
}
