package rendezvous.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples of metrics over time, as scraped in Prometheus' text format. Confined to one thread.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
final class MetricSeries {

  /** Longer ago, no rule of a notebook looks. */
  private static final Duration KEPT = Duration.ofMinutes(5);

  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+\\d+)?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Map<Key, List<Sample>> series = new LinkedHashMap<>();

  /** What a series is called. */
  record Key(String name, Map<String, String> labels) {}

  /** One value of it. */
  record Sample(Instant at, double value) {}

  /**
   * Adds what was scraped.
   *
   * @throws IllegalArgumentException naming the line that is not in the format
   */
  void add(Instant at, String exposition) {
    for (String line : exposition.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
          throw new IllegalArgumentException("this is no sample of a metric: " + line);
        }
        List<Sample> samples =
            series.computeIfAbsent(
                new Key(parts.group(1), labels(parts.group(2))), _ -> new ArrayList<>());
        samples.add(new Sample(at, number(parts.group(3))));
        samples.removeIf(sample -> sample.at.isBefore(at.minus(KEPT)));
      }
    }
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (text != null) {
      LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    }
    return labels;
  }

  static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The series of this name that have all these labels. */
  List<Key> matching(Key selector) {
    return series.keySet().stream()
        .filter(key -> key.name.equals(selector.name))
        .filter(key -> key.labels.entrySet().containsAll(selector.labels.entrySet()))
        .toList();
  }

  /** The value of a series at its last scrape until then; NaN if there was none. */
  double last(Key key, Instant now) {
    List<Sample> known = until(key, Instant.MIN, now);
    return known.isEmpty() ? Double.NaN : known.getLast().value;
  }

  /**
   * By how much a counter has grown in a second, on average between the first and the last scrape
   * in the range; NaN if there were fewer than two. A counter that falls has been reset to zero.
   * Prometheus would also extrapolate to the ends of the range.
   */
  double rate(Key key, Duration range, Instant now) {
    List<Sample> known = until(key, now.minus(range), now);
    if (known.size() < 2) {
      return Double.NaN;
    }
    double growth = 0;
    for (int i = 1; i < known.size(); i++) {
      double before = known.get(i - 1).value;
      double value = known.get(i).value;
      growth += value >= before ? value - before : value;
    }
    return growth * 1e9 / Duration.between(known.getFirst().at, known.getLast().at).toNanos();
  }

  private List<Sample> until(Key key, Instant after, Instant now) {
    return series.get(key).stream()
        .filter(sample -> sample.at.isAfter(after) && !sample.at.isAfter(now))
        .toList();
  }
}
