package rendezvous.stress.memory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.openjdk.jol.vm.VM;

/**
 * The objects that some objects keep alive, and their bytes as this JVM lays them out.
 *
 * <p>Threads are not followed and not counted: a thread that waits is somebody else's. Nor are
 * classes, enums and handles, which there are once.
 */
record KeptAlive(long objects, long bytes) {

  /** What {@code roots} keep alive, with the roots themselves. */
  static KeptAlive by(Object... roots) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> next = new ArrayDeque<>();
    for (Object root : roots) {
      visit(root, seen, next);
    }
    long bytes = 0;
    while (!next.isEmpty()) {
      Object object = next.remove();
      bytes += VM.current().sizeOf(object);
      follow(object, seen, next);
    }
    return new KeptAlive(seen.size(), bytes);
  }

  private static void follow(Object object, Set<Object> seen, Deque<Object> next) {
    Class<?> type = object.getClass();
    if (type.isArray()) {
      if (!type.getComponentType().isPrimitive()) {
        for (int i = 0; i < Array.getLength(object); i++) {
          visit(Array.get(object, i), seen, next);
        }
      }
      return;
    }
    for (; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          visit(value(field, object), seen, next);
        }
      }
    }
  }

  private static Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static void visit(Object object, Set<Object> seen, Deque<Object> next) {
    switch (object) {
      case null -> {}
      case Thread _, ThreadGroup _, Class<?> _, ClassLoader _, Enum<?> _ -> {}
      case VarHandle _, MethodHandle _ -> {}
      default -> {
        if (isInternal(object)) {
          return;
        }
        if (seen.add(object)) {
          next.add(object);
        }
      }
    }
  }

  /** What the JDK keeps for itself, such as its lists of threads. */
  private static boolean isInternal(Object object) {
    return object.getClass().getPackageName().startsWith("jdk.internal.");
  }

  /** What is kept alive beyond {@code before}. */
  KeptAlive minus(KeptAlive before) {
    return new KeptAlive(objects - before.objects, bytes - before.bytes);
  }
}
