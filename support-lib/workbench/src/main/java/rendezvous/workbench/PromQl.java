package rendezvous.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Prometheus' query language that alert rules of notebooks need, as numbers:
 *
 * <ul>
 *   <li>{@code up}, {@code calls_total{status="500"}}: the last value of a series, of which there
 *       must be one;
 *   <li>{@code rate(calls_total[5s])};
 *   <li>{@code sum(…)} of either, over all series that match;
 *   <li>{@code histogram_quantile(0.95, sum by (le) (rate(seconds_bucket[5s])))};
 *   <li>numbers, {@code + - * /}, parentheses.
 * </ul>
 *
 * <p>What is not known is NaN.
 */
final class PromQl {
  // A parser by recursive descent, which makes functions from samples to a number as it goes.

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[a-zA-Z_:][\\w:]*|\"[^\"]*\"|[-+*/(){}\\[\\],=])");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms",
          Duration.ofMillis(1),
          "s",
          Duration.ofSeconds(1),
          "m",
          Duration.ofMinutes(1),
          "h",
          Duration.ofHours(1));

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  /** A number that samples have at a moment. */
  @FunctionalInterface
  interface Expression {
    double at(MetricSeries samples, Instant now);
  }

  /** A number for each series. */
  private record PerSeries(MetricSeries.Key selector, Value value) {

    interface Value {
      double of(MetricSeries.Key key, MetricSeries samples, Instant now);
    }

    double[] all(MetricSeries samples, Instant now) {
      return samples.matching(selector).stream()
          .mapToDouble(key -> value.of(key, samples, now))
          .filter(number -> !Double.isNaN(number))
          .toArray();
    }
  }

  private PromQl(String text) {
    this.text = text;
    Matcher token = TOKEN.matcher(text.strip());
    int end = 0;
    while (token.region(end, text.strip().length()).lookingAt()) {
      tokens.add(token.group(1));
      end = token.end();
    }
    if (end < text.strip().length()) {
      throw unknown("\"" + text.strip().substring(end) + "\"");
    }
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is none, or needs more of the language than this
   */
  static Expression parse(String text) {
    PromQl parser = new PromQl(text);
    Expression expression = parser.sum();
    if (parser.next < parser.tokens.size()) {
      throw parser.unknown("\"" + parser.tokens.get(parser.next) + "\"");
    }
    return expression;
  }

  private Expression sum() {
    Expression left = product();
    while (true) {
      if (take("+")) {
        left = both(left, product(), Double::sum);
      } else if (take("-")) {
        left = both(left, product(), (a, b) -> a - b);
      } else {
        return left;
      }
    }
  }

  private Expression product() {
    Expression left = term();
    while (true) {
      if (take("*")) {
        left = both(left, term(), (a, b) -> a * b);
      } else if (take("/")) {
        left = both(left, term(), (a, b) -> a / b);
      } else {
        return left;
      }
    }
  }

  private static Expression both(Expression a, Expression b, DoubleBinaryOperator operator) {
    return (samples, now) -> operator.applyAsDouble(a.at(samples, now), b.at(samples, now));
  }

  private Expression term() {
    if (take("(")) {
      Expression inner = sum();
      expect(")");
      return inner;
    }
    if (Character.isDigit(peek().charAt(0))) {
      double number = Double.parseDouble(take());
      return (_, _) -> number;
    }
    if (take("histogram_quantile")) {
      return quantile();
    }
    if (take("sum")) {
      expect("(");
      PerSeries each = perSeries();
      expect(")");
      return (samples, now) -> {
        double[] all = each.all(samples, now);
        return all.length == 0 ? Double.NaN : Arrays.stream(all).sum();
      };
    }
    PerSeries each = perSeries();
    return (samples, now) -> {
      double[] all = each.all(samples, now);
      if (all.length > 1) {
        throw new IllegalStateException(
            all.length + " series match, where one number is needed: sum(…) in " + text);
      }
      return all.length == 0 ? Double.NaN : all[0];
    };
  }

  private PerSeries perSeries() {
    if (!take("rate")) {
      return new PerSeries(selector(), (key, samples, now) -> samples.last(key, now));
    }
    expect("(");
    MetricSeries.Key selector = selector();
    expect("[");
    Duration range = duration();
    expect("]");
    expect(")");
    return new PerSeries(selector, (key, samples, now) -> samples.rate(key, range, now));
  }

  private Expression quantile() {
    expect("(");
    double share = Double.parseDouble(take());
    for (String token : List.of(",", "sum", "by", "(", "le", ")", "(")) {
      expect(token);
    }
    PerSeries buckets = perSeries();
    expect(")");
    expect(")");
    return (samples, now) -> {
      TreeMap<Double, Double> counts = new TreeMap<>();
      ToDoubleFunction<MetricSeries.Key> count = key -> buckets.value().of(key, samples, now);
      for (MetricSeries.Key key : samples.matching(buckets.selector())) {
        if (!Double.isNaN(count.applyAsDouble(key))) {
          double bound = MetricSeries.number(key.labels().get("le"));
          counts.merge(bound, count.applyAsDouble(key), Double::sum);
        }
      }
      return quantile(share, counts);
    };
  }

  /** As Prometheus does: evenly spread within a bucket; at most the highest finite bound. */
  private static double quantile(double share, TreeMap<Double, Double> counts) {
    if (counts.isEmpty() || counts.lastEntry().getValue() == 0) {
      return Double.NaN;
    }
    double rank = share * counts.lastEntry().getValue();
    double lower = 0;
    double below = 0;
    for (Map.Entry<Double, Double> bucket : counts.entrySet()) {
      if (bucket.getValue() >= rank) {
        return Double.isInfinite(bucket.getKey())
            ? lower
            : lower + (bucket.getKey() - lower) * (rank - below) / (bucket.getValue() - below);
      }
      lower = bucket.getKey();
      below = bucket.getValue();
    }
    return lower;
  }

  private MetricSeries.Key selector() {
    String name = take();
    Map<String, String> labels = new LinkedHashMap<>();
    if (take("{")) {
      while (!take("}")) {
        String label = take();
        expect("=");
        String value = take();
        labels.put(label, value.substring(1, value.length() - 1));
        take(",");
      }
    }
    return new MetricSeries.Key(name, labels);
  }

  private Duration duration() {
    double number = Double.parseDouble(take());
    return inUnits(number, take());
  }

  private Duration inUnits(double number, String unit) {
    Duration one = UNITS.get(unit);
    if (one == null) {
      throw unknown("the unit \"" + unit + "\"");
    }
    return Duration.ofNanos((long) (number * one.toNanos()));
  }

  /** A duration such as {@code 500ms} or {@code 2m}. */
  static Duration duration(String text) {
    return new PromQl(text).duration();
  }

  private String peek() {
    if (next >= tokens.size()) {
      throw unknown("the end");
    }
    return tokens.get(next);
  }

  private String take() {
    String token = peek();
    next++;
    return token;
  }

  private boolean take(String token) {
    if (next < tokens.size() && tokens.get(next).equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw unknown(
          next < tokens.size()
              ? "\"" + tokens.get(next) + "\" where \"" + token + "\" should be"
              : "the end where \"" + token + "\" should be");
    }
  }

  private IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException("not understood: " + what + " in " + text);
  }
}
