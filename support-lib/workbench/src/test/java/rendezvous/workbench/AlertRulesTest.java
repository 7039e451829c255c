package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.workbench.AlertRules.Alert;
import rendezvous.workbench.AlertRules.Status;

class AlertRulesTest {

  private static final Instant START = Instant.EPOCH;

  private final AlertRules rules =
      AlertRules.of(
          """
          groups:
          - name: shop
            rules:
            - alert: Errors
              expr: sum(rate(calls_total{status="500"}[10s])) / sum(rate(calls_total[10s])) > 0.1
              for: 2s
            - alert: Slow
              expr: histogram_quantile(0.9, sum by (le) (rate(seconds_bucket[10s]))) > 0.5
            - alert: Full
              expr: 100 - disk_free * 2 >= 90
          """);

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private Status status(String alert, int seconds) {
    return rules.evaluate(at(seconds)).stream()
        .filter(each -> each.name().equals(alert))
        .map(Alert::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofNothingNothingIsSaid() {
    assertEquals(List.of("Errors", "Slow", "Full"), rules.names());
    assertTrue(
        rules.evaluate(START).stream()
            .allMatch(alert -> alert.status() == Status.INACTIVE && Double.isNaN(alert.value())));
  }

  @Test
  void firesWhenItHasBeenTrueForLongEnough() {
    // given
    rules.scrape(
        at(0),
        "# HELP calls_total c\ncalls_total{status=\"200\"} 0\ncalls_total{status=\"500\"} 0");
    rules.scrape(at(1), "calls_total{status=\"200\"} 80\ncalls_total{status=\"500\"} 20\n");

    // when, then
    assertEquals(new Alert("Errors", Status.PENDING, 0.2), rules.evaluate(at(1)).getFirst());
    assertEquals(Status.PENDING, status("Errors", 2));
    assertEquals(Status.FIRING, status("Errors", 3));

    // when all is well for a while
    rules.scrape(at(4), "calls_total{status=\"200\"} 8000\ncalls_total{status=\"500\"} 20\n");
    assertEquals(Status.INACTIVE, status("Errors", 4));

    // then a new fault must last as long again
    rules.scrape(at(5), "calls_total{status=\"200\"} 8000\ncalls_total{status=\"500\"} 5000\n");
    assertEquals(Status.PENDING, status("Errors", 6));
  }

  @Test
  void ratesLookBackAsFarAsTheirRangeAndSurviveARestart() {
    rules.scrape(at(0), "n_total 0").scrape(at(10), "n_total 100").scrape(at(20), "n_total 110");
    assertEquals(1, rules.value("rate(n_total[15s])", at(20)));
    assertEquals(5.5, rules.value("rate(n_total[1m])", at(20)));
    assertTrue(Double.isNaN(rules.value("rate(n_total[5s])", at(20))));
    rules.scrape(at(30), "n_total 40");
    assertEquals(4, rules.value("rate(n_total[15s])", at(30)));
  }

  @Test
  void quantilesAreSpreadEvenlyWithinABucket() {
    // given 100 calls, 50 below 0.1 s, 40 more below 1 s, 10 above
    rules.scrape(
        at(0),
        """
        seconds_bucket{le="0.1"} 0
        seconds_bucket{le="1.0"} 0
        seconds_bucket{le="+Inf"} 0
        """);
    rules.scrape(
        at(10),
        """
        seconds_bucket{le="0.1"} 50
        seconds_bucket{le="1.0"} 90
        seconds_bucket{le="+Inf"} 100
        """);

    // then
    String quantile = "histogram_quantile(%s, sum by (le) (rate(seconds_bucket[1m])))";
    assertEquals(0.05, rules.value(quantile.formatted("0.25"), at(10)), 1e-9);
    assertEquals(0.55, rules.value(quantile.formatted("0.7"), at(10)), 1e-9);
    assertEquals(1, rules.value(quantile.formatted("0.99"), at(10)), 1e-9);
  }

  @Test
  void calculatesWithLastValues() {
    rules.scrape(at(0), "disk_free{disk=\"a b\"} 3.0\nload{cpu=\"0\"} 1\nload{cpu=\"1\"} +Inf\n");
    assertEquals(94, rules.value("100 - disk_free * 2", at(0)));
    assertEquals(Status.FIRING, status("Full", 0));
    assertEquals(2, rules.value("(1 + disk_free) / 2", at(0)));
    assertEquals(1, rules.value("load{cpu=\"0\"}", at(0)));
    assertEquals(Double.POSITIVE_INFINITY, rules.value("sum(load)", at(0)));
    assertThrows(IllegalStateException.class, () -> rules.value("load", at(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(n_total)",
        "rate(n_total[5y])",
        "avg(n_total)",
        "n_total offset 5m",
        "sum(rate(n_total[5s])",
        "1 +",
        "n_total %"
      })
  void whatItDoesNotKnowItRefuses(String expression) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> rules.value(expression, START));
    assertTrue(refused.getMessage().startsWith("not understood: "), refused.getMessage());
    assertTrue(refused.getMessage().endsWith(" in " + expression), refused.getMessage());
  }

  @Test
  void whatIsNoSampleIsNamed() {
    assertThrows(IllegalArgumentException.class, () -> rules.scrape(START, "a b c d"));
  }
}
