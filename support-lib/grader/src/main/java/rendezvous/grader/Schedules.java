package rendezvous.grader;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Scenario;
import rendezvous.scheduler.Strategy;

/**
 * Judges concurrent code by schedule and not by luck: runs a scenario under many schedules of its
 * virtual threads, each made from a seed, and fails with the first one that breaks it.
 *
 * {@snippet :
 * Schedules.check(() -> {
 *   Counter counter = new Counter();
 *   Schedules.together(counter::increment, counter::increment);
 *   assertEquals(2, counter.value(), "two increments were made");
 * });
 * }
 *
 * <p>The explored classes are those without a package, which are the submission and its tests, and
 * the course's primitives. What is found, and what cannot be seen, is what {@link Exploration}
 * says; a scenario that starts platform threads or computes in parallel fails, as its schedules are
 * not its own. The same code always gets the same verdict.
 *
 * <p>Immutable. Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
public final class Schedules {
  /** The system property that says from which seed on; 1 if it is not set. */
  public static final String FIRST_SEED_PROPERTY = "rendezvous.grader.seed";

  private static final int DEFAULT_SCHEDULES = 300;
  private static final int STEPS = 20_000;
  private static final Duration BUDGET = Duration.ofSeconds(6);
  private static final Duration STUCK = Duration.ofSeconds(5);

  // Nothing outside of the scenario can wake its threads: this is for the JVM's own helpers.
  private static final Duration GRACE = Duration.ofMillis(5);

  // Seeds that no exploration of usual size comes to. What fails with all of them, and with the
  // first one, is no race.
  private static final long OTHER_SEEDS = 1_000_000;
  private static final int OTHERS = 12;

  private static final String[] LIBRARIES = {
    "rendezvous.channel.", "rendezvous.context.", "rendezvous.result.", "rendezvous.sync."
  };

  private static SubmittedClasses submitted;
  private static Exploration explorationOfSubmitted;

  // immutable state
  private final int most;
  private final int steps;
  private final boolean spuriousWakeUps;
  private final boolean racingTime;

  private Schedules(int most, int steps, boolean spuriousWakeUps, boolean racingTime) {
    this.most = most;
    this.steps = steps;
    this.spuriousWakeUps = spuriousWakeUps;
    this.racingTime = racingTime;
  }

  // --- settings

  /**
   * Runs the scenario under 300 schedules.
   *
   * @throws ScheduleFailure if one of them breaks it
   */
  public static void check(Scenario scenario) {
    atMost(DEFAULT_SCHEDULES).run(scenario);
  }

  /** Settings that start from so many schedules; ended by {@link #run}. */
  public static Schedules atMost(int schedules) {
    if (schedules < 1) {
      throw new IllegalArgumentException("schedules: " + schedules);
    }
    return new Schedules(schedules, STEPS, false, false);
  }

  /** Lets waits end for no reason now and then, as their contracts allow. */
  public Schedules spuriousWakeUps() {
    return new Schedules(most, steps, true, racingTime);
  }

  /** Lets any timeout come before anything else, as if all threads were slow. */
  public Schedules racingTime() {
    return new Schedules(most, steps, spuriousWakeUps, true);
  }

  /** After how many steps of all threads a run counts as endless; 20 000 if not set. */
  public Schedules steps(int limit) {
    return new Schedules(most, limit, spuriousWakeUps, racingTime);
  }

  // --- running

  /**
   * As {@link #check}, with these settings.
   *
   * @throws ScheduleFailure if a schedule breaks the scenario
   * @throws CancellationException if the calling thread is interrupted; it stays so
   */
  public void run(Scenario scenario) {
    Exploration exploration = exploration(scenario.getClass().getClassLoader());
    Long seed = Long.getLong(Exploration.SEED_PROPERTY);
    Outcome outcome =
        seed == null ? exploration.explore(scenario) : exploration.replay(seed, scenario);
    if (outcome instanceof Outcome.Failed failed) {
      throw new ScheduleFailure(verdict(failed, exploration, scenario), failed);
    }
  }

  private Exploration exploration(ClassLoader loader) {
    Exploration exploration =
        explorationOf(loader)
            .steps(steps)
            .schedules(most)
            .from(Long.getLong(FIRST_SEED_PROPERTY, 1));
    exploration = spuriousWakeUps ? exploration.spuriousWakeUps() : exploration;
    return racingTime ? exploration.racingTime() : exploration;
  }

  /** All explorations of a submission share what has been woven. */
  private static synchronized Exploration explorationOf(ClassLoader loader) {
    if (submitted == null || !submitted.areOf(loader)) {
      submitted = new SubmittedClasses(loader);
      explorationOfSubmitted =
          Exploration.of(SubmittedClasses::isSubmitted, submitted, Schedules.class.getClassLoader())
              .libraries(LIBRARIES)
              // watches over the JDK's own scheduler, which is not ours
              .disabling("rendezvous.channel.Preemption", "point")
              // a look whether anybody listens is not worth a choice of who goes on
              .disabling("rendezvous.channel.Trace", "tell")
              .disabling("rendezvous.channel.Trace", "tellOutcome")
              .strategy(Strategy.MIXED)
              .strict()
              .grace(GRACE)
              .stuckAfter(STUCK)
              .budget(BUDGET);
    }
    return explorationOfSubmitted;
  }

  private static Verdict verdict(
      Outcome.Failed failed, Exploration exploration, Scenario scenario) {
    return switch (failed.fault()) {
      case Fault.Thrown(_, OutOfMemoryError _) -> Verdict.OUT_OF_MEMORY;
      case Fault.Thrown _ ->
          failed.schedules() > 1 || isRightUnderAnother(exploration, scenario)
              ? Verdict.RACE
              : Verdict.FAIL;
      case Fault.Overlap _ -> Verdict.RACE;
      case Fault.Hang hang when ScheduleFailure.isAtMeeting(hang) -> Verdict.FAIL;
      case Fault.Hang hang -> hang.scenarioEnded() ? Verdict.LEAK : Verdict.DEADLOCK;
      case Fault.NoProgress _, Fault.Stuck _ -> Verdict.TIMEOUT;
      case Fault.Uncontrolled _ -> Verdict.FAIL;
    };
  }

  private static boolean isRightUnderAnother(Exploration exploration, Scenario scenario) {
    return exploration.from(OTHER_SEEDS).schedules(OTHERS).passesOnce(scenario);
  }

  // --- for scenarios

  /** What a thread does. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Runs each of the actions in a virtual thread of its own and waits for all of them.
   *
   * @throws InterruptedException if interrupted while waiting; the threads go on
   */
  public static void together(Action... actions) throws InterruptedException {
    rendezvous.lab.Schedules.together(
        Arrays.stream(actions)
            .map(action -> (rendezvous.lab.Schedules.Action) action::run)
            .toArray(rendezvous.lab.Schedules.Action[]::new));
  }
}
