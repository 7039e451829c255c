package rendezvous.bench.report;

import rendezvous.bench.measure.Series;

/** Whether a goal was met. */
public enum Verdict {
  MET("met"),
  /** The rounds do not tell: their interval holds the limit, or there is but one. */
  OPEN("open"),
  MISSED("missed");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** Compares a ratio's interval with the largest value allowed. */
  static Verdict of(Ratio ratio, double limit) {
    if (!ratio.hasError()) {
      return OPEN;
    }
    return ratio.high() <= limit ? MET : ratio.low() > limit ? MISSED : OPEN;
  }

  /** Compares the largest and the smallest of some values with the largest value allowed. */
  static Verdict of(Series values, double limit) {
    return values.high() <= limit ? MET : values.low() > limit ? MISSED : OPEN;
  }

  @Override
  public String toString() {
    return words;
  }
}
