package rendezvous.kernel.deadlock;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether anything can ever run again in the code of the cells.
 *
 * <p>A thread that waits without a limit runs again only if another thread wakes it. So nothing
 * ever runs again when every thread that is not the JVM's or the kernel's own waits without a
 * limit, for nothing that comes from outside (a socket, a process, a key press, the garbage
 * collector). The JDK's threads that only pass on what comes from outside do not count: {@link
 * ServiceThreads}.
 *
 * <p>Threads are looked at one after the other, and one might wake another just after it was looked
 * at. Therefore the processor time of every platform thread, the carriers of virtual threads
 * included, is read before and after: if not one of them has run for a nanosecond meanwhile, the
 * look was a snapshot. And if the operating system has no thread that is ready to run, none has
 * been woken that merely had no processor yet.
 *
 * <p>It errs on one side only: a thread that it does not understand counts as one that may run.
 */
final class Standstill {
  private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

  /** Where the JVM's own threads live that neither run cells' code nor wake its threads. */
  private static final Set<String> JVM_THREADS =
      Set.of(
          "Reference Handler",
          "Finalizer",
          "Signal Dispatcher",
          "Attach Listener",
          "Notification Thread",
          "Common-Cleaner",
          "VirtualThread-unblocker",
          "rendezvous-watcher", // of busy channels; wakes nobody
          "rendezvous-timeline", // looks at others; wakes nobody
          "Java2D Disposer");

  /** Frames of a thread whose end of waiting comes from outside of the JVM's threads. */
  private static final List<String> OUTSIDE =
      List.of(
          "sun.nio.",
          "java.net.",
          "java.io.",
          "java.lang.Process",
          "java.lang.ref.",
          "sun.awt.",
          "rendezvous.kernel.");

  private final ThreadGroup kernelGroup;
  private final ReadyThreads ready = new ReadyThreads();

  /**
   * @param kernelGroup the group of the kernel's own threads, not of its subgroups
   */
  Standstill(ThreadGroup kernelGroup) {
    this.kernelGroup = kernelGroup;
  }

  /** The threads that wait for ever; empty where anything may still run, or that is not certain. */
  Optional<Map<Thread, StackTraceElement[]>> find() {
    if (!LiveThreads.complete() || !TIMES.isThreadCpuTimeEnabled()) {
      return Optional.empty();
    }
    Map<Long, Long> before = processorTimes();
    Map<Thread, StackTraceElement[]> waiting = new HashMap<>();
    for (Thread thread : LiveThreads.all()) {
      if (isJvmsOrKernels(thread) || isCarrier(thread)) {
        continue;
      }
      Thread.State state = thread.getState();
      if (state == Thread.State.TERMINATED) {
        continue;
      }
      if (ServiceThreads.waitsOnly(thread)) {
        continue;
      }
      if (state == Thread.State.RUNNABLE && !isWorker(thread)
          || state == Thread.State.NEW && thread.isVirtual()) {
        return Optional.empty();
      }
      StackTraceElement[] stack = thread.getStackTrace();
      if (isIdleWorker(thread, stack)) {
        continue;
      }
      boolean forEver =
          state == Thread.State.WAITING
              || state == Thread.State.BLOCKED
              || state == Thread.State.TIMED_WAITING && closesAnExecutor(stack);
      if (!forEver || stack.length == 0 || comesFromOutside(stack)) {
        return Optional.empty();
      }
      waiting.put(thread, stack);
    }
    boolean nothingWillRun = !ready.any();
    boolean nothingRan = before.equals(processorTimes());
    return nothingRan && nothingWillRun ? Optional.of(waiting) : Optional.empty();
  }

  /** Nanoseconds by thread; without the kernel's own, which go on meanwhile. */
  private Map<Long, Long> processorTimes() {
    Map<Long, Long> times = new HashMap<>();
    for (Thread thread : LiveThreads.all()) {
      if (!thread.isVirtual() && !isJvmsOrKernels(thread)) {
        times.put(thread.threadId(), TIMES.getThreadCpuTime(thread.threadId()));
      }
    }
    return times;
  }

  private boolean isJvmsOrKernels(Thread thread) {
    if (thread.isVirtual()) {
      return thread.getName().startsWith("SubPoller-");
    }
    String name = thread.getName();
    return thread.getThreadGroup() == kernelGroup && !isWorker(thread)
        || JVM_THREADS.contains(name)
        || name.startsWith("VirtualThread-unparker")
        || name.startsWith("rendezvous-log ") // reads what a component prints
        || name.endsWith("-Poller")
        || name.equals("MasterPoller");
  }

  /** What a carrier does shows on the virtual thread that it carries. */
  private static boolean isCarrier(Thread thread) {
    return thread.getClass().getName().equals("jdk.internal.misc.CarrierThread");
  }

  private static boolean isWorker(Thread thread) {
    return thread instanceof java.util.concurrent.ForkJoinWorkerThread;
  }

  /** A pool's thread without a task; it will get one only from a thread that runs. */
  private static boolean isIdleWorker(Thread thread, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String method = frame.getClassName() + "." + frame.getMethodName();
      switch (method) {
        case "java.util.concurrent.ForkJoinPool.awaitWork" -> {
          return isWorker(thread);
        }
        case "java.util.concurrent.ThreadPoolExecutor.getTask" -> {
          return Arrays.stream(stack)
              .noneMatch(f -> f.getClassName().contains("ScheduledThreadPoolExecutor"));
        }
        case "java.util.concurrent.DelayScheduler.loop" -> {
          return thread.getState() == Thread.State.WAITING;
        }
        default -> {}
      }
    }
    return false;
  }

  /** {@code ExecutorService.close()} waits a day, again and again. */
  private static boolean closesAnExecutor(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .anyMatch(f ->
            f.getClassName().startsWith("java.util.concurrent.")
                && f.getMethodName().equals("close"));
  }

  private static boolean comesFromOutside(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      String name = frame.getClassName();
      if (name.startsWith("rendezvous.kernel.cell.CellThread")) {
        continue; // the bottom of every cell's stack
      }
      if (OUTSIDE.stream().anyMatch(name::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
