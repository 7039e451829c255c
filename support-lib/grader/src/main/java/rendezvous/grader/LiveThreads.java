package rendezvous.grader;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The threads of this process that are alive, virtual ones included, without the JDK's and the
 * course's own.
 *
 * <p>No public API lists virtual threads, so this asks the JDK's own register, for which Java must
 * be started with {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}. Without it only
 * platform threads are seen.
 */
public final class LiveThreads {
  private static final Set<String> OF_THE_MACHINERY =
      Set.of("ForkJoinPool-", "VirtualThread-", "CompletableFuture", "rendezvous-", "schedules");

  private static final String COMMON_POOL = "ForkJoinPool.commonPool";

  private static final MethodHandle ROOT;
  private static final MethodHandle CHILDREN;
  private static final MethodHandle THREADS;

  static {
    MethodHandle root = null;
    MethodHandle children = null;
    MethodHandle threads = null;
    try {
      Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType stream = MethodType.methodType(Stream.class);
      root =
          lookup
              .findStatic(
                  Class.forName("jdk.internal.vm.ThreadContainers"),
                  "root",
                  MethodType.methodType(container))
              .asType(MethodType.methodType(Object.class));
      children =
          lookup
              .findVirtual(container, "children", stream)
              .asType(MethodType.methodType(Stream.class, Object.class));
      threads =
          lookup
              .findVirtual(container, "threads", stream)
              .asType(MethodType.methodType(Stream.class, Object.class));
    } catch (ReflectiveOperationException e) {
      root = null;
    }
    ROOT = root;
    CHILDREN = children;
    THREADS = threads;
  }

  private LiveThreads() {}

  /** A snapshot; threads that start or end meanwhile may or may not be in it. */
  public static List<Thread> all() {
    List<Thread> found = new ArrayList<>();
    if (ROOT == null) {
      found.addAll(Thread.getAllStackTraces().keySet());
    } else {
      try {
        collect((Object) ROOT.invokeExact(), found);
      } catch (Throwable e) {
        throw new IllegalStateException("the JDK does not list its threads", e);
      }
    }
    return found.stream().filter(LiveThreads::isOfTheProgram).distinct().toList();
  }

  @SuppressWarnings("unchecked")
  private static void collect(Object container, List<Thread> found) throws Throwable {
    ((Stream<Thread>) THREADS.invokeExact(container)).forEach(found::add);
    List<?> children = ((Stream<Object>) CHILDREN.invokeExact(container)).toList();
    for (Object child : children) {
      collect(child, found);
    }
  }

  private static boolean isOfTheProgram(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return thread.isAlive()
        && (group == null || !group.getName().equals("system") && !isInnocuous(group))
        && OF_THE_MACHINERY.stream().noneMatch(thread.getName()::startsWith)
        && (!thread.getName().startsWith(COMMON_POOL) || isInSubmission(thread));
  }

  /** A thread of the common pool stays when its work is done; it counts only while it works. */
  private static boolean isInSubmission(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> SubmittedClasses.isSubmitted(frame.getClassName()));
  }

  private static boolean isInnocuous(ThreadGroup group) {
    return group.getName().equals("InnocuousThreadGroup");
  }
}
