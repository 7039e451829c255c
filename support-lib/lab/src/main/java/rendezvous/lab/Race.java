package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Measures which of several ways is faster, or says honestly that it cannot tell.
 *
 * {@snippet :
 * Race.of("Which counter is faster with four threads?")
 *     .contestant("synchronized", () -> countSynchronized(4, 100_000))
 *     .contestant("LongAdder", () -> countAdder(4, 100_000))
 *     .operations(400_000)
 *     .run();
 * }
 *
 * <p>The contestants take turns: every round runs each of them once, in an order that rotates from
 * round to round, so that whatever slows the machine down for a while slows all of them. Before the
 * measured rounds come warm-up rounds, for the JVM compiles what runs often. A race ends when its
 * rounds are done or its budget of time is used up, and says how many rounds it ran.
 *
 * <p>See {@link Comparison} for when one contestant is called faster than another. A race cannot
 * see what differs from one JVM to the next; for a few per cent, or a few nanoseconds, use JMH.
 *
 * <p>A race is set up and run by one thread; a contestant may start as many as it likes, and should
 * have joined them when it returns.
 */
public final class Race {

  /** What a contestant does; it may throw anything. */
  @FunctionalInterface
  public interface Task {
    void run() throws Exception;
  }

  private static final int MOST_WARMUP_ROUNDS = 10;
  private static final int WARMUP_SHARE = 5;
  private static final long LEAST_CPU_NANOS = 100_000_000;

  /** Where results go, so that the JVM cannot find out that nobody wants them. */
  private static volatile Object sink;

  private final String question;
  private final Map<String, Task> contestants = new LinkedHashMap<>();
  private final Meter meter;
  private int rounds = 11;
  private long operations = 1;
  private Duration budget = Duration.ofSeconds(10);
  private long seed = 42;

  private Race(String question, Meter meter) {
    this.question = Objects.requireNonNull(question, "question");
    this.meter = meter;
  }

  /** A race that answers this question; it becomes the title of the plot. */
  public static Race of(String question) {
    return new Race(question, Meter.ofJvm());
  }

  static Race of(String question, Meter meter) {
    return new Race(question, meter);
  }

  /** Adds a contestant. Each run should do the same work as the other contestants' runs. */
  public Race contestant(String name, Task task) {
    Objects.requireNonNull(task, "task");
    if (contestants.putIfAbsent(Objects.requireNonNull(name, "name"), task) != null) {
      throw new IllegalArgumentException("two contestants are called \"" + name + "\"");
    }
    return this;
  }

  /** Adds a contestant whose result is used, so that the JVM must really compute it. */
  public Race contestant(String name, Callable<?> task) {
    Objects.requireNonNull(task, "task");
    return contestant(name, (Task) () -> sink = task.call());
  }

  /** How many rounds to measure, 11 unless told; fewer than 5 can only end in ties. */
  public Race rounds(int rounds) {
    this.rounds = positive(rounds, "rounds");
    return this;
  }

  /** How many operations one run of a contestant does, 1 unless told. Times are for one of them. */
  public Race operations(long operations) {
    this.operations = positive(operations, "operations");
    return this;
  }

  /**
   * How long the race may take, warm-up included; 10 seconds unless told. No round is begun that
   * would not end in time if it were as long as the longest so far; but one is always measured.
   */
  public Race budget(Duration budget) {
    positive(budget.toNanos(), "budget");
    this.budget = budget;
    return this;
  }

  /** The seed of the starting order, 42 unless told. */
  public Race seed(long seed) {
    this.seed = seed;
    return this;
  }

  private static <N extends Number> N positive(N number, String what) {
    if (number.longValue() < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + number);
    }
    return number;
  }

  /**
   * Runs the race in the calling thread.
   *
   * @throws RaceException if a contestant throws, naming it and the round; an interrupt ends the
   *     race in the same way and leaves the thread interrupted
   */
  public RaceResult run() {
    if (contestants.isEmpty()) {
      throw new IllegalStateException("a race needs contestants: .contestant(\"name\", () -> …)");
    }
    Machine machine = Machine.now();
    List<Lane> lanes = contestants.entrySet().stream().map(Lane::new).toList();
    Stopwatch watch = new Stopwatch(meter, budget);
    warmUp(lanes, watch);
    int done = 0;
    while (done < rounds && (done == 0 || watch.hasTimeForAnotherRound())) {
      round(lanes, done, "round " + (done + 1), true);
      watch.roundEnded();
      done++;
    }
    List<Standing> standings = lanes.stream().map(lane -> lane.standing(operations)).toList();
    return new RaceResult(question, standings, operations, rounds, budget, machine);
  }

  /** One round at least; then more, while they cost less than a fifth of the budget. */
  private void warmUp(List<Lane> lanes, Stopwatch watch) {
    int done = 0;
    do {
      round(lanes, done, "warm-up round " + (done + 1), false);
      watch.roundEnded();
      done++;
    } while (done < MOST_WARMUP_ROUNDS && watch.elapsed() < budget.toNanos() / WARMUP_SHARE);
  }

  private void round(List<Lane> lanes, int round, String name, boolean measured) {
    for (int index : order(lanes.size(), round, seed)) {
      lanes.get(index).run(name, measured);
    }
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

  /** One contestant and what was measured of it so far. */
  private final class Lane {
    private final String name;
    private final Task task;
    private final List<Long> nanos = new ArrayList<>();
    private long cpuNanos;
    private long allocatedBytes;

    Lane(Map.Entry<String, Task> contestant) {
      this.name = contestant.getKey();
      this.task = contestant.getValue();
    }

    void run(String round, boolean measured) {
      long bytesBefore = meter.allocatedBytes();
      long cpuBefore = meter.cpuNanos();
      long before = meter.nanoTime();
      runTask(round);
      long after = meter.nanoTime();
      long cpuAfter = meter.cpuNanos();
      long bytesAfter = meter.allocatedBytes();
      if (measured) {
        nanos.add(Math.max(1, after - before));
        cpuNanos = total(cpuNanos, cpuBefore, cpuAfter);
        allocatedBytes = total(allocatedBytes, bytesBefore, bytesAfter);
      }
    }

    private void runTask(String round) {
      try {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        task.run();
      } catch (VirtualMachineError e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RaceException("the race was interrupted: " + name + ", " + round, e);
      } catch (Throwable e) {
        throw new RaceException("contestant \"" + name + "\" failed in " + round + ": " + e, e);
      }
    }

    private static long total(long sum, long before, long after) {
      return sum < 0 || before < 0 || after < 0 ? Meter.UNKNOWN : sum + (after - before);
    }

    Standing standing(long operations) {
      double[] perOperation =
          nanos.stream().mapToDouble(total -> total / (double) operations).toArray();
      double all = (double) operations * perOperation.length;
      return new Standing(
          name,
          perOperation,
          Spread.of(perOperation),
          cpuNanos < LEAST_CPU_NANOS ? OptionalDouble.empty() : OptionalDouble.of(cpuNanos / all),
          allocatedBytes < 0 ? OptionalDouble.empty() : OptionalDouble.of(allocatedBytes / all));
    }
  }

  /** How much of the budget is left, and whether a round still fits in. */
  private static final class Stopwatch {
    private final Meter meter;
    private final long budget;
    private final long start;
    private long roundStart;
    private long longestRound;

    Stopwatch(Meter meter, Duration budget) {
      this.meter = meter;
      this.budget = budget.toNanos();
      this.start = meter.nanoTime();
      this.roundStart = start;
    }

    long elapsed() {
      return meter.nanoTime() - start;
    }

    void roundEnded() {
      long now = meter.nanoTime();
      longestRound = Math.max(longestRound, now - roundStart);
      roundStart = now;
    }

    boolean hasTimeForAnotherRound() {
      return elapsed() + longestRound <= budget;
    }
  }
}
