package rendezvous.context;

import rendezvous.channel.Channel;
import rendezvous.channel.ReceiveChannel;

/**
 * Those who want to hear of a context's cancellation: the dependents in its list, and whoever has
 * asked for its done channel.
 */
final class Audience implements Fate {
  // The cancellation is written once, in the monitor; from then on the list does not change, so the
  // canceller can go through it outside. A dependent that comes later is told by the thread that
  // brings it. The list is doubly linked through the dependents themselves: nothing is allocated to
  // join it, and nothing is searched to leave it.

  // mutable state, guarded by this
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
  synchronized boolean add(Dependent dependent) {
    if (cancellation != null) {
      return false;
    }
    if (newest != null) {
      dependent.older = newest;
      newest.newer = dependent;
    }
    newest = dependent;
    return true;
  }

  /** Lets a dependent go, if it is in the list. */
  synchronized void remove(Dependent dependent) {
    if (cancellation != null) {
      return;
    }
    Dependent newer = dependent.newer;
    Dependent older = dependent.older;
    if (newer != null) {
      newer.older = older;
    } else if (newest == dependent) {
      newest = older;
    } else {
      return;
    }
    if (older != null) {
      older.newer = newer;
    }
    dependent.newer = null;
    dependent.older = null;
  }

  /** The channel that is closed on cancellation: always the same. */
  ReceiveChannel<Void> done() {
    synchronized (this) {
      if (done == null && cancellation == null) {
        done = Channel.unbuffered("done");
      }
      if (done != null) {
        return done;
      }
    }
    Channel<Void> closed = Channel.unbuffered("done");
    closed.close(cancellation.err());
    synchronized (this) {
      if (done == null) {
        done = closed;
      }
      return done;
    }
  }

  /**
   * Writes down the cancellation and closes the done channel. If this returns true, the caller has
   * to {@link #tell} the dependents.
   *
   * @return false if there is a cancellation already
   */
  boolean end(Cancellation why) {
    Channel<Void> open;
    synchronized (this) {
      if (cancellation != null) {
        return false;
      }
      cancellation = why;
      open = done;
    }
    if (open != null) {
      open.close(why.err());
    }
    return true;
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

  synchronized int size() {
    int size = 0;
    for (Dependent each = newest; each != null; each = each.older) {
      size++;
    }
    return size;
  }
}
