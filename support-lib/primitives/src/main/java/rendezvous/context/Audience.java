package rendezvous.context;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;

/**
 * Those who want to hear of a context's cancellation: the dependents in its list, and whoever has
 * asked for its done channel.
 */
final class Audience implements Fate {
  // The cancellation is written once, under the lock; from then on the list does not change, so the
  // canceller can go through it outside. A dependent that comes later is told by the thread that
  // brings it. The list is doubly linked through the dependents themselves: nothing is allocated to
  // join it, and nothing is searched to leave it.
  //
  // The lock is a spin lock, which costs half of what a monitor does: all that happens under it is
  // a few assignments, so its holder can only lose its processor's time slice. Those who wait soon
  // yield for that reason.

  private static final int SPINS_BEFORE_YIELD = 100;
  private static final VarHandle LOCKED;

  static {
    try {
      LOCKED = MethodHandles.lookup().findVarHandle(Audience.class, "locked", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // mutable state, guarded by the lock; what is volatile may be read without it
  private volatile boolean locked;
  private volatile Cancellation cancellation;
  private Dependent newest; // null: the list is empty
  private Channel<Void> done; // null: nobody has asked yet

  // for the one thread that tells of the cancellation
  private Audience next;

  /**
   * @param cancellation null if the context is not done
   */
  Audience(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Takes in a dependent, unless it is too late for that. */
  boolean add(Dependent dependent) {
    lock();
    boolean inTime = cancellation == null;
    if (inTime) {
      if (newest != null) {
        dependent.older = newest;
        newest.newer = dependent;
      }
      newest = dependent;
    }
    unlock();
    return inTime;
  }

  /** Lets a dependent go, if it is in the list. */
  void remove(Dependent dependent) {
    lock();
    if (cancellation == null && (dependent.newer != null || newest == dependent)) {
      Dependent newer = dependent.newer;
      Dependent older = dependent.older;
      if (newer == null) {
        newest = older;
      } else {
        newer.older = older;
      }
      if (older != null) {
        older.newer = newer;
      }
      dependent.newer = null;
      dependent.older = null;
    }
    unlock();
  }

  /** The channel that is closed on cancellation: always the same. */
  ReceiveChannel<Void> done() {
    lock();
    Channel<Void> known = done;
    unlock();
    while (known == null) {
      Cancellation before = cancellation;
      Channel<Void> made = Channel.unbuffered("done");
      if (before != null) {
        made.close(before.err());
      }
      lock();
      if (done == null && cancellation == before) { // else cancelled meanwhile: make a closed one
        done = made;
      }
      known = done;
      unlock();
    }
    return known;
  }

  /**
   * Writes down the cancellation and closes the done channel. If this returns true, the caller has
   * to {@link #tellAll} the dependents.
   *
   * @return false if there is a cancellation already
   */
  boolean end(Cancellation why) {
    lock();
    boolean first = cancellation == null;
    if (first) {
      cancellation = why;
    }
    Channel<Void> open = done;
    unlock();
    if (first && open != null) {
      open.close(why.err());
    }
    return first;
  }

  /** Tells everybody, and those who depend on them, and so on. */
  static void tellAll(Audience first) {
    // a stack, linked through next: a chain of contexts of any length can be cancelled
    Audience waiting = first;
    while (waiting != null) {
      Audience told = waiting;
      waiting = told.next;
      told.next = null;
      waiting = told.tell(waiting);
    }
  }

  private Audience tell(Audience waiting) {
    Dependent told = newest;
    newest = null;
    while (told != null) {
      Dependent older = told.older;
      told.older = null; // whoever keeps one of them does not keep all
      told.newer = null;
      Audience further = told.cancelled(cancellation);
      if (further != null) {
        further.next = waiting;
        waiting = further;
      }
      told = older;
    }
    return waiting;
  }

  private void lock() {
    for (int spins = 0; !LOCKED.compareAndSet(this, false, true); spins++) {
      if (spins < SPINS_BEFORE_YIELD) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private void unlock() {
    LOCKED.setRelease(this, false);
  }

  /** For tests: how long the list is. */
  int size() {
    lock();
    int size = 0;
    for (Dependent each = newest; each != null; each = each.older) {
      size++;
    }
    unlock();
    return size;
  }
}
