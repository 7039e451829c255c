package rendezvous.kernel.deadlock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.kernel.cell.Frames;

/**
 * Tells when virtual threads do not get to run, and who keeps the carriers from them.
 *
 * <p>JDK 25 takes a carrier away from no virtual thread that computes, and runs those that wake
 * each other before all others. A cell that waits for a thread which never begins looks like a
 * deadlock and is none.
 */
final class Starvation {
  private static final int LOOKS = 20;
  private static final int MOST_THREADS = 8;

  private Starvation() {}

  /**
   * Starts a virtual thread and waits for it to run.
   *
   * @param limit how long to wait for it
   * @return empty if it ran in time; else what to tell a person
   */
  static List<String> find(Duration limit) throws InterruptedException {
    Thread late = Thread.startVirtualThread(() -> {});
    if (late.join(limit)) {
      return List.of();
    }
    Map<Thread, StackTraceElement[]> running = running();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Virtual threads are starved: one that was started "
            + limit.toMillis()
            + " ms ago has not begun to run. Others keep the carriers:");
    running.entrySet().stream()
        .limit(MOST_THREADS)
        .forEach(entry -> lines.add("  " + WaitReport.name(entry.getKey()) + place(entry)));
    if (running.size() > MOST_THREADS) {
      lines.add("  … and " + (running.size() - MOST_THREADS) + " more");
    }
    lines.add(
        "A virtual thread gives up its carrier only where it blocks, and those that wake each");
    lines.add("other run before all others. Run what computes for long on platform threads.");
    return lines;
  }

  private static String place(Map.Entry<Thread, StackTraceElement[]> running) {
    return Frames.cellLine(running.getValue()).map(line -> " at " + line).orElse("");
  }

  /** Virtual threads that are on a carrier in one of several looks, with what they did there. */
  private static Map<Thread, StackTraceElement[]> running() throws InterruptedException {
    Map<Thread, StackTraceElement[]> running = new LinkedHashMap<>();
    for (int look = 0; look < LOOKS; look++) {
      for (Thread thread : LiveThreads.all()) {
        if (thread.isVirtual() && thread.getState() == Thread.State.RUNNABLE) {
          StackTraceElement[] stack = thread.getStackTrace();
          if (stack.length > 0 && !isUnmounted(stack)) {
            running.put(thread, stack);
          }
        }
      }
      Thread.sleep(1);
    }
    return running;
  }

  private static boolean isUnmounted(StackTraceElement[] stack) {
    String innermost = stack[0].getClassName();
    return innermost.equals("jdk.internal.vm.Continuation")
        || innermost.equals("java.lang.VirtualThread");
  }
}
