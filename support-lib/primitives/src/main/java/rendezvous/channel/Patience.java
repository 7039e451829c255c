package rendezvous.channel;

/**
 * What one channel, or one side of it, has learned about waiting without parking: how long it is
 * worth to spin for the other side, and whether it is worth to yield to it.
 */
class Patience {
  // To park and be unparked costs some hundred nanoseconds and the other side's time. If the other
  // side runs on another carrier it is there within a few; if it is runnable on this carrier, one
  // yield lets it run, and it finds nobody to unpark; if neither is so, both are a waste. Which of
  // these it is changes seldom, so it is learned from what happened last, and tried again from
  // time to time, ever more rarely if it keeps failing. It begins with spinning: two threads that
  // are started together run on different carriers, but would soon share one, and keep sharing it,
  // if they parked or yielded at once.
  //
  // All fields are plain, and threads race for them: they are advice, and nothing depends on them.
  // They are small, and a base class's, because they must be in a cache line that is used anyway.

  private static final int TRIAL_SPINS = 40;
  private static final short FIRST_USUAL = 8;
  private static final short USUAL_AFTER_TRIAL = 16;
  private static final int MOST_SPINS = 256;
  private static final int MOST_CREDIT = 16;
  private static final int SHORTEST_REST = 64;
  private static final int LONGEST_SPIN_REST = 256;
  private static final int LONGEST_YIELD_REST = 2048;

  /** How many spins it usually took lately; 0 while spinning is not worth it. */
  private short usualSpins = FIRST_USUAL;

  /** While spinning is not worth it: how many waits until it is tried again. */
  private short spinRest;

  /** How long the next rest will be. */
  private short nextSpinRest = 2 * SHORTEST_REST;

  /** Whether the last spin came to nothing. The first of all has one chance only. */
  private boolean missed = true;

  /** How many failures of yielding are forgiven; 0 while it is not worth it. */
  private byte credit;

  /** While yielding is not worth it: how many waits until it is tried again. */
  private short yieldRest = SHORTEST_REST;

  /** How long the next rest will be. */
  private short nextYieldRest = SHORTEST_REST;

  /** How often to spin now. */
  final int spins() {
    int usual = usualSpins;
    if (usual > 0) {
      return Math.min(2 * usual + 24, MOST_SPINS);
    }
    return --spinRest > 0 ? 0 : TRIAL_SPINS;
  }

  /** The other side came after so many spins. */
  final void spinningHelped(int spun) {
    // Writes only what changes: both sides look at this cache line all the time.
    int usual = usualSpins;
    if (usual == 0) {
      usualSpins = USUAL_AFTER_TRIAL;
      nextSpinRest = SHORTEST_REST;
    } else if (spun > usual) {
      usualSpins = (short) Math.min(spun, MOST_SPINS);
    } else if (4 * spun < usual && usual > FIRST_USUAL) {
      usualSpins = (short) (usual - usual / 4);
    }
    if (missed) {
      missed = false;
    }
  }

  /** The other side did not come while we spun. */
  final void spinningFailed() {
    if (usualSpins > 0 && !missed) {
      missed = true;
      return;
    }
    usualSpins = 0;
    missed = false;
    spinRest = nextSpinRest;
    nextSpinRest = (short) Math.min(2 * spinRest, LONGEST_SPIN_REST);
  }

  /** Whether to yield now. */
  final boolean yields() {
    return credit > 0 || --yieldRest <= 0;
  }

  /**
   * What came of a yield.
   *
   * @param helped whether the other side was there after it
   * @param penalty how many successes it takes to make up for a failure
   */
  final void yielded(boolean helped, int penalty) {
    if (helped) {
      if (nextYieldRest != SHORTEST_REST) {
        nextYieldRest = SHORTEST_REST;
      }
      if (credit < MOST_CREDIT) {
        credit++;
      }
    } else if (credit > penalty) {
      credit = (byte) (credit - penalty);
    } else {
      credit = 0;
      yieldRest = nextYieldRest;
      nextYieldRest = (short) Math.min(2 * yieldRest, LONGEST_YIELD_REST);
    }
  }
}
