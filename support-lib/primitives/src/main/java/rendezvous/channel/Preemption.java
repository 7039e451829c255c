package rendezvous.channel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sets busy channel users aside for a moment when the virtual-thread scheduler runs nobody else.
 */
final class Preemption {
  // The problem. JDK 25 puts a virtual thread that is unparked by another into the local queue of
  // the carrier that both run on, and a carrier looks at the shared queues, where new threads and
  // expired sleeps arrive, only when its local queue is empty. Two threads that keep waking each
  // other, as a busy sender and receiver do, never let it become empty: with as many such pairs as
  // carriers, nothing else runs, for ever. Thread.yield does not help, as it goes to the local
  // queue
  // too.
  //
  // The remedy. While channels are busy, one platform thread, the watcher, starts a virtual thread
  // now and then, the canary. If it does not run within a tick, the watcher calls for a detour:
  // every virtual thread that begins a channel operation then parks for a nanosecond. It thereby
  // leaves the local queue, and comes back through a shared one, put there by the JDK's timer
  // thread. As everyone that a busy carrier runs does the same at its next operation, local queues
  // run empty, carriers look at the shared queues, and the canary runs, which ends the detour.
  //
  // A detour is made before an operation, while the thread holds no lock of ours; it does not touch
  // the interrupt status; and no operation's outcome depends on it. If the canary does not come
  // back
  // in spite of the detours, then something else keeps the carriers, and detours would only make
  // matters worse for those who take them; the watcher then lets it be for a while.
  //
  // States. An operation reads one static field, and goes on if it is WATCHING. Only the watcher
  // moves between the others, except where noted:
  //
  //   ASLEEP -> WATCHING     an operation, one of WAKE_AFTER: a few now and then need no watcher
  //   WATCHING -> ASKING     at each tick: is anybody there?
  //   ASKING -> WATCHING     the next operation
  //   ASKING -> ASLEEP       nobody was
  //   any -> DETOUR          the canary is late
  //   DETOUR -> WATCHING     the canary, or the watcher when it gives up

  private static final int ASLEEP = 0;
  private static final int WATCHING = 1;
  private static final int ASKING = 2;
  private static final int DETOUR = 3;
  private static final int DETOUR_OF_TEST = 4; // as DETOUR, but not ended by canary or watcher

  private static final long TICK = 2_000_000; // nanoseconds
  private static final long DETOUR_LIMIT = 20_000_000;
  private static final long REST = 500_000_000; // after a detour that was in vain
  private static final int WAKE_AFTER = 64;
  private static final String BLOCKER = "its turn after other virtual threads";

  private static final AtomicInteger STATE = new AtomicInteger(ASLEEP);
  private static final Preemption WATCHER = new Preemption();

  // mutable state
  private static int calls; // plain: a lost update does no harm
  private static volatile long detourNanos = 1; // longer in tests only
  private Thread thread; // of the watcher; guarded by this
  private Canary canary; // of the watcher

  private Preemption() {}

  /**
   * Called before every channel operation, by a thread that holds no lock of ours. May unmount a
   * virtual thread for a moment.
   */
  static void point() {
    if (STATE.getPlain() != WATCHING) {
      attend();
    }
  }

  private static void attend() {
    switch (STATE.get()) {
      case ASLEEP -> {
        if (++calls % WAKE_AFTER == 0) {
          WATCHER.wake();
        }
      }
      case ASKING -> STATE.compareAndSet(ASKING, WATCHING);
      case DETOUR, DETOUR_OF_TEST -> {
        if (Thread.currentThread().isVirtual()) {
          LockSupport.parkNanos(BLOCKER, detourNanos);
        }
      }
      default -> {}
    }
  }

  /** For tests: calls for detours of this length. */
  static void detour(Duration length) {
    detourNanos = length.toNanos();
    STATE.set(DETOUR_OF_TEST);
  }

  /** For tests: back to normal. */
  static void endDetour() {
    detourNanos = 1;
    STATE.set(WATCHING);
  }

  private void wake() {
    if (STATE.compareAndSet(ASLEEP, WATCHING)) {
      LockSupport.unpark(watcher());
    }
  }

  private synchronized Thread watcher() {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("rendezvous-watcher").start(this::watch);
    }
    return thread;
  }

  private void watch() {
    while (true) {
      while (STATE.get() == ASLEEP) {
        LockSupport.park(this);
      }
      STATE.compareAndSet(WATCHING, ASKING);
      if (canary == null || canary.hasRun) {
        canary = new Canary();
        Thread.startVirtualThread(canary);
      }
      LockSupport.parkNanos(this, TICK);
      if (!canary.hasRun && !detour()) {
        LockSupport.parkNanos(this, REST);
      }
      STATE.compareAndSet(ASKING, ASLEEP);
    }
  }

  /** Sets busy threads aside until the canary has run; false if it did not in time. */
  private boolean detour() {
    long end = System.nanoTime() + DETOUR_LIMIT;
    if (!STATE.compareAndSet(WATCHING, DETOUR)) {
      STATE.compareAndSet(ASKING, DETOUR);
    }
    while (!canary.hasRun && System.nanoTime() < end) {
      LockSupport.parkNanos(this, TICK);
    }
    STATE.compareAndSet(DETOUR, WATCHING);
    return canary.hasRun;
  }

  /** A virtual thread that shows, by running, that new threads get to run. */
  private static final class Canary implements Runnable {
    volatile boolean hasRun;

    @Override
    public void run() {
      hasRun = true;
      STATE.compareAndSet(DETOUR, WATCHING);
    }
  }

  @Override
  public String toString() {
    return "the next tick";
  }
}
