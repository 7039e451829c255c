package rendezvous.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Runs a scenario under one schedule after the other, in a platform thread of its own. */
final class Search {
  private static final Duration STUCK = Duration.ofSeconds(15);
  private static final Duration LOOK = Duration.ofMillis(500);

  // immutable state
  private final Weaver weaver;
  private final ClassLoader parent;
  private final Settings settings;
  private final ScenarioCode code;
  private final long from;
  private final int schedules;

  // mutable state, written by the carrier
  private volatile Run running;
  private volatile long seed;
  private volatile Outcome outcome;
  private volatile Throwable failure;
  private volatile boolean stopped; // written by the caller

  Search(
      Weaver weaver,
      ClassLoader parent,
      Settings settings,
      ScenarioCode code,
      long from,
      int schedules) {
    this.weaver = weaver;
    this.parent = parent;
    this.settings = settings;
    this.code = code;
    this.from = from;
    this.schedules = schedules;
  }

  /** Runs the schedules and waits for the outcome. */
  Outcome await() {
    Thread carrier = Thread.ofPlatform().daemon().name("schedules").unstarted(this::run);
    carrier.start();
    try {
      long steps = -1;
      long since = System.nanoTime();
      while (!carrier.join(LOOK)) {
        Run run = running;
        if (run != null && run.steps() + seed != steps) {
          steps = run.steps() + seed;
          since = System.nanoTime();
        } else if (System.nanoTime() - since > STUCK.toNanos()) {
          stopped = true;
          return stuck(run);
        }
      }
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while exploring " + code);
    }
    switch (failure) {
      case null -> {
        return outcome;
      }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** A thread does not come to a point any more: it computes, or blocks where it cannot be seen. */
  private Outcome stuck(Run run) {
    List<Waiting> where = run == null ? List.of() : run.runningNow();
    return new Outcome.Failed(
        seed,
        (int) (seed - from) + 1,
        new Fault.Stuck(STUCK, where),
        List.of(),
        "the thread cannot be ended");
  }

  private void run() {
    try {
      outcome = search();
    } catch (Throwable e) {
      failure = e;
    }
  }

  private Outcome search() {
    Scenario scenario = load();
    long steps = 0;
    for (int i = 0; i < schedules && !stopped; i++) {
      if (i > 0 && settings.freshClasses()) {
        scenario = load();
      }
      seed = from + i;
      Run run = new Run(settings, seed, false);
      running = run;
      Fault fault = run.run(scenario);
      steps += run.steps();
      if (fault != null) {
        return failed(i + 1, run, fault, scenario);
      }
    }
    return new Outcome.Passed(schedules, steps);
  }

  private Scenario load() {
    WovenLoader loader = new WovenLoader(weaver, parent);
    Thread.currentThread().setContextClassLoader(loader);
    return code.in(loader);
  }

  /** Runs the failed schedule again, to see whether it repeats, and to record it. */
  private Outcome failed(int number, Run first, Fault fault, Scenario inSameClasses) {
    Run run = new Run(settings, seed, true);
    Fault again = run.run(load());
    String note = null;
    if (!repeats(first, fault, run, again)) {
      run = new Run(settings, seed, true);
      again = run.run(inSameClasses);
      note =
          repeats(first, fault, run, again)
              ? "the schedule repeats only after those before it, as static fields keep what these"
                  + " have left there: use freshClasses()"
              : notRepeatable(first, run);
    }
    List<Step> steps =
        again == null || !again.isLike(fault)
            ? List.of()
            : run.history().stream()
                .map(taken -> Step.of(taken.task(), weaver.site(taken.site())))
                .toList();
    return new Outcome.Failed(seed, number, fault, steps, note);
  }

  private static boolean repeats(Run first, Fault fault, Run second, Fault again) {
    return again != null
        && again.isLike(fault)
        && first.steps() == second.steps()
        && first.fingerprint() == second.fingerprint();
  }

  private static String notRepeatable(Run first, Run second) {
    String outsider = first.outsider() == null ? second.outsider() : first.outsider();
    return "the schedule does not repeat: "
        + (outsider == null
            ? "something other than the seed decides what happens"
            : "the thread \"" + outsider + "\", which is not the scenario's, takes part");
  }
}
