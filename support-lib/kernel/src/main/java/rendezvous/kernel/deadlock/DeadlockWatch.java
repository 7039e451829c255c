package rendezvous.kernel.deadlock;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import rendezvous.kernel.cell.Frames;

/**
 * Notices that a cell can never end, which Go reports as "all goroutines are asleep".
 *
 * <p>While a cell runs, its thread's state is looked at a few times a second, which costs next to
 * nothing. Only if that thread waits and the whole process used hardly any processor time since the
 * last look, all threads are examined ({@link Standstill}); only if two examinations in a row find
 * that nothing can ever run, the cell is ended with a report. Cells that are busy computing, and
 * races that are being measured, are never disturbed.
 */
public final class DeadlockWatch {
  private static final long SHORTEST_MILLIS = 150;
  private static final long LONGEST_MILLIS = 500;
  private static final double QUIET = 0.10;

  // a cell that waits while others compute is nothing special for some seconds
  private static final long BUSY_NANOS = 3_000_000_000L;
  private static final Duration STARVED = Duration.ofSeconds(2);
  private static final Duration STARVED_AT_INTERRUPT = Duration.ofMillis(100);

  private final Supplier<Thread> running;
  private final Consumer<List<String>> onDeadlock;
  private final Consumer<List<String>> onStarvation;
  private final Standstill standstill;

  /**
   * @param running gives the thread that executes code of a cell now, or null
   * @param onDeadlock gets the report, once per cell
   * @param onStarvation gets the report on a cell that waits for some seconds while virtual threads
   *     are starved, once per cell; the cell goes on
   */
  public DeadlockWatch(
      Supplier<Thread> running,
      Consumer<List<String>> onDeadlock,
      Consumer<List<String>> onStarvation) {
    this.running = running;
    this.onDeadlock = onDeadlock;
    this.onStarvation = onStarvation;
    this.standstill = new Standstill(Thread.currentThread().getThreadGroup());
  }

  /** Starts watching, for the rest of the process's life. */
  public void start() {
    Thread watcher = new Thread(this::watch, "kernel-deadlock-watch");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    try {
      watchUntilInterrupted();
    } catch (InterruptedException e) {
      // nobody interrupts it but the end of the process
    }
  }

  private void watchUntilInterrupted() throws InterruptedException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long pause = SHORTEST_MILLIS;
    Thread suspect = null;
    Thread reported = null;
    long busySince = System.nanoTime();
    while (true) {
      long time = System.nanoTime();
      long used = system.getProcessCpuTime();
      Thread.sleep(pause);
      Thread cell = running.get();
      boolean waits = cell != null && waits(cell.getState());
      boolean quiet = system.getProcessCpuTime() - used < QUIET * (System.nanoTime() - time);
      if (!waits || quiet) {
        busySince = System.nanoTime();
      } else if (cell != reported && System.nanoTime() - busySince > BUSY_NANOS) {
        reported = cell;
        reportStarvation();
      }
      if (!waits || !quiet) {
        suspect = null;
        pause = SHORTEST_MILLIS;
        continue;
      }
      Optional<Map<Thread, StackTraceElement[]>> waiting = standstill.find();
      if (waiting.isEmpty() || !waiting.get().containsKey(cell)) {
        suspect = null;
        pause = Math.min(LONGEST_MILLIS, pause * 2);
      } else if (cell != suspect) {
        suspect = cell; // look once more
        pause = SHORTEST_MILLIS;
      } else {
        report(cell, waiting.get());
        suspect = null;
      }
    }
  }

  private void report(Thread cell, Map<Thread, StackTraceElement[]> waiting) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Deadlock: this cell can never end. Every thread waits, and nothing is left to wake one.");
    lines.addAll(new WaitReport(cell.threadId(), waiting).lines());
    if (running.get() == cell) {
      onDeadlock.accept(lines);
    }
  }

  private void reportStarvation() throws InterruptedException {
    List<String> lines = Starvation.find(STARVED);
    if (!lines.isEmpty()) {
      onStarvation.accept(lines);
    }
  }

  private static boolean waits(Thread.State state) {
    return state == Thread.State.WAITING
        || state == Thread.State.BLOCKED
        || state == Thread.State.TIMED_WAITING;
  }

  /**
   * Who waits for what at this moment: the cell's thread and those it started, as far as they wait,
   * and who keeps others from running. Empty where the cell is not waiting at all.
   */
  public static List<String> describe(Thread cell) {
    Map<Thread, StackTraceElement[]> waiting = new HashMap<>();
    for (Thread thread : LiveThreads.all()) {
      if (waits(thread.getState()) && thread.threadId() >= cell.threadId()) {
        StackTraceElement[] stack = thread.getStackTrace();
        if (thread == cell || Arrays.stream(stack).anyMatch(Frames::isCell)) {
          waiting.put(thread, stack);
        }
      }
    }
    if (!waiting.containsKey(cell)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(new WaitReport(cell.threadId(), waiting).lines());
    try {
      lines.addAll(Starvation.find(STARVED_AT_INTERRUPT));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return lines;
  }

  /** Interrupts every thread that was started since {@code cell}, and itself. */
  public static void interruptSince(Thread cell) {
    for (Thread thread : LiveThreads.all()) {
      boolean ofCells = thread.isVirtual() || isIn(thread.getThreadGroup(), cell.getThreadGroup());
      if (thread.threadId() >= cell.threadId() && ofCells) {
        thread.interrupt();
      }
    }
  }

  private static boolean isIn(ThreadGroup group, ThreadGroup ancestor) {
    return group != null && ancestor != null && ancestor.parentOf(group);
  }
}
