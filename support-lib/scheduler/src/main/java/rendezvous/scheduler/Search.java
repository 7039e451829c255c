package rendezvous.scheduler;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Runs a scenario under one schedule after the other, in a platform thread of its own. */
final class Search {
  private static final Duration LOOK = Duration.ofMillis(500);

  // immutable state
  private final Weaver weaver;
  private final ClassLoader parent;
  private final Settings settings;
  private final Preparation preparation;
  private final ScenarioCode code;
  private final long from;
  private final int schedules;

  // mutable state, written by the carrier
  private volatile Run running;
  private volatile long seed;
  private volatile boolean stopped; // written by the caller

  Search(
      Weaver weaver,
      ClassLoader parent,
      Settings settings,
      Preparation preparation,
      ScenarioCode code,
      long from,
      int schedules) {
    this.weaver = weaver;
    this.parent = parent;
    this.settings = settings;
    this.preparation = preparation;
    this.code = code;
    this.from = from;
    this.schedules = schedules;
  }

  /** Runs the schedules until one fails, and waits for the outcome. */
  Outcome explore() {
    return await(this::search, this::stuck);
  }

  /** Runs the schedules until one passes; whether one does. */
  boolean passesOnce() {
    return await(this::findPassing, _ -> false);
  }

  private <T> T await(Callable<T> search, Function<Run, T> whenStuck) {
    FutureTask<T> task = new FutureTask<>(search);
    Thread carrier = Thread.ofPlatform().daemon().name("schedules").unstarted(task);
    carrier.start();
    try {
      long steps = -1;
      Effort since = Effort.begin();
      while (!carrier.join(LOOK)) {
        Run run = running;
        if (run != null && run.steps() + seed != steps) {
          steps = run.steps() + seed;
          since = Effort.begin();
        } else if (since.exceeds(
            settings.limits().stuck(), carrier.getState() == Thread.State.RUNNABLE)) {
          stopped = true;
          return whenStuck.apply(run);
        }
      }
    } catch (InterruptedException e) {
      stopped = true;
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while exploring " + code);
    }
    if (task.state() == Future.State.SUCCESS) {
      return task.resultNow();
    }
    switch (task.exceptionNow()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** A thread does not come to a point any more: it computes, or blocks where it cannot be seen. */
  private Outcome stuck(Run run) {
    List<Waiting> where = run == null ? List.of() : run.runningNow();
    return new Outcome.Failed(
        seed,
        (int) (seed - from) + 1,
        new Fault.Stuck(settings.limits().stuck(), where),
        List.of(),
        "the thread cannot be ended");
  }

  private Outcome search() {
    Scenario scenario = load();
    Effort effort = Effort.begin();
    long steps = 0;
    int threads = 0;
    String outsider = null;
    int i = 0;
    while (isNext(i, effort)) {
      if (i > 0 && settings.freshClasses()) {
        scenario = load();
      }
      seed = from + i;
      Run run = new Run(settings, seed, null);
      Fault fault = run(run, scenario);
      i++;
      steps += run.steps();
      threads = Math.max(threads, run.threads());
      outsider = outsider == null ? run.outsider() : outsider;
      if (fault != null) {
        return failed(i, run, fault, scenario);
      }
    }
    return new Outcome.Passed(i, steps, threads, outsider == null ? null : takesPart(outsider));
  }

  private boolean findPassing() {
    Scenario scenario = load();
    Effort effort = Effort.begin();
    for (int i = 0; isNext(i, effort); i++) {
      if (i > 0 && settings.freshClasses()) {
        scenario = load();
      }
      seed = from + i;
      if (run(new Run(settings, seed, null), scenario) == null) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is another schedule to be run; the budget allows one at least. */
  private boolean isNext(int i, Effort effort) {
    return i < schedules && !stopped && (i == 0 || !isOver(effort));
  }

  private boolean isOver(Effort effort) {
    return settings.limits().budget() != null && effort.exceeds(settings.limits().budget());
  }

  private Fault run(Run run, Scenario scenario) {
    running = run;
    Fault fault = run.run(scenario);
    if (fault instanceof Fault.Thrown(_, VirtualMachineError _)) {
      weaver.forgetLibraries();
    }
    return fault;
  }

  private Scenario load() {
    return settings.freshClasses()
        ? loadAll()
        : load(new WovenLoader(weaver, parent, weaver.libraries(parent)));
  }

  /** The libraries, too: what they count or name begins anew. */
  private Scenario loadAll() {
    return load(new WovenLoader(weaver, parent));
  }

  private Scenario load(ClassLoader loader) {
    Thread.currentThread().setContextClassLoader(loader);
    return preparation.before(code.in(loader), loader);
  }

  /** Runs the failed schedule again, to see whether it repeats, and to record it. */
  private Outcome failed(int number, Run first, Fault fault, Scenario inSameClasses) {
    Recording recording = new Recording(weaver::site);
    Run run = new Run(settings, seed, recording);
    Fault again = run.run(loadAll());
    String note = null;
    if (!repeats(first, fault, run, again)) {
      recording = new Recording(weaver::site);
      run = new Run(settings, seed, recording);
      again = run.run(inSameClasses);
      note =
          repeats(first, fault, run, again)
              ? "the schedule repeats only after those before it, as static fields keep what these"
                  + " have left there: use freshClasses()"
              : notRepeatable(first, run);
    }
    boolean isLike = again != null && again.isLike(fault);
    return new Outcome.Failed(
        seed,
        number,
        isLike ? again : fault, // the recorded one knows the objects by name
        isLike ? recording.steps() : List.of(),
        note);
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
            : takesPart(outsider));
  }

  private static String takesPart(String outsider) {
    return "the thread \"" + outsider + "\", which is not the scenario's, takes part";
  }
}
