package rendezvous.kernel.cell;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * What every loop of a cell passes, so that an interrupt can end a loop that never blocks.
 *
 * <p>Java 25 cannot stop a thread from outside. Cells are therefore compiled with a call at every
 * backward jump. The call is linked to a {@link MutableCallSite} that does nothing; the optimising
 * compiler removes it altogether and takes note that it did. To stop, the call site gets a new
 * target: the JVM throws the optimised code away, and the next round of the loop ends in {@link
 * Stopped}. So measurements in cells pay nothing for it, unlike with a flag that each round reads.
 */
public final class StopPoint {
  private static final MutableCallSite SITE =
      new MutableCallSite(MethodHandles.empty(MethodType.methodType(void.class)));
  private static final MethodHandle NOTHING = SITE.getTarget();
  private static final MethodHandle CHECK;

  static {
    try {
      CHECK =
          MethodHandles.lookup()
              .findStatic(StopPoint.class, "check", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static volatile long first = Long.MAX_VALUE;
  private static volatile long last = Long.MIN_VALUE;

  private StopPoint() {}

  /** Ends a thread of an interrupted cell. Not an exception, so that few handlers catch it. */
  public static final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("the cell was interrupted", null, false, false);
    }
  }

  /** Links a call in a cell's class; named by the byte code that {@link CellBytecode} writes. */
  public static CallSite bootstrap(MethodHandles.Lookup caller, String name, MethodType type) {
    return new ConstantCallSite(SITE.dynamicInvoker());
  }

  /** From now on every thread that was started since {@code thread}, itself included, stops. */
  static synchronized void arm(Thread thread) {
    first = thread.threadId();
    last = Thread.ofPlatform().unstarted(() -> {}).threadId(); // the newest identifier there is
    target(CHECK);
  }

  /** Lets every loop run freely again. */
  static synchronized void disarm() {
    target(NOTHING);
  }

  private static void target(MethodHandle target) {
    if (SITE.getTarget() != target) {
      SITE.setTarget(target);
      MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }
  }

  private static void check() {
    long id = Thread.currentThread().threadId();
    if (first <= id && id <= last) {
      throw new Stopped();
    }
  }
}
