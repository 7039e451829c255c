package rendezvous.lab;

import java.util.Arrays;

/**
 * A number and how sure it is: the values between low and high are those that the measurement does
 * not rule out. Asked whether it is large or small enough, it answers only where the whole range
 * agrees.
 *
 * {@snippet :
 * result.ratio("channel", "lock").atLeast(1.5)
 * Estimate.exact("seats sold twice:", 3, "").between(1, 10)
 * Estimate.share("funnel left at step three:", lost, visitors).atLeast(50)
 * }
 *
 * @param what the beginning of a sentence that the number ends: "channel is", "rows lost:"
 * @param value the best guess
 * @param low the smallest value that is not ruled out
 * @param high the largest
 * @param unit what follows the number: "times as fast as lock", "ms", or nothing
 */
public record Estimate(String what, double value, double low, double high, String unit) {

  private static final double CHANCE = 0.01;

  /** Of a normal distribution, the part within so many deviations is 99 %. */
  private static final double DEVIATIONS = 2.5758;

  /**
   * A number with its range.
   *
   * @throws IllegalArgumentException unless low ≤ value ≤ high
   */
  public Estimate {
    if (!(low <= value && value <= high)) {
      throw new IllegalArgumentException(
          "an estimate needs low ≤ value ≤ high: " + low + ", " + value + ", " + high);
    }
  }

  /** A number that was counted, and is sure. */
  public static Estimate exact(String what, double value, String unit) {
    return new Estimate(what, value, value, value, unit);
  }

  /**
   * The median of repeated measurements, with the range that holds the true median in 99 of 100
   * cases whatever the distribution (the sign test turned round); of fewer than eight values, no
   * such range can be told.
   */
  public static Estimate median(String what, String unit, double... values) {
    return around(what, Spread.of(values).median(), values, unit);
  }

  /** A value with the range that {@link #median} would have; it is widened to hold the value. */
  static Estimate around(String what, double value, double[] rounds, String unit) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    int outside = outside(sorted.length);
    return outside < 0
        ? new Estimate(what, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, unit)
        : new Estimate(
            what,
            value,
            Math.min(value, sorted[outside]),
            Math.max(value, sorted[sorted.length - 1 - outside]),
            unit);
  }

  /** How many values at each end the range leaves out, or -1 if even all of them do not reach. */
  private static int outside(int size) {
    double chance = Math.pow(0.5, size);
    double total = 0;
    for (int k = 0; k < size / 2; k++) {
      total += chance;
      if (2 * total >= CHANCE) {
        return k - 1;
      }
      chance *= (size - k) / (k + 1.0);
    }
    return size / 2 - 1;
  }

  /**
   * How often something happened, in per cent, with the range of the true share in 99 of 100 cases.
   *
   * @throws IllegalArgumentException unless 0 ≤ hits ≤ tries and there was a try
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">E. B. Wilson, "Probable
   *     Inference, the Law of Succession, and Statistical Inference" (1927)</a>, the source of the
   *     range
   */
  public static Estimate share(String what, long hits, long tries) {
    if (hits < 0 || tries < 1 || hits > tries) {
      throw new IllegalArgumentException(hits + " of " + tries + " is no share");
    }
    double share = hits / (double) tries;
    double squares = DEVIATIONS * DEVIATIONS / tries;
    double center = (share + squares / 2) / (1 + squares);
    double reach = Math.sqrt(squares * share * (1 - share) + squares * squares / 4) / (1 + squares);
    return new Estimate(
        what,
        100 * share,
        Math.clamp(100 * (center - reach), 0, 100 * share),
        Math.clamp(100 * (center + reach), 100 * share, 100),
        "%");
  }

  /** Whether it is this large or larger. */
  public Judgement atLeast(double least) {
    return between(least, Double.POSITIVE_INFINITY);
  }

  /** Whether it is this small or smaller. */
  public Judgement atMost(double most) {
    return between(Double.NEGATIVE_INFINITY, most);
  }

  /** Whether it lies between these two, or is one of them. */
  public Judgement between(double least, double most) {
    if (!(least <= most)) {
      throw new IllegalArgumentException(least + " must not exceed " + most);
    }
    if (low >= least && high <= most) {
      return judgement(Claim.Outcome.REPRODUCED, all() + required(" is ", least, most));
    }
    if (high < least || low > most) {
      return judgement(Claim.Outcome.NOT_REPRODUCED, all() + required(" is not ", least, most));
    }
    return judgement(
        Claim.Outcome.NOT_MEASURABLE,
        isUnbounded()
            ? "how sure this is cannot be told: too few rounds, or too close to nothing"
            : "only part of the range from "
                + number(low)
                + " to "
                + number(high)
                + required(" is ", least, most)
                + ": this measurement cannot tell");
  }

  private Judgement judgement(Claim.Outcome outcome, String reason) {
    return new Judgement(outcome, toString(), reason);
  }

  private boolean isUnbounded() {
    return Double.isInfinite(high);
  }

  private String all() {
    return low == high
        ? number(value)
        : "all of the range from " + number(low) + " to " + number(high);
  }

  private static String required(String verb, double least, double most) {
    if (Double.isInfinite(most)) {
      return verb + "at least " + number(least);
    }
    return Double.isInfinite(least)
        ? verb + "at most " + number(most)
        : verb + "between " + number(least) + " and " + number(most);
  }

  private static String number(double number) {
    return Numbers.brief(number);
  }

  /** As in {@code channel is 1.8 times as fast as lock (1.6 to 2.1)}. */
  @Override
  public String toString() {
    String range =
        low == high
            ? ""
            : isUnbounded()
                ? " (how sure, cannot be told)"
                : " (" + number(low) + " to " + number(high) + ")";
    return (what + " " + number(value) + " " + unit).strip() + range;
  }
}
