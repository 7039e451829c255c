package rendezvous.lab;

import java.util.Arrays;

/**
 * One contestant's values, one a round.
 *
 * @param name the contestant
 * @param rounds the values in the order they were measured
 * @param spread where they lie
 */
record Sample(String name, double[] rounds, Spread spread) {

  static Sample of(String name, double... rounds) {
    return new Sample(name, rounds.clone(), Spread.of(rounds));
  }

  /** How the later rounds did against the earlier ones; a tie unless they are clearly apart. */
  Verdict drift() {
    int half = rounds.length / 2;
    if (half == 0) {
      return Verdict.TIE;
    }
    Sample early = of(name, Arrays.copyOf(rounds, half));
    Sample late = of(name, Arrays.copyOfRange(rounds, rounds.length - half, rounds.length));
    return Comparison.of(late, early, Quantity.TIME, Comparison.CHANCE, 0).verdict();
  }
}
