package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Real races by the real clock on this machine as it is: identical contestants tie, and one that
 * does half as much work again is found.
 *
 * <p>To hold on a machine that is busy with other things, a run is much shorter than a turn of the
 * operating system's scheduler, so that few runs are interrupted, and there are many of them: then
 * medians and middle halves do not see those that were.
 */
class RealRaceTest {

  private static final int RACES = Boolean.getBoolean("rendezvous.thorough") ? 200 : 20;
  private static final int ENOUGH = RACES * 19 / 20;
  private static final int WORK = 60_000;

  /** A calculation of which no step can begin before the last has ended: xorshift. */
  private static long work(int steps) {
    long x = 88172645463325252L;
    for (int i = 0; i < steps; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  private static Comparison race(int seed, int work, int otherWork) {
    return Race.of("Which does less?")
        .contestant("a", () -> work(work))
        .contestant("b", () -> work(otherWork))
        .rounds(41)
        .seed(seed)
        .run()
        .compare("a", "b");
  }

  @Test
  void identicalContestantsTieNineteenTimesOfTwenty() {
    int ties = 0;
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < RACES; i++) {
      Comparison comparison = race(i, WORK, WORK);
      ties += comparison.verdict() == Verdict.TIE ? 1 : 0;
      others.append(comparison.verdict() == Verdict.TIE ? "" : comparison + "\n");
    }
    assertTrue(ties >= ENOUGH, ties + " ties of " + RACES + " races:\n" + others);
  }

  @Test
  void halfAsMuchWorkAgainIsFoundNineteenTimesOfTwenty() {
    int found = 0;
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < RACES; i++) {
      Comparison comparison = race(i, WORK, WORK * 3 / 2);
      found += comparison.verdict() == Verdict.FASTER ? 1 : 0;
      others.append(comparison.verdict() == Verdict.FASTER ? "" : comparison + "\n");
    }
    assertTrue(found >= ENOUGH, found + " found of " + RACES + " races:\n" + others);
  }
}
