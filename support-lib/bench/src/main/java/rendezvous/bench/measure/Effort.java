package rendezvous.bench.measure;

import java.time.Duration;
import rendezvous.bench.workload.Workload;

/**
 * How much is measured.
 *
 * @param rounds how often each contestant is measured, each time in a fresh process
 * @param probeRounds the same for what JMH does not time: it varies less, or takes long
 * @param warmUps iterations of JMH that are not counted
 * @param iterations iterations of JMH that are; a round's value is their median
 * @param iteration how long an iteration lasts
 */
public record Effort(int rounds, int probeRounds, int warmUps, int iterations, Duration iteration) {

  /** Enough to tell a tie from a lead of some percent. */
  public static final Effort FULL = new Effort(5, 3, 3, 3, Duration.ofMillis(500));

  /** Every workload, with as little as shows a tendency. */
  public static final Effort QUICK = new Effort(2, 1, 2, 2, Duration.ofMillis(150));

  private static final Duration START_AND_END = Duration.ofMillis(700);

  /** The same with another number of rounds. */
  public Effort withRounds(int rounds) {
    return new Effort(rounds, Math.min(rounds, probeRounds), warmUps, iterations, iteration);
  }

  /** How often each contestant of a workload is measured. */
  int rounds(Workload workload) {
    return workload.isTimed() ? rounds : probeRounds;
  }

  /** How long a process measures, its warm-up included. */
  Duration measuring() {
    return iteration.multipliedBy(warmUps + iterations);
  }

  /** How long a process takes, about. */
  Duration process() {
    return measuring().plus(START_AND_END);
  }

  @Override
  public String toString() {
    return "%d %s, each in a fresh process: %d + %d iterations (warm-up + measured) of %d ms"
        .formatted(
            rounds, rounds == 1 ? "round" : "rounds", warmUps, iterations, iteration.toMillis());
  }
}
