package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToLongFunction;

/**
 * Races the same contestants at several values of a parameter, to see how they scale and where one
 * overtakes another.
 *
 * {@snippet :
 * Race.sweep("Which collector scales?", "workers", 1, 2, 4, 8, 16)
 *     .contestant("lock", n -> collectWithLock(n))
 *     .contestant("channel", n -> collectWithChannel(n))
 *     .operations(10_000)
 *     .run();
 * }
 *
 * <p>Every round runs every contestant at every value once, in turns, as in a {@link Race}; warm-up
 * and budget are those of the whole. What a contestant computes should go to {@link Race#consume}
 * unless somebody else uses it.
 */
public final class Sweep {

  /** What a contestant does at one value of the parameter; it may throw anything. */
  @FunctionalInterface
  public interface Task {
    void run(int value) throws Exception;
  }

  private final String question;
  private final String parameter;
  private final int[] values;
  private final Meter meter;
  private final Contestants<Task> contestants = new Contestants<>();
  private IntToLongFunction operations = value -> 1;
  private int rounds = 11;
  private Duration budget = Duration.ofSeconds(20);
  private long seed = 42;

  Sweep(String question, String parameter, int[] values, Meter meter) {
    this.question = Objects.requireNonNull(question, "question");
    this.parameter = Objects.requireNonNull(parameter, "parameter");
    this.values = Arrays.stream(values).sorted().distinct().toArray();
    this.meter = meter;
    if (values.length == 0) {
      throw new IllegalArgumentException("a sweep needs values of \"" + parameter + "\"");
    }
  }

  /**
   * Adds a contestant. Each run should do the same work as the other contestants' at that value.
   */
  public Sweep contestant(String name, Task task) {
    contestants.add(name, task);
    return this;
  }

  /** How many rounds to measure, 11 unless told; too few can only end in ties. */
  public Sweep rounds(int rounds) {
    this.rounds = Race.positive(rounds, "rounds");
    return this;
  }

  /** How many operations one run does at any value, 1 unless told. Times are for one of them. */
  public Sweep operations(long operations) {
    Race.positive(operations, "operations");
    return operations(value -> operations);
  }

  /** How many operations one run does at each value, where that depends on it. */
  public Sweep operations(IntToLongFunction operations) {
    this.operations = Objects.requireNonNull(operations, "operations");
    return this;
  }

  /** How long all of it may take, warm-up included; 20 seconds unless told. */
  public Sweep budget(Duration budget) {
    Race.positive(budget.toNanos(), "budget");
    this.budget = budget;
    return this;
  }

  /** The seed of the starting order, 42 unless told. */
  public Sweep seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * Runs the sweep in the calling thread.
   *
   * @throws RaceException as {@link Race#run} does; it names the value too
   */
  public SweepResult run() {
    Map<Integer, List<RaceLane>> lanes = new LinkedHashMap<>();
    for (int value : values) {
      long count = Race.positive(operations.applyAsLong(value), "operations");
      lanes.put(
          value,
          contestants.map((name, task) ->
              new RaceLane(
                  name, ", " + parameter + " = " + value, () -> task.run(value), count, meter)));
    }
    Conditions conditions =
        new Rounds(meter::nanoTime, budget, seed, Race.STEADY_ROUNDS)
            .run(lanes.values().stream().flatMap(List::stream).toList(), rounds);
    List<SweepResult.Point> points = new ArrayList<>();
    lanes.forEach((value, row) ->
        points.add(
            new SweepResult.Point(
                value,
                new RaceResult(
                    question + " " + parameter + " = " + value,
                    row.stream().map(RaceLane::standing).toList(),
                    operations.applyAsLong(value),
                    conditions,
                    values.length))));
    return new SweepResult(question, parameter, points, conditions);
  }
}
