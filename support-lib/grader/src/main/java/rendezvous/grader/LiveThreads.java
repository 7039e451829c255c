package rendezvous.grader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import rendezvous.lab.JdkThreads;

/**
 * The threads of this process that are alive, virtual ones included, without the JDK's and the
 * course's own.
 *
 * <p>Without what {@link JdkThreads} needs to list them all, only platform threads are seen.
 */
public final class LiveThreads {
  private static final Set<String> OF_THE_MACHINERY =
      Set.of("ForkJoinPool-", "VirtualThread-", "CompletableFuture", "rendezvous-", "schedules");

  private static final String COMMON_POOL = "ForkJoinPool.commonPool";

  private LiveThreads() {}

  /**
   * A snapshot, in the order in which they were made; threads that start or end meanwhile may or
   * may not be in it.
   */
  public static List<Thread> all() {
    List<Thread> found = new ArrayList<>();
    if (JdkThreads.areListed()) {
      JdkThreads.forEach(found::add);
    } else {
      found.addAll(Thread.getAllStackTraces().keySet());
    }
    return found.stream()
        .filter(LiveThreads::isOfTheProgram)
        .distinct()
        .sorted((one, other) -> Long.compare(one.threadId(), other.threadId()))
        .toList();
  }

  private static boolean isOfTheProgram(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread.isAlive()
        && (group == null || !group.getName().equals("system") && !isInnocuous(group))
        && (!isOfTheMachinery(thread.getName()) || isInSubmission(thread));
  }

  private static boolean isOfTheMachinery(String name) {
    return OF_THE_MACHINERY.stream().anyMatch(name::startsWith) || name.startsWith(COMMON_POOL);
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
