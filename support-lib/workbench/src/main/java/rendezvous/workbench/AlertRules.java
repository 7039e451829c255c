package rendezvous.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Evaluates alert rules in Prometheus' format over scraped metrics, where no Prometheus is
 * installed.
 *
 * {@snippet :
 * AlertRules rules = AlertRules.of(yaml);
 * rules.scrape(Instant.now(), "calls_total 7\n");
 * rules.evaluate(Instant.now())
 * }
 *
 * <p>An expression compares two numbers; of the query language it knows what {@code PromQl} lists,
 * and refuses the rest. A rule <i>fires</i> once its expression has been true for the time that it
 * says under {@code for}; until then it is <i>pending</i>. Rules are evaluated one by one, without
 * labels of their own. All times are given, none is taken from a clock. Confined to one thread.
 *
 * @see <a
 *     href="https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/">Alerting
 *     rules</a>
 */
public final class AlertRules {

  private static final Pattern COMPARISON = Pattern.compile("(.*?)\\s*(>=|<=|>|<)\\s*(.*)");

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Instant> since = new HashMap<>();
  private final MetricSeries series = new MetricSeries();

  /** How it stands with a rule. */
  public enum Status {
    INACTIVE,
    PENDING,
    FIRING
  }

  /**
   * A rule at a moment.
   *
   * @param name what the rule calls the alert
   * @param status how it stands
   * @param value the left side of its comparison; NaN while it is not known
   */
  public record Alert(String name, Status status, double value) {}

  private record Rule(
      String name,
      PromQl.Expression left,
      String operator,
      PromQl.Expression right,
      Duration duration) {

    boolean holds(double value, double limit) {
      return switch (operator) {
        case ">" -> value > limit;
        case "<" -> value < limit;
        case ">=" -> value >= limit;
        default -> value <= limit;
      };
    }
  }

  private AlertRules() {}

  /**
   * Reads a file of rules: groups with {@code alert}, {@code expr} and {@code for}.
   *
   * @throws IllegalArgumentException naming the expression that is not understood
   */
  public static AlertRules of(String yaml) {
    AlertRules alerts = new AlertRules();
    Object file = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    for (Map<?, ?> group : maps(((Map<?, ?>) file).get("groups"))) {
      for (Map<?, ?> rule : maps(group.get("rules"))) {
        alerts.rules.add(rule(rule));
      }
    }
    return alerts;
  }

  private static List<Map<?, ?>> maps(Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    for (Object each : (List<?>) list) {
      maps.add((Map<?, ?>) each);
    }
    return maps;
  }

  private static Rule rule(Map<?, ?> rule) {
    String expression = String.valueOf(rule.get("expr")).strip();
    Matcher comparison = COMPARISON.matcher(expression);
    if (!comparison.matches()) {
      throw new IllegalArgumentException("this compares nothing: " + expression);
    }
    Object duration = rule.get("for");
    return new Rule(
        String.valueOf(rule.get("alert")),
        PromQl.parse(comparison.group(1)),
        comparison.group(2),
        PromQl.parse(comparison.group(3)),
        duration == null ? Duration.ZERO : PromQl.duration(duration.toString()));
  }

  /** The names of the alerts, in the order of the file. */
  public List<String> names() {
    return rules.stream().map(Rule::name).toList();
  }

  /**
   * Adds what was scraped at a moment, in Prometheus' text format.
   *
   * @throws IllegalArgumentException naming the line that is not in the format
   */
  public AlertRules scrape(Instant at, String exposition) {
    series.add(at, exposition);
    return this;
  }

  /** What an expression that compares nothing is worth at a moment; NaN where it is not known. */
  public double value(String expression, Instant at) {
    return PromQl.parse(expression).at(series, at);
  }

  /** How it stands with all rules at a moment, which must not be before that of the last call. */
  public List<Alert> evaluate(Instant at) {
    return rules.stream().map(rule -> evaluate(rule, at)).toList();
  }

  private Alert evaluate(Rule rule, Instant at) {
    double value = rule.left.at(series, at);
    if (!rule.holds(value, rule.right.at(series, at))) {
      since.remove(rule.name);
      return new Alert(rule.name, Status.INACTIVE, value);
    }
    Instant begun = since.computeIfAbsent(rule.name, _ -> at);
    boolean firing = !begun.plus(rule.duration).isAfter(at);
    return new Alert(rule.name, firing ? Status.FIRING : Status.PENDING, value);
  }
}
