package rendezvous.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** One run of a scenario under one schedule. */
final class Run implements Executor {
  // The virtual threads of the scenario have this as their scheduler: what the JDK gives it to
  // execute is a thread that can go on. All of them are run, one at a time, by the thread that has
  // called `run`, the carrier. So nothing here needs a lock; only what comes from threads that do
  // not belong to the run goes through a queue.
  //
  // A thread loses its carrier in three ways. At a point, if the chooser wants another one to run:
  // Thread.yield, after which the JDK submits it again at once. When it has to wait for something
  // that the run itself keeps (a monitor): Thread.yield as well, but it is `held`, and only
  // continued when it may go on. When it waits in the JDK's own code (a lock, a queue, a park, a
  // join): the JDK submits it when another thread wakes it. In all three cases what happens depends
  // on nothing but the seed.
  //
  // If nothing can run, time passes; if there is nothing to wait for either, that is a hang.

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final long STEPS_PER_TIMER = 1_000;
  private static final int STEPS_PER_YIELD = 16;
  private static final long LOOPS_PER_STEP = 1_000;
  private static final int SPURIOUS = 8; // one of so many waits
  private static final int RACING = 24; // at one of so many points the next timer rings
  private static final long UNBLOCKER_NANOS = 200_000;
  private static final int MOST_ABANDONMENTS = 1_000;

  // immutable state
  private final Settings settings;
  private final Thread carrier = Thread.currentThread();
  private final SplittableRandom random;
  private final Chooser chooser;
  private final VirtualClock clock = new VirtualClock();
  private final Monitors monitors;
  private final Recording recording; // null: none is made

  // mutable state, used by the carrier and the threads on it
  private final Map<Runnable, Task> tasks = new IdentityHashMap<>();
  private final List<Task> inOrder = new ArrayList<>();
  private final List<Task> runnable = new ArrayList<>();
  private Task current;
  private Task next;
  private int unfinished;
  private int blocked;
  private boolean scenarioEnded;
  private Fault fault;
  private List<Task> overlapping;
  private boolean abandoning;
  private long fingerprint;
  private long loops;
  private long sinceEvent;
  private volatile long steps; // written by the carrier only

  // from any thread
  private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
  private volatile String outsider;

  /**
   * @param recording is told what happens; may be null
   */
  Run(Settings settings, long seed, Recording recording) {
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    this.chooser = settings.strategy().chooser(seed, random.split());
    this.recording = recording;
    this.monitors =
        new Monitors(
            new Monitors.Runnables() {
              @Override
              public void add(Task task) {
                addRunnable(task);
              }

              @Override
              public void remove(Task task) {
                removeRunnable(task);
              }
            });
  }

  // --- what there is to know when it is over

  long steps() {
    return steps;
  }

  /** Equal for two runs that took the same steps. */
  long fingerprint() {
    return fingerprint;
  }

  boolean isRecorded() {
    return recording != null;
  }

  /** How many threads there were, the scenario's own included. */
  int threads() {
    return inOrder.size();
  }

  /** A thread outside that has taken part, if there is one: the run may then not be repeatable. */
  String outsider() {
    return outsider;
  }

  /** For a thread outside, if the run seems to be stuck. */
  List<Waiting> runningNow() {
    Task task = current; // a guess: nothing is synchronized here
    return task == null ? List.of() : Waiters.describe(List.of(task), Waiters::identity);
  }

  // --- the carrier

  /** Runs the scenario to its end; null if nothing was wrong. */
  Fault run(Scenario scenario) {
    Internals.virtualThreadsOn(this)
        .start(() -> {
          try {
            scenario.run();
            scenarioEnded = true;
          } catch (Throwable thrown) {
            threw(thrown);
          }
        });
    while (fault == null && unfinished > 0) {
      awaitUnblocker();
      takeArrivals();
      if (next == null && !runnable.isEmpty()) {
        next = chooser.next(runnable);
      }
      if (next != null) {
        Task chosen = next;
        next = null;
        resume(chosen);
      } else if (!timePasses()) {
        fault = new Fault.Hang(scenarioEnded, describe(inOrder));
      }
    }
    if (fault instanceof Fault.NoProgress) {
      fault = new Fault.NoProgress(settings.steps(), describe(inOrder));
    } else if (fault instanceof Fault.Overlap overlap) {
      fault = new Fault.Overlap(overlap.type(), describe(overlapping));
    }
    if (unfinished > 0) {
      abandon();
    }
    return fault;
  }

  private List<Waiting> describe(List<Task> which) {
    return Waiters.describe(which, recording == null ? Waiters::identity : recording::name);
  }

  private void resume(Task task) {
    removeRunnable(task);
    if (task.gate != null && !abandoning) {
      monitors.admit(task);
    }
    if (task.waiting != null) {
      task.waiting = null;
      if (!task.submitted) {
        Internals.endWait(task.thread);
      }
    }
    task.held = false;
    cancel(task.timeout);
    task.timeout = null;
    current = task;
    task.continuation.run();
    current = null;
    if (!task.runnable && !task.held && task.waiting == null) {
      switch (task.thread.getState()) {
        case TERMINATED -> {
          task.ended = true;
          unfinished--;
          sinceEvent = 0;
        }
        case TIMED_WAITING -> {
          if (Internals.isTimedParked(task.thread)) {
            task.timeout =
                clock.setReal(
                    Internals.takeTimeout(task.thread), () -> LockSupport.unpark(task.thread));
          }
        }
        case BLOCKED -> {
          task.blocked = true;
          blocked++;
        }
        default -> {}
      }
    }
  }

  /**
   * If a thread waits for a monitor in code that is not woven, and the last step has set it free,
   * the JVM is about to say so.
   */
  private void awaitUnblocker() {
    if (blocked > 0) {
      awaitArrival(UNBLOCKER_NANOS);
    }
  }

  /** Called when nothing can run: returns false if nothing ever will. */
  private boolean timePasses() {
    VirtualClock.Timer timer = clock.next();
    if (timer != null && timer.realNanosLeft() <= settings.limits().patience().toNanos()) {
      awaitArrival(timer.realNanosLeft());
      if (arrivals.isEmpty()) {
        clock.ring();
      }
      return true;
    }
    // Only a thread outside can help now: a platform thread, or the JVM's own that wakes those who
    // wait for a monitor of the JDK's code.
    boolean expected =
        inOrder.stream()
            .anyMatch(task ->
                !task.ended
                    && switch (task.thread.getState()) {
                      case BLOCKED, TIMED_WAITING -> task.timeout == null;
                      default -> false;
                    });
    awaitArrival((expected ? settings.limits().patience() : settings.limits().grace()).toNanos());
    return !arrivals.isEmpty();
  }

  private void awaitArrival(long nanos) {
    long end = System.nanoTime() + nanos;
    while (arrivals.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        return;
      }
      if (Thread.currentThread() == carrier) {
        LockSupport.parkNanos(this, left);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private void takeArrivals() {
    for (Runnable arrived = arrivals.poll(); arrived != null; arrived = arrivals.poll()) {
      submitted(arrived);
    }
  }

  /** Ends the threads that are left, so that they and their classes can be collected. */
  private void abandon() {
    abandoning = true;
    for (int round = 0; round < 3 && unfinished > 0; round++) {
      for (int i = 0; i < inOrder.size(); i++) { // a dying thread may start another
        Task task = inOrder.get(i);
        if (!task.ended) {
          task.thread.setUncaughtExceptionHandler((_, _) -> {});
          task.thread.interrupt();
          resume(task);
        }
      }
      takeArrivals();
    }
    for (Task task : inOrder) {
      if (!task.ended) {
        Internals.forget(task.thread);
      }
    }
  }

  // --- the scheduler of the threads

  @Override
  public void execute(Runnable continuation) {
    Thread caller = Thread.currentThread();
    if (caller == carrier || isCurrent(caller)) {
      submitted(continuation);
    } else {
      if (!caller.getName().equals("VirtualThread-unblocker")) {
        outsider = caller.getName();
      }
      arrivals.add(continuation);
      LockSupport.unpark(carrier);
    }
  }

  private boolean isCurrent(Thread caller) {
    Task task = current;
    return task != null && task.thread == caller;
  }

  private void submitted(Runnable continuation) {
    Task task = tasks.get(continuation);
    if (task == null) {
      task = started(continuation);
    }
    task.submitted = true;
    if (task.blocked) {
      task.blocked = false;
      blocked--;
    }
    if (task.waiting != null) {
      monitors.endWait(task, false); // interrupted, or notified by code that is not woven
    } else if (!task.held) {
      addRunnable(task);
    }
  }

  private Task started(Runnable continuation) {
    Thread thread = Internals.threadOf(continuation);
    Task task = new Task(continuation, thread, inOrder.size());
    tasks.put(continuation, task);
    inOrder.add(task);
    unfinished++;
    if (thread.getUncaughtExceptionHandler() instanceof ThreadGroup) {
      thread.setUncaughtExceptionHandler((_, thrown) -> threw(thrown));
    }
    chooser.started(task);
    if (recording != null) {
      recording.started(task);
    }
    return task;
  }

  private void threw(Throwable thrown) {
    if (fault == null && !abandoning && current != null) {
      fault = new Fault.Thrown(current.name(), thrown);
    }
  }

  private void addRunnable(Task task) {
    if (!task.runnable) {
      task.runnable = true;
      runnable.add(task);
      sinceEvent = 0;
    }
  }

  private void removeRunnable(Task task) {
    if (task.runnable) {
      task.runnable = false;
      runnable.remove(task);
    }
  }

  // --- called by the threads

  /** Before a step that others may see: lets another thread run, or not. */
  void point(int site) {
    if (current.initializers > 0) {
      return;
    }
    step(site, 1);
    if (settings.racingTime()
        && clock.next() != null
        && clock.next().realNanosLeft() == 0
        && random.nextInt(RACING) == 0) {
      clock.ring();
    }
    switchTo(chooser.atPoint(current, runnable));
    taken(site);
  }

  void yield(int site) {
    if (current.initializers > 0) {
      return;
    }
    step(site, STEPS_PER_YIELD);
    if (!runnable.isEmpty()) {
      switchTo(chooser.atYield(current, runnable));
    }
    taken(site);
  }

  /** Now the step is really taken. */
  private void taken(int site) {
    if (recording != null) {
      recording.step(current, site);
    }
  }

  void target(Object object) {
    if (recording != null && current.initializers == 0) {
      recording.target(current, object);
    }
  }

  void element(Object array, int index) {
    if (current.initializers == 0) {
      recording.element(current, array, index);
    }
  }

  void value(Object value) {
    if (current.initializers == 0) {
      recording.value(current, value);
    }
  }

  void call(Object receiver, String method, int site) {
    Task me = current;
    if (me.initializers > 0) {
      return;
    }
    if (receiver != null && SingleThreaded.isMember(receiver)) {
      use(me, receiver, SingleThreaded.mayChange(receiver, method), site);
    } else {
      point(site);
    }
    target(receiver);
  }

  /** Others may run while the thread is in the call, so that they can be seen to be there too. */
  private void use(Task me, Object object, boolean changing, int site) {
    me.using = object;
    me.changing = changing;
    me.usingSite = site;
    try {
      for (Task other : inOrder) {
        if (other != me && other.using == object && (changing || other.changing)) {
          overlap(other, me);
        }
      }
      point(site);
    } finally {
      me.using = null;
    }
  }

  private void overlap(Task first, Task second) {
    goOn();
    overlapping = List.of(first, second);
    fault = new Fault.Overlap(second.using.getClass().getSimpleName(), List.of()); // by the carrier
    if (recording != null) {
      for (Task each : overlapping) {
        recording.step(each, each.usingSite);
        recording.target(each, each.using);
      }
    }
    hold();
  }

  void leave(String call, String why, int site) {
    if (settings.strict() && current.initializers == 0) {
      goOn();
      taken(site);
      fault = new Fault.Uncontrolled(current.name(), call, why, Waiters.where(current.thread));
      goOn();
    }
  }

  private void step(int site, int weight) {
    goOn();
    fingerprint = (fingerprint * 31 + current.number) * 31 + site;
    if (++steps > settings.steps()) { // written here only
      noProgress();
    }
    sinceEvent += weight;
    if (sinceEvent > STEPS_PER_TIMER) {
      // The threads may be waiting, in a loop, for something that only time will bring.
      sinceEvent = 0;
      VirtualClock.Timer timer = clock.next();
      if (timer != null && timer.realNanosLeft() <= settings.limits().patience().toNanos()) {
        awaitArrival(timer.realNanosLeft());
        clock.ring();
      }
    }
    awaitUnblocker();
    if (!arrivals.isEmpty()) {
      takeArrivals();
    }
  }

  void loop() {
    if (++loops > settings.steps() * LOOPS_PER_STEP) {
      goOn();
      noProgress();
    }
  }

  private void noProgress() {
    if (fault == null) {
      fault = new Fault.NoProgress(settings.steps(), List.of()); // described by the carrier
    }
    hold();
  }

  private void switchTo(Task chosen) {
    if (chosen == current) {
      return;
    }
    next = chosen;
    Thread.yield();
    // If the thread could not leave its carrier, because of a native frame, it just goes on.
    next = null;
    goOn();
  }

  /** Gives the carrier up until the run continues this thread. */
  private void hold() {
    Task me = current;
    me.held = true;
    Thread.yield();
    if (me.held) {
      me.held = false;
      if (!abandoning && fault == null) {
        fault =
            new Fault.Thrown(
                me.name(),
                new IllegalStateException(
                    "waits for a monitor where it cannot leave its carrier (in native code or a"
                        + " static initializer): not explorable"));
      }
    }
    goOn();
  }

  /** Throws if the run is over. */
  private void goOn() {
    if (abandoning || fault != null) {
      if (++current.abandonments > MOST_ABANDONMENTS) {
        current.held = true; // it does not listen
        Thread.yield();
      }
      throw Abandoned.INSTANCE;
    }
  }

  void resumed() {
    goOn();
  }

  void random() {
    if (current.initializers == 0) {
      Internals.seedRandom(current.thread, random.nextLong());
    }
  }

  void initializerStarts() {
    current.initializers++;
  }

  void initializerEnds() {
    current.initializers--;
  }

  void enter(Object object, int site) {
    if (current.initializers == 0) {
      point(site);
      target(object);
      if (!monitors.enter(object, current)) {
        hold();
      }
    }
  }

  void exit(Object object) {
    if (current.initializers == 0) {
      monitors.exit(object, current);
    }
  }

  void await(Object object, long millis, int site) throws InterruptedException {
    point(site);
    target(object);
    Task me = current;
    Monitors.Monitor monitor = monitors.ownedBy(me, object);
    if (monitor == null || me.thread.isInterrupted()) {
      object.wait(millis); // throws, or was entered by code that is not woven
      return;
    }
    monitors.await(monitor, me);
    VirtualClock.Timer timer = null;
    if (millis > 0) {
      timer = clock.set(Duration.ofMillis(millis).toNanos(), () -> monitors.endWait(me, false));
    }
    if (isSpurious()) {
      monitors.endWait(me, true);
    }
    try {
      object.wait();
    } catch (InterruptedException e) {
      if (!me.notified) {
        throw e;
      }
      me.thread.interrupt(); // the notification counts, as it must not be lost
    } finally {
      cancel(timer);
    }
    goOn();
  }

  /**
   * Notifies one or all of those who wait.
   *
   * @return false if that is left to the JVM, as only code that is not woven can be waiting
   */
  boolean signal(Object object, boolean all, int site) {
    point(site);
    target(object);
    Monitors.Monitor monitor = monitors.ownedBy(current, object);
    if (monitor == null || !monitor.isWaitedOn()) {
      result("wakes nobody");
      return false;
    }
    List<String> woken = new ArrayList<>();
    while (!monitor.waiters.isEmpty()) {
      Task chosen = monitor.waiters.get(random.nextInt(monitor.waiters.size()));
      monitors.endWait(chosen, true);
      woken.add(chosen.name());
      if (!all) {
        break;
      }
    }
    result(woken.isEmpty() ? "wakes nobody" : "wakes " + String.join(", ", woken));
    return true;
  }

  private void result(String what) {
    if (recording != null) {
      recording.result(current, what);
    }
  }

  /** Before a park: returns false if it is to end at once, for no reason, as parks may. */
  boolean mayPark(int site) {
    point(site);
    return !isSpurious();
  }

  private boolean isSpurious() {
    return settings.spuriousWakeUps() && random.nextInt(SPURIOUS) == 0;
  }

  VirtualClock.Timer unparkAfter(long nanos) {
    Thread thread = current.thread;
    return clock.set(nanos, () -> LockSupport.unpark(thread));
  }

  void cancel(VirtualClock.Timer timer) {
    if (timer != null) {
      clock.cancel(timer);
    }
  }

  void sleep(long nanos, int site) throws InterruptedException {
    point(site);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    boolean[] over = {nanos <= 0};
    Thread thread = current.thread;
    VirtualClock.Timer timer =
        clock.set(
            nanos,
            () -> {
              over[0] = true;
              LockSupport.unpark(thread);
            });
    try {
      while (!over[0]) {
        LockSupport.park(timer);
        goOn();
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      cancel(timer);
      LockSupport.unpark(thread); // a permit that was meant for a later park must not be lost
    }
  }

  long nanoTime() {
    return clock.read();
  }

  Instant now() {
    return BEGINNING.plusNanos(clock.read());
  }
}
