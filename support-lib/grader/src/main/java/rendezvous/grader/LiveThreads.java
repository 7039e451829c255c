package rendezvous.grader;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import rendezvous.lab.JdkThreads;

/**
 * The threads of this process that are alive, virtual ones included, without the JDK's and the
 * course's own.
 *
 * <p>Without what {@link JdkThreads} needs to list them all, only platform threads are seen.
 */
public final class LiveThreads {
  // Asked for before and after each test, in a process that has just been started: with loops, as
  // streams would take several times as long there.
  private static final List<String> OF_THE_MACHINERY =
      List.of(
          "ForkJoinPool-",
          "ForkJoinPool.commonPool",
          "VirtualThread-",
          "CompletableFuture",
          "rendezvous-",
          "schedules");

  private LiveThreads() {}

  /**
   * A snapshot, in the order in which they were made; threads that start or end meanwhile may or
   * may not be in it.
   */
  public static List<Thread> all() {
    Map<Long, Thread> found = new TreeMap<>();
    Consumer<Thread> keep =
        thread -> {
          if (isOfTheProgram(thread)) {
            found.put(thread.threadId(), thread);
          }
        };
    if (JdkThreads.areListed()) {
      JdkThreads.forEach(keep);
    } else {
      Thread.getAllStackTraces().keySet().forEach(keep);
    }
    return List.copyOf(found.values());
  }

  private static boolean isOfTheProgram(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread.isAlive()
        && (group == null || !group.getName().equals("system") && !isInnocuous(group))
        && (!isOfTheMachinery(thread.getName()) || isInSubmission(thread));
  }

  private static boolean isOfTheMachinery(String name) {
    for (String prefix : OF_THE_MACHINERY) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Anybody can call a thread anything; and a thread of the common pool stays when its work is
   * done, and counts only while it works.
   */
  private static boolean isInSubmission(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> SubmittedClasses.isSubmitted(frame.getClassName()));
  }

  private static boolean isInnocuous(ThreadGroup group) {
    return group.getName().equals("InnocuousThreadGroup");
  }
}
