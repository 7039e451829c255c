package rendezvous.channel;

/**
 * What one channel has learned about waiting without parking: how long it is worth to spin for the
 * other side, and whether it is worth to yield to it.
 */
final class Patience {
  // To park and be unparked costs some hundred nanoseconds and the other side's time. If the other
  // side runs on another carrier it is there within a few; if it is runnable on this carrier, one
  // yield lets it run, and it finds nobody to unpark; if neither is so, both are a waste. Which of
  // these it is changes seldom, so it is learned from what happened last, and tried again from time
  // to time, ever more rarely if it keeps failing.
  //
  // All fields are plain, and threads race for them: they are advice, and nothing depends on them.

  private static final int MOST_SPINS = 256;
  private static final int MOST_CREDIT = 16;

  /** How many spins it usually took lately; 0 while spinning is not worth it. */
  private int usualSpins;

  /** How many spins in a row came to nothing. */
  private int misses;

  /** How many waits until spinning is tried again, as a negative number. */
  private int spinRest = -1;

  private int trials;

  /** Positive while yielding is worth it; otherwise counts up to the next trial. */
  private int credit = 8;

  /** How often to spin now. */
  int spins() {
    int usual = usualSpins;
    if (usual > 0) {
      return Math.min(2 * usual + 12, MOST_SPINS);
    }
    if (++spinRest == 0) {
      return trials++ == 0 ? 40 : MOST_SPINS;
    }
    return 0;
  }

  /** The other side came while we spun. */
  void spinningHelped(int spun) {
    usualSpins = (usualSpins * 3 + spun) / 4 + 1;
    misses = 0;
    trials = Math.min(trials, 1);
  }

  /** The other side did not come while we spun. */
  void spinningFailed() {
    if (usualSpins == 0 || ++misses >= 2) {
      usualSpins = 0;
      misses = 0;
      spinRest = -(32 << Math.min(trials, 5));
    }
  }

  /** Whether to yield now. */
  boolean yields() {
    if (credit > 0) {
      return true;
    }
    if (++credit == 0) {
      credit = 3;
    }
    return false;
  }

  /** Whether the other side was there after a yield. */
  void yielded(boolean helped) {
    int now = credit;
    if (helped) {
      credit = Math.min(now + 1, MOST_CREDIT);
    } else {
      credit = now > 2 ? now - 2 : -32;
    }
  }
}
