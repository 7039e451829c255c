package rendezvous.lab;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What contestants are compared by, in its words and units. Less is always better.
 *
 * @param statistic what one number stands for: "median", "p99"
 * @param noun what the numbers are: "times", "sizes"
 * @param isSize bytes, rather than nanoseconds
 */
record Quantity(String statistic, String noun, boolean isSize) {

  static final Quantity TIME = new Quantity("median", "times", false);
  static final Quantity SIZE = new Quantity("median", "sizes", true);

  /** A percentile of a latency. */
  static Quantity percentile(double percentile) {
    String name = "p" + Numbers.brief(percentile);
    return new Quantity(name, name + " times", false);
  }

  /**
   * The share by which medians must differ. Times depend on where the JVM happened to put the code,
   * which is the same in all rounds of one race and different in the next JVM; sizes do not.
   */
  double tolerance() {
    return isSize ? 0 : 0.05;
  }

  String format(double value) {
    return isSize ? Numbers.bytes(value) : TimeScale.format(value);
  }

  Verdict less() {
    return isSize ? Verdict.SMALLER : Verdict.FASTER;
  }

  Verdict more() {
    return isSize ? Verdict.LARGER : Verdict.SLOWER;
  }

  /** Of a pair, the one whose value is divided: twice as fast is half the time. */
  Sample dividend(Sample first, Sample second) {
    return isSize ? first : second;
  }

  /** Of a pair, the one whose value divides. */
  Sample divisor(Sample first, Sample second) {
    return isSize ? second : first;
  }

  /** The unit of a ratio of a first contestant and this second one. */
  String ratioUnit(Sample second) {
    return (isSize ? "times as much as " : "times as fast as ") + second.name();
  }

  String verb() {
    return isSize ? "holds" : "is";
  }

  /** How one that needs more compares with one that needs less. */
  String sentence(Sample less, Sample more) {
    double factor = more.spread().median() / less.spread().median();
    if (isSize) {
      String medians =
          format(more.spread().median()) + " against " + format(less.spread().median());
      return less.spread().median() > 0
          ? more.name()
              + " holds "
              + Numbers.brief(factor)
              + " times as much as "
              + less.name()
              + " ("
              + statistic
              + " "
              + medians
              + ")."
          : more.name()
              + " holds more than "
              + less.name()
              + " ("
              + statistic
              + " "
              + medians
              + ").";
    }
    return less.name()
        + " is "
        + Numbers.brief(factor)
        + " times as fast as "
        + more.name()
        + " ("
        + statistic
        + " "
        + format(less.spread().median())
        + " against "
        + format(more.spread().median())
        + ").";
  }

  String superlative() {
    return isSize ? "holds least" : "is fastest";
  }

  String comparative() {
    return isSize ? "holds less than" : "is faster than";
  }

  /** How far these are behind the leader. */
  String behind(List<Sample> samples, Sample leader) {
    String distances =
        samples.stream()
            .map(sample ->
                isSize
                    ? format(sample.spread().median())
                    : Numbers.brief(sample.spread().median() / leader.spread().median()))
            .distinct()
            .collect(Collectors.joining(" and "));
    return isSize ? distances : distances + " times as long";
  }
}
