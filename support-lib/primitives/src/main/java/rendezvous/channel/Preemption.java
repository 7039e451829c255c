package rendezvous.channel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Sets busy channel users aside for a moment when the virtual-thread scheduler runs nobody else.
 */
final class Preemption {
  // The problem. JDK 25 puts a virtual thread that is unparked by another into the local queue of
  // the carrier that both run on, and a carrier looks at the shared queues, where new threads and
  // expired sleeps arrive, only when its local queue is empty. Two threads that keep waking each
  // other, as a busy sender and receiver do, never let it become empty: with as many such pairs as
  // carriers, nothing else runs, for ever. Thread.yield does not help: it goes to the local queue
  // too, unless that is empty.
  //
  // The remedy. While channels are busy, one platform thread, the watcher, starts a virtual thread
  // now and then, the canary. If it has not run soon after, the watcher calls for a break: every
  // virtual thread that begins a channel operation then steps aside, into a list of our own, and
  // parks. As all that a busy carrier runs does so at its next operation, local queues run empty,
  // carriers look at the shared queues, and at last the canary runs. A moment later the watcher
  // ends the break and unparks all in the list.
  //
  // That moment matters. There is a shared queue for every few threads that submit to it, and a
  // carrier stays with one as long as it finds something there. Were the busy threads unparked as
  // soon as the canary has run, by the canary or by the watcher, a carrier would take them before
  // it looks into the other queues, and who waits there would be late by one more tick, as half of
  // all were. As it is, carriers have nothing else to do but to empty them. For a similar reason
  // the canary is not sent right after a break: it would run before those who have been unparked
  // have filled the local queues again, and not tell that nobody gets to run after that.
  //
  // A thread steps aside before an operation, while it holds no lock of ours. This does not touch
  // the interrupt status, and no operation's outcome depends on it. If the canary does not run in
  // spite of the break, then something else keeps the carriers busy, and to step aside would only
  // make matters worse for those who do; the watcher then ends the break and lets it be for a
  // while. After a break in time, the next is put off for everyone who has stepped aside: to do so
  // and to be recalled takes some microseconds, so where thousands are busy, breaks would otherwise
  // cost more than they give.
  //
  // Nobody is forgotten in the list: who steps aside first enters it, then looks whether the break
  // is still on; who ends the break first says so, then empties the list. One of the two sees the
  // other. Whoever sees that the break is over empties the list.
  //
  // States. An operation reads one static field, and goes on if it is WATCHING:
  //
  //   ASLEEP -> WATCHING     every so many operations: few and far between need no watcher
  //   WATCHING -> ASKING     the watcher, at each tick: is anybody there?
  //   ASKING -> WATCHING     the next operation
  //   ASKING -> ASLEEP       the watcher, at the end of the tick: nobody was
  //   both -> BREAK          the watcher: the canary is late
  //   BREAK -> WATCHING      the watcher, when the canary has run or is given up

  private static final int ASLEEP = 0;
  private static final int WATCHING = 1;
  private static final int ASKING = 2;
  private static final int BREAK = 3;
  private static final int BREAK_OF_TEST = 4; // as BREAK, but ended by the test only

  private static final long TICK = 3_000_000; // nanoseconds, as are the others
  private static final long NOTICE = 1_000_000; // the part of a tick in which the canary must run
  private static final long MOMENT = 1_000; // as short as the system's timers can be
  private static final long LONGEST_BREAK = 20_000_000;
  private static final long WORK_FOR_EACH = 20_000; // who has stepped aside, before the next break
  private static final long LONGEST_WORK = 40_000_000;
  private static final long SHORTEST_REST = 10_000_000; // after a break that was in vain
  private static final long LONGEST_REST = 640_000_000;
  private static final int OPERATIONS_TO_WAKE = 64;
  private static final String BLOCKER = "its turn after other virtual threads";

  /** For measurements, and for tests that choose schedules themselves. */
  private static final boolean OFF = "off".equals(System.getProperty("rendezvous.preemption"));

  private static final AtomicInteger STATE = new AtomicInteger(OFF ? WATCHING : ASLEEP);
  private static final AtomicReference<Aside> ASIDE = new AtomicReference<>();
  private static final Preemption WATCHER = new Preemption();

  private static int calls; // plain: a lost update does no harm

  // mutable state of the watcher
  private Thread thread; // guarded by this
  private Canary canary;
  private long pause; // until the next look, if it is longer than usual
  private long rest = SHORTEST_REST;

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
        if (++calls % OPERATIONS_TO_WAKE == 0) {
          WATCHER.wake();
        }
      }
      case ASKING -> STATE.compareAndSet(ASKING, WATCHING);
      case BREAK, BREAK_OF_TEST -> {
        if (Thread.currentThread().isVirtual()) {
          stepAside();
        }
      }
      default -> {}
    }
  }

  // --- stepping aside

  /** A thread in the list of those who have stepped aside. */
  private static final class Aside {
    final Thread thread = Thread.currentThread();
    final Aside next;
    volatile boolean over;

    Aside(Aside next) {
      this.next = next;
    }
  }

  private static void stepAside() {
    Aside me;
    Aside others;
    do {
      others = ASIDE.get();
      me = new Aside(others);
    } while (!ASIDE.compareAndSet(others, me));
    if (STATE.get() < BREAK) {
      recall();
    }
    while (!me.over && !me.thread.isInterrupted()) {
      LockSupport.park(BLOCKER);
    }
  }

  /**
   * Empties the list. The break must be over: who steps aside later must see that.
   *
   * @return how many there were
   */
  private static int recall() {
    int recalled = 0;
    for (Aside each = ASIDE.getAndSet(null); each != null; each = each.next) {
      each.over = true;
      LockSupport.unpark(each.thread);
      recalled++;
    }
    return recalled;
  }

  /** A virtual thread that shows, by running, that new threads get to run. */
  private static final class Canary implements Runnable {
    volatile boolean hasRun;

    @Override
    public void run() {
      hasRun = true;
    }
  }

  // --- the watcher

  private void wake() {
    if (STATE.compareAndSet(ASLEEP, WATCHING)) {
      LockSupport.unpark(watcher());
    }
  }

  private synchronized Thread watcher() {
    if (thread == null) {
      // serves all of the JVM, so it must inherit nothing from the thread that happens to be first
      ThreadGroup root = Thread.currentThread().getThreadGroup();
      while (root.getParent() != null) {
        root = root.getParent();
      }
      thread =
          Thread.ofPlatform()
              .group(root)
              .daemon()
              .inheritInheritableThreadLocals(false)
              .name("rendezvous-watcher")
              .unstarted(this::watch);
      thread.setContextClassLoader(null);
      thread.start();
    }
    return thread;
  }

  private void watch() {
    while (true) {
      while (STATE.get() == ASLEEP) {
        LockSupport.park(this);
        Thread.interrupted(); // who interrupts all threads there are must not make this one spin
      }
      STATE.compareAndSet(WATCHING, ASKING);
      LockSupport.parkNanos(this, Math.max(TICK - NOTICE, pause));
      pause = 0;
      if (canary == null || canary.hasRun) {
        canary = new Canary();
        Thread.startVirtualThread(canary);
      }
      LockSupport.parkNanos(this, NOTICE);
      if (!canary.hasRun) {
        takeBreak();
      }
      STATE.compareAndSet(ASKING, ASLEEP);
    }
  }

  private void takeBreak() {
    long start = System.nanoTime();
    int before;
    do {
      before = STATE.get();
      if (before == BREAK_OF_TEST) {
        return;
      }
    } while (!STATE.compareAndSet(before, BREAK));
    do {
      LockSupport.parkNanos(this, MOMENT);
    } while (!canary.hasRun && System.nanoTime() - start < LONGEST_BREAK);
    int crowd = STATE.compareAndSet(BREAK, WATCHING) ? recall() : 0;
    if (canary.hasRun) {
      pause = Math.min(crowd * WORK_FOR_EACH, LONGEST_WORK);
      rest = SHORTEST_REST;
    } else {
      pause = rest;
      rest = Math.min(2 * rest, LONGEST_REST);
    }
  }

  @Override
  public String toString() {
    return "the next tick";
  }

  // --- for tests

  static void startBreak() {
    STATE.set(BREAK_OF_TEST);
  }

  static void stopBreak() {
    STATE.set(WATCHING);
    recall();
  }
}
