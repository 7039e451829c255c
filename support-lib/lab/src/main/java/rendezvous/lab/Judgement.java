package rendezvous.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import rendezvous.lab.Claim.Outcome;

/**
 * What a measurement says about something expected of it, and why; it judges a {@link Claim}.
 *
 * @param outcome seen, not seen, or not to be told by this measurement
 * @param measured the numbers
 * @param reason why that is the outcome
 * @see Estimate#atLeast
 * @see Contest#ordered
 */
public record Judgement(Outcome outcome, String measured, String reason) {

  /**
   * A difference this large matters. A tie in whose noise one could hide shows nothing, neither
   * that there is a winner nor that there is none.
   */
  private static final double MATTERS = 1.5;

  /** A judgement; every part must say something. */
  public Judgement {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(measured, "measured");
    Objects.requireNonNull(reason, "reason");
  }

  /** Judges a fact that holds or does not: {@code fact(lost == 0, lost + " rows lost")}. */
  public static Judgement fact(boolean holds, String measured) {
    return holds
        ? new Judgement(Outcome.REPRODUCED, measured, "what was expected was seen: " + measured)
        : new Judgement(
            Outcome.NOT_REPRODUCED, measured, "something else than expected was seen: " + measured);
  }

  /**
   * Judges by a comparison that was expected to come out so. A tie where a winner was expected does
   * not reproduce, nor a winner where a tie was. A tie whose noise could hide a difference of half
   * as much again tells nothing.
   */
  public static Judgement of(Comparison comparison, Verdict expected) {
    String seen = comparison.sentence();
    boolean tie = comparison.verdict() == Verdict.TIE;
    if (tie && couldHide(comparison, expected)) {
      return new Judgement(Outcome.NOT_MEASURABLE, seen, hidden(comparison));
    }
    if (comparison.verdict() == expected) {
      return new Judgement(Outcome.REPRODUCED, seen, comparison.reason());
    }
    String because =
        tie
            ? "it was a tie: " + comparison.reason()
            : expected == Verdict.TIE
                ? "there is a difference: " + seen
                : "it was the other way round: " + seen;
    return new Judgement(Outcome.NOT_REPRODUCED, seen, because);
  }

  private static boolean couldHide(Comparison comparison, Verdict expected) {
    boolean muchMore = comparison.high() >= MATTERS;
    boolean muchLess = comparison.low() <= 1 / MATTERS;
    return switch (expected) {
      case FASTER, LARGER -> muchMore;
      case SLOWER, SMALLER -> muchLess;
      case TIE -> muchMore || muchLess;
    };
  }

  private static String hidden(Comparison comparison) {
    if (Double.isInfinite(comparison.high())) {
      return "it was a tie that shows nothing: " + comparison.reason();
    }
    double factor = Math.max(comparison.high(), 1 / comparison.low());
    return "it was a tie, but the noise could hide that one is "
        + Numbers.brief(factor)
        + " times the other";
  }

  /**
   * All of these together: not reproduced if one is not, else not to be told if one is not, else
   * reproduced.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Judgement all(Judgement... judgements) {
    return all(Arrays.asList(judgements));
  }

  static Judgement all(List<Judgement> judgements) {
    if (judgements.isEmpty()) {
      throw new IllegalArgumentException("nothing to judge by");
    }
    Outcome worst = Outcome.REPRODUCED;
    for (Outcome outcome : List.of(Outcome.NOT_MEASURABLE, Outcome.NOT_REPRODUCED)) {
      worst = judgements.stream().anyMatch(j -> j.outcome == outcome) ? outcome : worst;
    }
    Outcome decisive = worst;
    return new Judgement(
        decisive,
        judgements.stream().map(Judgement::measured).distinct().collect(Collectors.joining("; ")),
        judgements.stream()
            .filter(judgement -> judgement.outcome == decisive)
            .map(Judgement::reason)
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  /** The same judgement with the numbers in these words. */
  public Judgement measured(String words) {
    return new Judgement(outcome, words, reason);
  }

  /** As in {@code reproduced: 1.8 is at least 1.5}. */
  @Override
  public String toString() {
    return outcome + ": " + reason;
  }
}
