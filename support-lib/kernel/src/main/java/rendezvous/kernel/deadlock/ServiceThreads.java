package rendezvous.kernel.deadlock;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The JDK's threads that wait for something from outside and then wake nobody who is not known to
 * wait for it: as long as they only wait, they cannot end a standstill.
 */
final class ServiceThreads {
  private static final String JDKS_OWN = "jdk.internal.misc.InnocuousThread";

  private ServiceThreads() {}

  /** Whether a thread is one of them, and does nothing but wait. */
  static boolean waitsOnly(Thread thread) {
    if (!thread.getClass().getName().equals(JDKS_OWN)) {
      return false;
    }
    StackTraceElement[] stack = thread.getStackTrace();
    return isReaper(stack) && !Processes.endIsAwaited() || isIdleCleaner(stack);
  }

  /** The thread that waits for the end of one child process. */
  private static boolean isReaper(StackTraceElement[] stack) {
    return stack.length > 0
        && stack[0].getClassName().equals("java.lang.ProcessHandleImpl")
        && stack[0].getMethodName().equals("waitForProcessExit0");
  }

  /**
   * The thread of a {@link java.lang.ref.Cleaner}, which has something to do after the garbage
   * collector has run. Where every thread waits, none makes garbage.
   */
  private static boolean isIdleCleaner(StackTraceElement[] stack) {
    for (int i = 1; i < stack.length; i++) {
      if (stack[i].getClassName().equals("jdk.internal.ref.CleanerImpl")) {
        return stack[i - 1].getClassName().equals("java.lang.ref.ReferenceQueue");
      }
    }
    return false;
  }

  /**
   * What the end of a child process sets going, apart from threads in {@code Process.waitFor} and
   * readers of its output, whose stacks tell.
   *
   * <p>Read from a field of the JDK, for which the kernel is started with {@code --add-opens
   * java.base/java.lang=ALL-UNNAMED}. Loaded when there is a child process.
   */
  private static final class Processes {
    private static final Map<?, ?> COMPLETIONS = completions();

    /** One of each is the process object's own, which {@code Process.waitFor} waits for. */
    private static final int OWN = 1;

    /** Whether somebody has asked, by {@code onExit}, to be told of a process's end. */
    static boolean endIsAwaited() {
      return COMPLETIONS == null || COMPLETIONS.values().stream().anyMatch(Processes::isAwaited);
    }

    private static boolean isAwaited(Object completion) {
      return !(completion instanceof CompletableFuture<?> end) || end.getNumberOfDependents() > OWN;
    }

    private static Map<?, ?> completions() {
      try {
        Field field = Class.forName("java.lang.ProcessHandleImpl").getDeclaredField("completions");
        return field.trySetAccessible() && field.get(null) instanceof Map<?, ?> map ? map : null;
      } catch (ReflectiveOperationException e) {
        return null; // another JDK: then any end of a process may wake anybody
      }
    }
  }
}
