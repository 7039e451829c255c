package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import rendezvous.channel.Trace;

/** What is recorded of one thread of a {@link Recording}. */
final class Track {
  // Its thread adds what the primitives tell; the watch adds what it sees from outside. A wait that
  // the primitives tell of is exact, so the watch leaves it alone. What it takes for a wait of
  // another kind may have changed while it looked: the number of events that were told, and the
  // thread's state, say whether it has.

  /** What a thread has told, through a primitive. */
  record Told(long at, Trace.Event event, Object on, Object with) {}

  /** A wait that was seen from outside: it began no later than {@code from}. */
  record Seen(long from, long until, Waiting waiting) {}

  // immutable state
  final Object recording;
  final Track parent; // null: the block's own thread
  final long created;
  final String place;

  // mutable state, guarded by this
  private final List<Told> told = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private Thread thread; // null: not known yet
  private boolean waits; // in a wait that the primitives tell of
  private long ended = Long.MAX_VALUE;
  private Waiting open; // null: none; else a wait that was still on when it was looked at
  private long openSince;
  private int openTold;

  /**
   * @param recording what the track belongs to
   * @param parent whose thread has made this one's
   * @param created when that was
   * @param place the source line on which it was
   */
  Track(Object recording, Track parent, long created, String place) {
    this.recording = recording;
    this.parent = parent;
    this.created = created;
    this.place = place;
  }

  /** Says whose track it is, unless that is known. */
  synchronized void bind(Thread thread) {
    if (this.thread == null) {
      this.thread = thread;
    }
  }

  synchronized Thread thread() {
    return thread;
  }

  /** Adds what the thread, which calls this, tells. */
  synchronized void tell(long at, Trace.Event event, Object on, Object with) {
    bind(Thread.currentThread());
    waits =
        switch (event) {
          case WAITS_TO_SEND, WAITS_TO_RECEIVE, WAITS_TO_SELECT, WAITS_FOR_TASKS -> true;
          default -> false;
        };
    told.add(new Told(at, event, on, with));
  }

  /** Looks, in another thread, what the thread does; whether that is new. */
  boolean look() {
    Thread looked;
    int toldBefore;
    synchronized (this) {
      looked = thread;
      toldBefore = told.size();
      if (looked == null || ended != Long.MAX_VALUE) {
        return false;
      }
    }
    Thread.State state = looked.getState(); // without the lock, lest it is seen waiting for that
    long now = System.nanoTime(); // not before: what was told until then came first
    synchronized (this) {
      boolean outside = !waits && isWaiting(state) && told.size() == toldBefore;
      boolean closed = open != null && !(outside && openTold == toldBefore && isStill(open, state));
      if (closed) {
        closeOpen(now);
      }
      if (state == Thread.State.TERMINATED) {
        ended = now;
      }
      if (!outside || open != null) {
        return closed || ended == now;
      }
    }
    Waiting waiting = Waiting.of(looked, state);
    synchronized (this) {
      if (told.size() == toldBefore && isStill(waiting, state)) {
        open = waiting;
        openSince = now;
        openTold = toldBefore;
      }
    }
    return true;
  }

  private boolean isStill(Waiting waiting, Thread.State state) {
    return waiting.state() == state
        && waiting.blocker() == LockSupport.getBlocker(thread)
        && thread.getState() == state;
  }

  private void closeOpen(long now) {
    seen.add(new Seen(openSince, now, open));
    open = null;
  }

  private static boolean isWaiting(Thread.State state) {
    return switch (state) {
      case WAITING, TIMED_WAITING, BLOCKED -> true;
      default -> false;
    };
  }

  /** Whether the thread may be about to tell something: it neither waits nor has ended. */
  synchronized boolean isBusy() {
    return thread != null
        && thread != Thread.currentThread()
        && thread.getState() == Thread.State.RUNNABLE;
  }

  // --- when the recording is over

  /** What the thread has told, in this order. */
  synchronized List<Told> told() {
    return List.copyOf(told);
  }

  /** The waits that were seen from outside; one that has not ended lasts until {@code end}. */
  synchronized List<Seen> seen(long end) {
    if (open != null) {
      closeOpen(end);
    }
    return List.copyOf(seen);
  }

  /** When the thread was first seen to have ended; {@link Long#MAX_VALUE} if it was not. */
  synchronized long ended() {
    return ended;
  }

  /** Lets go of what was recorded: the thread may live on, and with it this. */
  synchronized void forget() {
    told.clear();
    seen.clear();
    open = null;
  }
}
