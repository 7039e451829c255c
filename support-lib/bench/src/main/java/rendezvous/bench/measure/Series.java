package rendezvous.bench.measure;

import java.util.Arrays;
import java.util.List;
import rendezvous.bench.workload.Contestant;

/**
 * A contestant's values, one a round, in the order of the rounds.
 *
 * @param contestant who
 * @param rounds its values; less is better
 */
public record Series(Contestant contestant, List<Double> rounds) {

  /** At least one value. */
  public Series {
    rounds = List.copyOf(rounds);
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException(contestant + " has no values");
    }
  }

  /** The value in the middle. */
  public double median() {
    return median(rounds.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The smallest value. */
  public double low() {
    return rounds.stream().min(Double::compare).orElseThrow();
  }

  /** The largest value. */
  public double high() {
    return rounds.stream().max(Double::compare).orElseThrow();
  }

  /** The value in the middle, or between the two in the middle. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
