package rendezvous.kernel.deadlock;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All threads of the JVM that are alive, virtual ones included.
 *
 * <p>No public API lists virtual threads as objects; a thread dump lists them as text only, without
 * what they wait for. So this asks the JDK's own register, for which the kernel is started with
 * {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED}. Without that option only platform
 * threads are seen, and {@link #complete} says so.
 */
final class LiveThreads {
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

  /** Whether {@link #all} sees virtual threads too. */
  static boolean complete() {
    return ROOT != null;
  }

  /** A snapshot; threads that start or end meanwhile may or may not be in it. */
  static List<Thread> all() {
    List<Thread> found = new ArrayList<>();
    if (ROOT == null) {
      found.addAll(Thread.getAllStackTraces().keySet());
      return found;
    }
    try {
      collect((Object) ROOT.invokeExact(), found);
    } catch (Throwable e) {
      throw new IllegalStateException("the JDK does not list its threads", e);
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static void collect(Object container, List<Thread> found) throws Throwable {
    ((Stream<Thread>) THREADS.invokeExact(container)).forEach(found::add);
    List<?> children = ((Stream<Object>) CHILDREN.invokeExact(container)).toList();
    for (Object child : children) {
      collect(child, found);
    }
  }
}
