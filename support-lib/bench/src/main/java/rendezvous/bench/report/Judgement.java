package rendezvous.bench.report;

import java.util.List;
import java.util.Optional;
import rendezvous.bench.measure.Row;

/**
 * What a row says to a goal.
 *
 * @param goal the goal
 * @param what the goal in a few words
 * @param against what it compares with, in fewer
 * @param measured the ratio or value that decides
 * @param verdict whether it was met
 */
public record Judgement(Goal goal, String what, String against, String measured, Verdict verdict) {

  /** All judgements of a row. */
  static List<Judgement> of(Row row, List<Row> all) {
    return Goal.ALL.stream().map(goal -> goal.judge(row, all)).flatMap(Optional::stream).toList();
  }

  /** As in {@code ahead of jox: met, 0.75 (0.72–0.79)}. */
  @Override
  public String toString() {
    return what + ": " + verdict + ", " + measured;
  }
}
