package rendezvous.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/**
 * Runs a {@link Scenario} under many schedules of its virtual threads and finds one under which it
 * fails. Each schedule is made from a seed, and the same seed makes the same schedule again.
 *
 * {@snippet :
 * Exploration.of("com.example.").check(() -> {
 *   Counter counter = new Counter();
 *   Thread one = Thread.startVirtualThread(counter::increment);
 *   Thread two = Thread.startVirtualThread(counter::increment);
 *   one.join();
 *   two.join();
 *   assertEquals(2, counter.value());
 * });
 * }
 *
 * <p>All virtual threads that the scenario starts, in whatever way, run one at a time. The classes
 * named by the exploration's predicate, and the one that the scenario stands in, are loaded in
 * copies of their own with a <em>point</em> in front of every access that other threads may see:
 * fields that are not final, array elements, monitors, {@code VarHandle}s, and calls of {@code
 * java.util}, {@code java.util.concurrent} and {@code Thread}. At a point, another thread may be
 * let run. It is a {@linkplain Fault fault} if
 *
 * <ul>
 *   <li>the scenario, or any of its threads, dies of an exception,
 *   <li>no thread can run and nothing is left to wait for: a deadlock, a lost wake-up; found at
 *       once, without waiting for a timeout,
 *   <li>threads are left behind, waiting for ever, when the scenario has ended,
 *   <li>the threads run on and on, for more than a number of {@linkplain #steps(int) steps},
 *   <li>two threads are in calls of the same {@code ArrayList}, {@code HashMap}, {@code
 *       ArrayDeque}, {@code StringBuilder} or the like at once, and one of the calls may change it.
 * </ul>
 *
 * <h2>Time</h2>
 *
 * <p>The explored classes see a clock of the run's own: {@code Thread.sleep}, {@code parkNanos},
 * {@code Object.wait} with a timeout, {@code System.nanoTime}, {@code currentTimeMillis} and {@code
 * Instant.now}. It jumps to the next timeout when no thread can run, so nothing ever really waits;
 * with {@link #racingTime()} it may jump at any point. Timed waits inside the JDK's own classes
 * ({@code BlockingQueue.poll}, {@code Future.get} with a timeout) end in real time, and only when
 * nothing else can run; more than two seconds count as for ever.
 *
 * <h2>What it cannot see</h2>
 *
 * <ul>
 *   <li>It explores interleavings, as if memory were sequentially consistent. That a field should
 *       have been volatile, or an access ordered, it does not find out: that takes jcstress.
 *   <li>Classes of the JDK, and others that the predicate does not name, are atomic between two of
 *       their own waits. That two threads are inside one {@code ArrayList.add} is seen, as a fault;
 *       what would then become of the list is not. Nor is it seen if one of them goes by way of a
 *       view: a {@code subList}, a {@code keySet}, an iterator.
 *   <li>Platform threads are not controlled. The scenario's threads may be woken by one, but a
 *       schedule in which this happens may not repeat, and the outcome says so. Code that starts
 *       such threads for reasons of its own can be {@linkplain #disabling left out}.
 *   <li>Identity hash codes, unseeded random generators other than {@code ThreadLocalRandom}, and
 *       what is outside the JVM are not part of the seed. Neither are static fields, which keep
 *       their values from one schedule to the next unless {@link #freshClasses()} is asked for.
 *   <li>In static initializers, and below native frames, threads are not switched.
 * </ul>
 *
 * <p>That nothing was found proves nothing about the schedules that were not run.
 *
 * <p>An exploration is immutable and may be used by several threads; each of its methods that
 * change something gives a changed copy. It needs {@code --add-opens
 * java.base/java.lang=ALL-UNNAMED} and JDK 25.
 */
public final class Exploration {
  /** The name of the system property that makes every exploration run one seed only. */
  public static final String SEED_PROPERTY = "rendezvous.seed";

  private static final int DEFAULT_SCHEDULES = 1_000;

  // immutable state
  private final Weaver weaver;
  private final ClassLoader parent;
  private final Settings settings;
  private final Preparation preparation;
  private final long from;
  private final int schedules;

  private Exploration(
      Weaver weaver,
      ClassLoader parent,
      Settings settings,
      Preparation preparation,
      long from,
      int schedules) {
    this.weaver = weaver;
    this.parent = parent;
    this.settings = settings;
    this.preparation = preparation;
    this.from = from;
    this.schedules = schedules;
  }

  /**
   * Explores classes whose names begin with one of {@code prefixes}, as the current thread's
   * context class loader finds them.
   */
  public static Exploration of(String... prefixes) {
    List<String> all = List.of(prefixes);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return of(name -> all.stream().anyMatch(name::startsWith), ClassSource.of(loader), loader);
  }

  /**
   * Explores classes that need not be on the class path.
   *
   * @param explored which classes, by their names; what it does not name is loaded as usual
   * @param source where their class files are
   * @param parent loads all other classes
   */
  public static Exploration of(Predicate<String> explored, ClassSource source, ClassLoader parent) {
    return new Exploration(
        new Weaver(explored, source),
        parent,
        Settings.DEFAULT,
        Preparation.NONE,
        1,
        DEFAULT_SCHEDULES);
  }

  // --- settings

  /** How many schedules to run at most; 1000 if not set. */
  public Exploration schedules(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("schedules: " + number);
    }
    return new Exploration(weaver, parent, settings, preparation, from, number);
  }

  /** The first seed; those after it follow. 1 if not set. */
  public Exploration from(long seed) {
    return new Exploration(weaver, parent, settings, preparation, seed, schedules);
  }

  /** How seeds become schedules; {@link Strategy#MIXED} if not set. */
  public Exploration strategy(Strategy strategy) {
    return with(settings.with(Objects.requireNonNull(strategy)));
  }

  /** After how many steps a run is taken to be without end; 20 000 if not set. */
  public Exploration steps(int limit) {
    return with(settings.withSteps(limit));
  }

  /**
   * Lets parks and waits end for no reason now and then, as their contracts allow: finds an {@code
   * if} that should be a {@code while}.
   */
  public Exploration spuriousWakeUps() {
    return with(settings.withSpuriousWakeUps());
  }

  /**
   * Lets time pass while threads can run, so that any timeout may come before anything else: finds
   * what goes wrong if a timeout and what was waited for come together. Scenarios must then have no
   * timeouts that are long enough "for sure".
   */
  public Exploration racingTime() {
    return with(settings.withRacingTime());
  }

  /** Loads the classes anew for each schedule: static fields start afresh. Costs time. */
  public Exploration freshClasses() {
    return with(settings.withFreshClasses());
  }

  /**
   * Takes it for a fault if an explored class is about to do what no schedule controls: to start a
   * platform thread, to compute in parallel, to use the network or another process.
   */
  public Exploration strict() {
    return with(settings.withStrictness());
  }

  /**
   * How long a thread may run or be blocked without coming to a point; 15 s if not set. While it
   * runs on a busy machine, that is counted as for {@link #budget}.
   */
  public Exploration stuckAfter(Duration limit) {
    return with(settings.withStuck(Objects.requireNonNull(limit)));
  }

  /**
   * After how much time no further schedule is begun; never if not set. On a busy machine it is the
   * time that this process was given, and up to three times as much may pass.
   */
  public Exploration budget(Duration limit) {
    return with(settings.withBudget(Objects.requireNonNull(limit)));
  }

  /**
   * How long, in real time, to wait for threads outside before a run in which no thread can go on
   * is called a hang; 50 ms if not set.
   */
  public Exploration grace(Duration limit) {
    return with(settings.withGrace(limit));
  }

  /**
   * Takes the code out of a method of an explored class: for what works behind the scenes with
   * threads of its own, which would make the schedules unrepeatable.
   *
   * @param className the class, as in {@link Class#getName()}
   * @param method the name of a method that returns nothing; all methods of this name are meant
   * @throws IllegalArgumentException if there is none
   */
  public Exploration disabling(String className, String method) {
    return with(weaver.disabling(className, method));
  }

  /**
   * Explores classes whose names begin with one of {@code prefixes} as well, as libraries: the call
   * of one of their methods by a class that belongs to no library is a step of its own. Unless
   * {@link #freshClasses()} is asked for, their static fields keep their values from one scenario
   * to the next, for all explorations that are made from this one.
   */
  public Exploration libraries(String... prefixes) {
    return with(weaver.withLibraries(List.of(prefixes)));
  }

  /**
   * Before each run, clears the static fields of classes, and then calls a static method without
   * parameters of each, in the order of the list, in the scenario's thread.
   */
  public Exploration preparing(List<String> classNames, String method) {
    return new Exploration(
        weaver,
        parent,
        settings,
        new Preparation(List.copyOf(classNames), method),
        from,
        schedules);
  }

  private Exploration with(Settings changed) {
    return new Exploration(weaver, parent, changed, preparation, from, schedules);
  }

  private Exploration with(Weaver changed) {
    return new Exploration(changed, parent, settings, preparation, from, schedules);
  }

  // --- running

  /**
   * Runs the scenario under one schedule after the other until one fails.
   *
   * @param scenario a lambda expression or method reference, or an object of a class that has a
   *     constructor without parameters; it may capture only what the explored classes have no part
   *     in
   * @throws CancellationException if the calling thread is interrupted; it stays so
   */
  public Outcome explore(Scenario scenario) {
    return search(ScenarioCode.of(scenario), from, schedules).explore();
  }

  /** As {@link #explore(Scenario)}: calls a static method that has no parameters. */
  public Outcome explore(String className, String method) {
    return search(ScenarioCode.of(className, method), from, schedules).explore();
  }

  /** Runs the scenario under the schedule that a seed makes. */
  public Outcome replay(long seed, Scenario scenario) {
    return search(ScenarioCode.of(scenario), seed, 1).explore();
  }

  /** As {@link #replay(long, Scenario)}: calls a static method that has no parameters. */
  public Outcome replay(long seed, String className, String method) {
    return search(ScenarioCode.of(className, method), seed, 1).explore();
  }

  /**
   * Runs the scenario under one schedule after the other until one passes: tells what may go wrong
   * from what always does.
   *
   * @return whether one has passed
   */
  public boolean passesOnce(Scenario scenario) {
    return search(ScenarioCode.of(scenario), from, schedules).passesOnce();
  }

  /**
   * As {@link #explore(Scenario)}, for tests. If the system property {@value #SEED_PROPERTY} is
   * set, only its seed is run.
   *
   * @throws ScheduleError if a schedule fails, with its seed and its interleaving
   */
  public void check(Scenario scenario) {
    Long seed = Long.getLong(SEED_PROPERTY);
    (seed == null ? explore(scenario) : replay(seed, scenario)).orThrow();
  }

  private Search search(ScenarioCode code, long seed, int number) {
    weaver.explore(code.outermostClass());
    code.requireIndependence(weaver);
    return new Search(weaver, parent, settings, preparation, code, seed, number);
  }
}
