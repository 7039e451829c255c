package rendezvous.lab;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the JDK knows of its threads but does not offer: all virtual threads, and who holds a lock.
 *
 * <p>The course's own kernel is started with {@code --add-exports
 * java.base/jdk.internal.vm=ALL-UNNAMED} and {@code --add-opens
 * java.base/java.util.concurrent.locks=ALL-UNNAMED} for it. Elsewhere there is no answer.
 */
public final class JdkThreads {
  private static final MethodHandle ROOT;
  private static final MethodHandle CHILDREN;
  private static final MethodHandle THREADS;
  private static final Method OWNER = ownerMethod();

  static {
    MethodHandle root = null;
    MethodHandle children = null;
    MethodHandle threads = null;
    try {
      Class<?> container = Class.forName("jdk.internal.vm.ThreadContainer");
      Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers");
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      MethodType stream = MethodType.methodType(Stream.class);
      MethodType ofObject = MethodType.methodType(Stream.class, Object.class);
      children = lookup.findVirtual(container, "children", stream).asType(ofObject);
      threads = lookup.findVirtual(container, "threads", stream).asType(ofObject);
      root =
          lookup
              .findStatic(containers, "root", MethodType.methodType(container))
              .asType(MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      root = null; // not exported to us
    }
    ROOT = root;
    CHILDREN = children;
    THREADS = threads;
  }

  private JdkThreads() {}

  private static Method ownerMethod() {
    try {
      Method owner = AbstractOwnableSynchronizer.class.getDeclaredMethod("getExclusiveOwnerThread");
      return owner.trySetAccessible() ? owner : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /** Whether {@link #forEach} finds any. */
  public static boolean areListed() {
    return ROOT != null;
  }

  /** All threads, virtual ones included; those that start or end meanwhile may be missed. */
  public static void forEach(Consumer<Thread> action) {
    if (ROOT != null) {
      try {
        forEach((Object) ROOT.invokeExact(), action);
      } catch (Throwable e) {
        throw new IllegalStateException("the JDK does not list its threads", e);
      }
    }
  }

  @SuppressWarnings("unchecked") // said by the method's generic type
  private static void forEach(Object container, Consumer<Thread> action) throws Throwable {
    ((Stream<Thread>) THREADS.invokeExact(container)).forEach(action);
    List<?> children = ((Stream<Object>) CHILDREN.invokeExact(container)).toList();
    for (Object child : children) {
      forEach(child, action);
    }
  }

  /** Who holds the lock that a thread is blocked by; null if nobody does or it cannot be known. */
  static Thread ownerOf(Object blocker) {
    try {
      return OWNER != null && blocker instanceof AbstractOwnableSynchronizer
          ? (Thread) OWNER.invoke(blocker)
          : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
