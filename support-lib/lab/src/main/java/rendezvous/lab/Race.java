package rendezvous.lab;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
 * measured rounds come warm-up rounds until they stop getting faster, for the JVM compiles what
 * runs often. A race ends when its rounds are done or its budget of time is used up, and says how
 * many rounds it ran.
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

  /** So many rounds of warm-up in a row must bring nothing. */
  static final int STEADY_ROUNDS = 3;

  /** Where results go, so that the JVM cannot find out that nobody wants them. */
  private static volatile Object sink;

  private final String question;
  private final Contestants<Task> contestants = new Contestants<>();
  private final Meter meter;
  private int rounds = 13;
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

  /**
   * Many races in one: how do contestants compare as a parameter grows? The question becomes the
   * title, the parameter the horizontal axis.
   */
  public static Sweep sweep(String question, String parameter, int... values) {
    return new Sweep(question, parameter, values, Meter.ofJvm());
  }

  /** Adds a contestant. Each run should do the same work as the other contestants' runs. */
  public Race contestant(String name, Task task) {
    contestants.add(name, task);
    return this;
  }

  /** Adds a contestant whose result is used, so that the JVM must really compute it. */
  public Race contestant(String name, Callable<?> task) {
    Objects.requireNonNull(task, "task");
    return contestant(name, (Task) () -> consume(task.call()));
  }

  /**
   * Uses a value, so that the JVM must really compute it: for the body of a contestant that is
   * given what to do and cannot return it.
   */
  public static void consume(Object value) {
    sink = value;
  }

  /** How many rounds to measure, 13 unless told; fewer than 5 can only end in ties. */
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

  static <N extends Number> N positive(N number, String what) {
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
    List<RaceLane> lanes =
        contestants.map((name, task) -> new RaceLane(name, "", task, operations, meter));
    Conditions conditions =
        new Rounds(meter::nanoTime, budget, seed, STEADY_ROUNDS).run(lanes, rounds);
    List<Standing> standings = lanes.stream().map(RaceLane::standing).toList();
    return new RaceResult(question, standings, operations, conditions, 1);
  }
}
