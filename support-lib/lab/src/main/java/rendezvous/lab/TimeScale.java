package rendezvous.lab;

/** The unit a duration is best read in. */
enum TimeScale {
  NANOSECONDS("ns", 1),
  MICROSECONDS("µs", 1e3),
  MILLISECONDS("ms", 1e6),
  SECONDS("s", 1e9);

  final String symbol;
  final double nanos;

  TimeScale(String symbol, double nanos) {
    this.symbol = symbol;
    this.nanos = nanos;
  }

  /** The largest unit in which this many nanoseconds are at least one. */
  static TimeScale of(double nanos) {
    TimeScale best = NANOSECONDS;
    for (TimeScale scale : values()) {
      if (Math.abs(nanos) >= scale.nanos) {
        best = scale;
      }
    }
    return best;
  }

  /** Nanoseconds written in their own best unit, such as {@code 12.3 µs}. */
  static String format(double nanos) {
    TimeScale scale = of(nanos);
    return Numbers.measured(nanos / scale.nanos) + " " + scale.symbol;
  }
}
