package rendezvous.scheduler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * What the JDK has but does not offer: virtual threads on a scheduler of our own. Needs {@code
 * --add-opens java.base/java.lang=ALL-UNNAMED}.
 */
final class Internals {
  // Written against JDK 25: the names are those of its java.lang.VirtualThread and ThreadBuilders.

  private static final MethodHandle NEW_BUILDER;
  private static final MethodHandle SCHEDULER;
  private static final MethodHandle TIMEOUT_TASK;
  private static final MethodHandle AFTER_DONE;
  private static final VarHandle STATE;
  private static final VarHandle TIMEOUT;
  private static final VarHandle RANDOM_SEED;
  private static final VarHandle RANDOM_PROBE;
  private static final int WAIT;
  private static final int UNBLOCKED;
  private static final int TIMED_PARKED;

  static {
    try {
      Class<?> virtual = Class.forName("java.lang.VirtualThread");
      Class<?> builder = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
      MethodHandles.Lookup lookup = privateLookup(virtual);
      NEW_BUILDER =
          privateLookup(builder)
              .findConstructor(builder, MethodType.methodType(void.class, Executor.class))
              .asType(MethodType.methodType(Thread.Builder.OfVirtual.class, Executor.class));
      SCHEDULER =
          lookup
              .findGetter(virtual, "scheduler", Executor.class)
              .asType(MethodType.methodType(Executor.class, Thread.class));
      TIMEOUT_TASK =
          lookup
              .findGetter(virtual, "timeoutTask", Future.class)
              .asType(MethodType.methodType(Future.class, Thread.class));
      AFTER_DONE =
          lookup
              .findVirtual(virtual, "afterDone", MethodType.methodType(void.class, boolean.class))
              .asType(MethodType.methodType(void.class, Thread.class, boolean.class));
      STATE = lookup.findVarHandle(virtual, "state", int.class);
      TIMEOUT = lookup.findVarHandle(virtual, "timeout", long.class);
      WAIT = constant(lookup, virtual, "WAIT");
      UNBLOCKED = constant(lookup, virtual, "UNBLOCKED");
      TIMED_PARKED = constant(lookup, virtual, "TIMED_PARKED");
      MethodHandles.Lookup thread = privateLookup(Thread.class);
      RANDOM_SEED = thread.findVarHandle(Thread.class, "threadLocalRandomSeed", long.class);
      RANDOM_PROBE = thread.findVarHandle(Thread.class, "threadLocalRandomProbe", int.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "the scheduler must see inside the JDK's virtual threads: start Java with --add-opens"
              + " java.base/java.lang=ALL-UNNAMED",
          e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "this is not JDK 25, whose virtual threads the scheduler knows: Java "
              + Runtime.version(),
          e);
    }
  }

  private Internals() {}

  private static MethodHandles.Lookup privateLookup(Class<?> type) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }

  private static int constant(MethodHandles.Lookup lookup, Class<?> owner, String name)
      throws ReflectiveOperationException {
    return (int) lookup.findStaticVarHandle(owner, name, int.class).get();
  }

  /** Makes virtual threads that are run by {@code scheduler}, as are those that they start. */
  static Thread.Builder.OfVirtual virtualThreadsOn(Executor scheduler) {
    try {
      return (Thread.Builder.OfVirtual) NEW_BUILDER.invokeExact(scheduler);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** What runs a virtual thread. */
  static Executor schedulerOf(Thread thread) {
    try {
      return (Executor) SCHEDULER.invokeExact(thread);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The virtual thread that a task given to its scheduler continues. */
  static Thread threadOf(Runnable continuation) {
    try {
      for (Field field : continuation.getClass().getDeclaredFields()) {
        field.setAccessible(true);
        if (field.get(continuation) instanceof Thread thread) {
          return thread;
        }
      }
    } catch (ReflectiveOperationException e) {
      throw unexpected(e);
    }
    throw new IllegalStateException("not a virtual thread's continuation: " + continuation);
  }

  /** Lets a thread that waits in {@link Object#wait()} continue when its continuation is run. */
  static void endWait(Thread thread) {
    STATE.compareAndSet(thread, WAIT, UNBLOCKED);
  }

  /** Whether a thread is in a timed park that the JDK itself asked for. */
  static boolean isTimedParked(Thread thread) {
    return (int) STATE.getVolatile(thread) == TIMED_PARKED;
  }

  /** The nanoseconds of a thread's timed park, whose end is from now on the caller's to bring. */
  static long takeTimeout(Thread thread) {
    try {
      Future<?> task = (Future<?>) TIMEOUT_TASK.invokeExact(thread);
      if (task != null) {
        task.cancel(false);
      }
      return (long) TIMEOUT.get(thread);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Decides what {@link java.util.concurrent.ThreadLocalRandom} gives a thread next. */
  static void seedRandom(Thread thread, long seed) {
    RANDOM_SEED.set(thread, seed - (thread.threadId() << 1)); // to which it will add just that
    RANDOM_PROBE.set(thread, (int) (seed >>> 32) | 1);
  }

  /**
   * Declares an unmounted thread that will never run again to have ended: nothing holds it then.
   */
  static void forget(Thread thread) {
    try {
      AFTER_DONE.invokeExact(thread, true);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static RuntimeException unexpected(Throwable e) {
    if (e instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
