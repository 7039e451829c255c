package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Lets contestants take turns: every round runs each of them once, in an order that rotates from
 * round to round, so that whatever slows the machine down for a while slows all of them.
 *
 * <p>First come rounds of warm-up, until several in a row have made nobody faster, for the JVM
 * compiles what runs often; at most a fifth of the budget goes into them. Then come the measured
 * rounds, until they are done or the next would not end within the budget.
 */
final class Rounds {

  /** A contestant as it runs. */
  interface Lane {
    /**
     * Runs once.
     *
     * @param round the round's name
     * @param measured whether this run counts, or is warm-up
     * @return how many nanoseconds it took, to see whether it still gets faster
     */
    long run(String round, boolean measured);
  }

  private static final int WARMUP_SHARE = 5;
  private static final int MOST_WARMUP_ROUNDS = 1_000;

  /** A contestant is getting faster while it beats its best time by this factor. */
  private static final double FASTER = 0.95;

  /** What runs for some microseconds needs more rounds than a few until the compiler sees it. */
  private static final Duration SHORTEST_WARMUP = Duration.ofMillis(100);

  private final LongSupplier clock;
  private final Duration budget;
  private final long seed;
  private final int steadyRounds;

  /**
   * Rounds by this clock.
   *
   * @param steadyRounds how many rounds of warm-up in a row must bring nothing; with 0, the first
   *     is the only one
   */
  Rounds(LongSupplier clock, Duration budget, long seed, int steadyRounds) {
    this.clock = clock;
    this.budget = budget;
    this.seed = seed;
    this.steadyRounds = steadyRounds;
  }

  /** Runs one round of warm-up at least, and one measured round at least, whatever the budget. */
  Conditions run(List<? extends Lane> lanes, int planned) {
    Machine machine = Machine.now();
    Stopwatch watch = new Stopwatch(clock, budget);
    WarmUp warmUp = warmUp(lanes, watch);
    int done = 0;
    while (done < planned && (done == 0 || watch.hasTimeForAnotherRound())) {
      for (int index : order(lanes.size(), done, seed)) {
        lanes.get(index).run("round " + (done + 1), true);
      }
      watch.roundEnded();
      done++;
    }
    return new Conditions(done, planned, budget, warmUp, machine);
  }

  private WarmUp warmUp(List<? extends Lane> lanes, Stopwatch watch) {
    long most = budget.toNanos() / WARMUP_SHARE;
    long least = Math.min(most, SHORTEST_WARMUP.toNanos());
    long[] best = new long[lanes.size()];
    Arrays.fill(best, Long.MAX_VALUE);
    int done = 0;
    int steady = -1; // the first round has nothing to be compared with
    do {
      boolean faster = false;
      for (int index : order(lanes.size(), done, seed)) {
        long time = lanes.get(index).run("warm-up round " + (done + 1), false);
        faster |= time < FASTER * best[index];
        best[index] = Math.min(best[index], time);
      }
      watch.roundEnded();
      steady = faster && done > 0 ? 0 : steady + 1;
      done++;
    } while (steadyRounds > 0
        && done < MOST_WARMUP_ROUNDS
        && watch.elapsed() < most
        && (steady < steadyRounds || watch.elapsed() < least));
    return new WarmUp(done, Duration.ofNanos(watch.elapsed()), done == 1 || steady > 0);
  }

  /**
   * The order of one round: the shuffled contestants, rotated by one each round, and backwards in
   * every second full turn; so each runs equally often at each place, and not always after the
   * same.
   */
  static List<Integer> order(int contestants, int round, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < contestants; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    Collections.rotate(order, -(round % contestants));
    if (round / contestants % 2 == 1) {
      Collections.reverse(order);
    }
    return order;
  }

  /**
   * Runs a contestant's task.
   *
   * @throws RaceException if it throws, naming it and the round; an interrupt ends it in the same
   *     way and leaves the thread interrupted
   */
  static void attempt(String contestant, String round, Race.Task task) {
    try {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      task.run();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RaceException("the race was interrupted: " + contestant + ", " + round, e);
    } catch (Throwable e) {
      throw new RaceException("contestant \"" + contestant + "\" failed in " + round + ": " + e, e);
    }
  }

  /** How much of the budget is left, and whether a round still fits in. */
  private static final class Stopwatch {
    private final LongSupplier clock;
    private final long budget;
    private final long start;
    private long roundStart;
    private long longestRound;

    Stopwatch(LongSupplier clock, Duration budget) {
      this.clock = clock;
      this.budget = budget.toNanos();
      this.start = clock.getAsLong();
      this.roundStart = start;
    }

    long elapsed() {
      return clock.getAsLong() - start;
    }

    void roundEnded() {
      long now = clock.getAsLong();
      longestRound = Math.max(longestRound, now - roundStart);
      roundStart = now;
    }

    boolean hasTimeForAnotherRound() {
      return elapsed() + longestRound <= budget;
    }
  }
}
