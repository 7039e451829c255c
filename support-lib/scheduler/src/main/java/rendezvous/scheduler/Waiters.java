package rendezvous.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Describes threads that do not go on. */
final class Waiters {
  private static final long DESCRIPTION_MILLIS = 200;
  private static final String OUR_PACKAGE = Waiters.class.getPackageName() + ".";

  private Waiters() {}

  /**
   * Describes those that have not ended.
   *
   * @param naming what objects are called
   */
  static List<Waiting> describe(List<Task> tasks, Function<Object, String> naming) {
    List<Waiting> waiting = new ArrayList<>();
    for (Task task : tasks) {
      if (!task.ended) {
        Task owner = task.gate == null ? null : task.gate.owner;
        waiting.add(
            new Waiting(
                task.name(),
                reason(task, naming),
                owner == null ? null : owner.name(),
                where(task.thread)));
      }
    }
    return List.copyOf(waiting);
  }

  private static String reason(Task task, Function<Object, String> naming) {
    if (task.using != null) {
      return "is in a call of " + naming.apply(task.using);
    }
    if (task.waiting != null && task.gate == null) {
      return "waits to be notified on " + naming.apply(task.waiting.object);
    }
    if (task.gate != null) {
      Task owner = task.gate.owner;
      return "waits for the monitor of %s, which %s is in"
          .formatted(naming.apply(task.gate.object), owner == null ? "nobody" : owner.name());
    }
    return switch (task.thread.getState()) {
      case WAITING, TIMED_WAITING -> {
        Object blocker = LockSupport.getBlocker(task.thread);
        String what = blocker == null ? "is parked" : "waits for " + description(blocker);
        yield task.timeout == null ? what : what + ", with a timeout of the JDK's";
      }
      case BLOCKED -> "waits for a monitor";
      default -> "runs";
    };
  }

  /** An object's class and identity. */
  static String identity(Object object) {
    String name = object instanceof Class<?> type ? type.getName() : object.getClass().getName();
    return name + "@" + Integer.toHexString(System.identityHashCode(object));
  }

  /** What an object says of itself, unless it waits for a lock to say it. */
  private static String description(Object object) {
    AtomicReference<String> said = new AtomicReference<>(identity(object));
    Thread teller =
        Thread.ofPlatform()
            .daemon()
            .name("description")
            .uncaughtExceptionHandler((_, _) -> {})
            .start(() -> said.set(object.toString()));
    try {
      teller.join(DESCRIPTION_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return said.get();
  }

  static List<StackTraceElement> where(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .filter(frame -> !isOfJdk(frame) && !isOurs(frame.getClassName()))
        .toList();
  }

  private static boolean isOfJdk(StackTraceElement frame) {
    return "java.base".equals(frame.getModuleName());
  }

  private static boolean isOurs(String className) {
    return className.startsWith(OUR_PACKAGE) && className.indexOf('.', OUR_PACKAGE.length()) < 0;
  }
}
