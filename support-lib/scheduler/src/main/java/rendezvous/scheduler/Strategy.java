package rendezvous.scheduler;

import java.util.SplittableRandom;

/** How a seed becomes a schedule. */
public enum Strategy {
  /** At each point the thread goes on, or another is chosen, at random. */
  RANDOM {
    @Override
    Chooser chooser(long seed, SplittableRandom random) {
      return new RandomWalk(random);
    }
  },

  /**
   * Threads have random priorities, and the highest one runs; at a few random points the running
   * thread's priority becomes the lowest. Finds in few schedules what needs few switches at just
   * the right moments.
   *
   * @see <a href="https://doi.org/10.1145/1736020.1736040">Burckhardt, Kothari, Musuvathi,
   *     Nagarakatte: A randomized scheduler with probabilistic guarantees of finding bugs (ASPLOS
   *     2010)</a>
   */
  PRIORITIES {
    @Override
    Chooser chooser(long seed, SplittableRandom random) {
      return new Priorities(random);
    }
  },

  /** Even seeds by {@link #RANDOM}, odd seeds by {@link #PRIORITIES}. */
  MIXED {
    @Override
    Chooser chooser(long seed, SplittableRandom random) {
      return ((seed & 1) == 0 ? RANDOM : PRIORITIES).chooser(seed, random);
    }
  };

  abstract Chooser chooser(long seed, SplittableRandom random);
}
