package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;

/**
 * Runs a small piece of concurrent code under many schedules and shows the one that breaks it.
 *
 * {@snippet :
 * class Counter { int n; void increment() { n++; } }
 *
 * Schedules.explore(() -> {
 *   var counter = new Counter();
 *   Schedules.together(counter::increment, counter::increment);
 *   Schedules.require(counter.n == 2, "an update is lost: n = " + counter.n);
 * })
 * }
 *
 * <p>All virtual threads that the scenario starts, in whatever way, run one at a time. In front of
 * every access that others may see (a field, an array element, a monitor, a call of {@code
 * java.util}, {@code java.util.concurrent}, {@code Thread} or this course's primitives), another
 * thread may be let run instead. Each schedule is made from a seed, and the same seed makes the
 * same schedule again: {@link #replay}. Time is virtual: a {@code Thread.sleep} takes none. Found
 * are:
 *
 * <ul>
 *   <li>exceptions that nobody catches, in the scenario or in one of its threads: a {@link
 *       #require} that fails, for instance, because an update was lost,
 *   <li>deadlocks, lost wake-ups, threads left behind, at once and without waiting for a timeout,
 *   <li>threads that run on and on,
 *   <li>two threads in calls of the same {@code ArrayList}, {@code HashMap} or {@code
 *       StringBuilder} at once.
 * </ul>
 *
 * <p>Explored are the classes and methods of cells, and the course's primitives. The scenario makes
 * everything that it uses, so that each schedule starts afresh. Top-level variables that it uses
 * are made anew by their declarations, too, before each schedule; what other statements have done
 * to them is not done again. Static fields of classes keep their values from one schedule to the
 * next, and what the scenario prints is printed in each of them.
 *
 * <h2>What it cannot see</h2>
 *
 * <ul>
 *   <li>That a field should have been volatile, or an access ordered: schedules are explored as if
 *       memory were sequentially consistent. That takes jcstress.
 *   <li>What happens inside the classes of the JDK and of other libraries: their methods are steps.
 *   <li>Platform threads, parallel streams, the common pool, sockets and other processes are not
 *       controlled; a scenario that uses them is refused.
 *   <li>All the schedules that were not run: that nothing was found proves nothing about them.
 * </ul>
 *
 * <p>An object of this class is immutable and may be used by several threads. Exploring blocks, and
 * ends with a {@link CancellationException} when the calling thread is interrupted. It needs JDK 25
 * and {@code --add-opens java.base/java.lang=ALL-UNNAMED}, which this course's kernel has.
 */
public final class Schedules {
  private static final int DEFAULT_SCHEDULES = 1_000;
  private static final Duration DEFAULT_BUDGET = Duration.ofSeconds(10);
  private static final Duration STUCK = Duration.ofSeconds(5);

  // Nothing outside of the scenario can wake its threads: this is for the JVM's own helpers.
  private static final Duration GRACE = Duration.ofMillis(5);

  private static final Schedules DEFAULT =
      new Schedules(DEFAULT_SCHEDULES, 1, DEFAULT_BUDGET, false, false, false, List.of());

  // immutable state
  private final int most;
  private final long from;
  private final Duration budget;
  private final boolean spuriousWakeUps;
  private final boolean racingTime;
  private final boolean freshClasses;
  private final List<String> prefixes;

  private Schedules(
      int most,
      long from,
      Duration budget,
      boolean spuriousWakeUps,
      boolean racingTime,
      boolean freshClasses,
      List<String> prefixes) {
    this.most = most;
    this.from = from;
    this.budget = budget;
    this.spuriousWakeUps = spuriousWakeUps;
    this.racingTime = racingTime;
    this.freshClasses = freshClasses;
    this.prefixes = prefixes;
  }

  // --- running

  /**
   * Runs the scenario under up to 1000 schedules, for at most ten seconds, until one fails.
   *
   * @throws SchedulesException if the scenario does what cannot be explored; its message says what
   * @throws CancellationException if the calling thread is interrupted; it stays so
   */
  public static SchedulesResult explore(Scenario scenario) {
    return DEFAULT.run(scenario);
  }

  /** Runs the scenario under the one schedule that a seed makes. */
  public static SchedulesResult replay(long seed, Scenario scenario) {
    return atMost(1).from(seed).run(scenario);
  }

  /** Settings that start from these: up to so many schedules. */
  public static Schedules atMost(int schedules) {
    if (schedules < 1) {
      throw new IllegalArgumentException("schedules: " + schedules);
    }
    return new Schedules(schedules, 1, DEFAULT_BUDGET, false, false, false, List.of());
  }

  /** As {@link #explore}, with these settings. */
  public SchedulesResult run(Scenario scenario) {
    Cells cells = Cells.around(scenario);
    Exploration exploration = exploration(cells);
    long start = System.nanoTime();
    Outcome outcome;
    try {
      outcome = exploration.explore(scenario);
    } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
      throw SchedulesException.of(e);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    if (outcome instanceof Outcome.Failed(_, _, Fault.Uncontrolled fault, _, _)) {
      throw SchedulesException.of(fault, new Places(cells));
    }
    return new SchedulesResult(this, scenario, outcome, time, cells);
  }

  private Exploration exploration(Cells cells) {
    Exploration exploration =
        Exploration.of(this::explores, cells.classFiles(), cells.loader())
            .libraries(Cells.LIBRARIES)
            // watches over the JDK's own scheduler, which is not ours
            .disabling("rendezvous.channel.Preemption", "point")
            // a look whether anybody listens is not worth a choice of who goes on
            .disabling("rendezvous.channel.Trace", "tell")
            .disabling("rendezvous.channel.Trace", "tellOutcome")
            .preparing(cells.variables(), Cells.DECLARATION)
            .strict()
            .grace(GRACE)
            .stuckAfter(STUCK)
            .schedules(most)
            .from(from)
            .budget(budget);
    if (spuriousWakeUps) {
      exploration = exploration.spuriousWakeUps();
    }
    if (racingTime) {
      exploration = exploration.racingTime();
    }
    return freshClasses ? exploration.freshClasses() : exploration;
  }

  private boolean explores(String className) {
    return className.startsWith(Cells.PACKAGE) || prefixes.stream().anyMatch(className::startsWith);
  }

  SchedulesResult replayed(long seed, Scenario scenario) {
    return new Schedules(1, seed, budget, spuriousWakeUps, racingTime, freshClasses, prefixes)
        .run(scenario);
  }

  int most() {
    return most;
  }

  long from() {
    return from;
  }

  // --- settings

  /** The first seed; those after it follow. 1 if not set. */
  public Schedules from(long seed) {
    return new Schedules(most, seed, budget, spuriousWakeUps, racingTime, freshClasses, prefixes);
  }

  /** After how much time no further schedule is begun; ten seconds if not set. */
  public Schedules within(Duration limit) {
    return new Schedules(most, from, limit, spuriousWakeUps, racingTime, freshClasses, prefixes);
  }

  /**
   * Lets waits end for no reason now and then, as their contracts allow: finds an {@code if} that
   * should be a {@code while}.
   */
  public Schedules spuriousWakeUps() {
    return new Schedules(most, from, budget, true, racingTime, freshClasses, prefixes);
  }

  /** Lets any timeout come before anything else, as if all threads were slow. */
  public Schedules racingTime() {
    return new Schedules(most, from, budget, spuriousWakeUps, true, freshClasses, prefixes);
  }

  /** Loads the classes anew for each schedule, so that static fields start afresh. Costs time. */
  public Schedules freshClasses() {
    return new Schedules(most, from, budget, spuriousWakeUps, racingTime, true, prefixes);
  }

  /** Explores other classes, too: those whose names begin with one of {@code prefixes}. */
  public Schedules exploring(String... prefixes) {
    List<String> all = new ArrayList<>(this.prefixes);
    all.addAll(List.of(prefixes));
    return new Schedules(
        most, from, budget, spuriousWakeUps, racingTime, freshClasses, List.copyOf(all));
  }

  // --- for scenarios

  /** What a thread does. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Runs each of the actions in a virtual thread of its own and waits for all of them. The threads
   * are called thread-1, thread-2 and so on. Works outside of scenarios, too.
   *
   * @throws InterruptedException if interrupted while waiting; the threads go on
   */
  public static void together(Action... actions) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Action action : actions) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              action.run();
            } catch (Exception e) {
              throw Schedules.<RuntimeException>asUnchecked(e);
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @SuppressWarnings("unchecked") // the cast is to Throwable: the exception dies with its thread
  private static <E extends Throwable> E asUnchecked(Throwable e) throws E {
    throw (E) e;
  }

  /**
   * What must hold at this moment, under every schedule.
   *
   * @param otherwise what to say if it does not
   * @throws AssertionError if it does not
   */
  public static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }
}
