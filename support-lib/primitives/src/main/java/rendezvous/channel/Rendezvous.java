package rendezvous.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A channel without a buffer: a send and a receive meet, and happen together. */
sealed class Rendezvous<T> extends Channel<T> permits TimerChannel {
  // One word is lock and state at once, so that the two operations that meet most often, one sender
  // and one receiver, need one compare-and-set each:
  //
  //   null      free; nobody waits
  //   a Place   free; this one waits, and nobody else
  //   CROWDED   free; those who wait are in the queues
  //   ENDED     free; the channel is closed, so nobody waits; final
  //   LOCKED    a thread changes the queues
  //
  //   null -> Place            an operation that finds nobody begins to wait
  //   Place -> null            its partner has come, or it gives up
  //   any but LOCKED -> LOCKED -> any but LOCKED      everything else (lock, unlock)
  //
  // Whoever takes the lock finds all waiters in the queues: lock() puts the single Place there, and
  // unlock() takes it out again if it has become the only one. A place is in the word or in a queue
  // or nowhere; it never comes back once it has left the channel, so the compare-and-sets cannot
  // mistake one state for another.
  //
  // Invariant while the word is not LOCKED: a live sender and a live receiver wait together only
  // if they are cases of the same select. This is why to find one waiter of one's own kind is
  // enough to know that one must wait; and it is kept because a wait begins by a compare-and-set
  // from null, or under the lock after a look for partners (enlist, and Select, which holds all
  // locks).
  //
  // A waiter taken out of the word or of a queue belongs to the thread that took it out; whether
  // the two operations happen is then decided by Waiter.complete. FIFO order is the queues'.
  //
  // Ordering: what a place carries is written before the compare-and-set or the release store that
  // puts it into the channel, and read after the one that takes it out.

  /**
   * To fail once with a yield is forgiven for this many successes: a success saves little more than
   * an unpark.
   */
  private static final int FAILURE = 8;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Rendezvous.class, "state", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Keeps the word in another cache line than what waiting threads look at in the base classes. */
  @SuppressWarnings("unused")
  private long p1, p2, p3, p4, p5, p6;

  // mutable state
  private volatile Object state;
  private volatile boolean closed; // written under the lock
  private final WaiterQueue receivers = new WaiterQueue();
  private final WaiterQueue senders = new WaiterQueue();

  Rendezvous(String name) {
    super(name);
  }

  // --- without waiting

  @Override
  final boolean offer(T element) {
    Object now = state;
    if (now == null) {
      return false;
    }
    if (now instanceof Place place) {
      if (!place.receives) {
        return false;
      }
      if (STATE.compareAndSet(this, place, null)) {
        place.element = element;
        if (place.waiter.complete(place)) {
          Waiter.wake(place);
          return true;
        }
      }
    } else if (now == crowded() && receivers.isEmpty()) {
      return false;
    }
    lock();
    try {
      if (!closed) {
        return give(element);
      }
    } finally {
      unlockAndWake();
    }
    throw closedException("send on");
  }

  @Override
  Object poll() {
    Object now = state;
    if (now == null) {
      return null;
    }
    if (now instanceof Place place) {
      if (place.receives) {
        return null;
      }
      if (STATE.compareAndSet(this, place, null) && place.waiter.complete(place)) {
        Object element = place.element;
        Waiter.wake(place);
        return element;
      }
    } else if (now == crowded() && senders.isEmpty()) {
      return null;
    }
    return pollLocked();
  }

  final Object pollLocked() {
    lock();
    try {
      Object element = take();
      return element == null && closed ? CLOSED : element;
    } finally {
      unlockAndWake();
    }
  }

  // --- waiting

  @Override
  final boolean enlist(Waiter waiter) {
    if (state == null && STATE.compareAndSet(this, null, waiter)) {
      return true;
    }
    lock();
    try {
      if (closed || (waiter.receives ? canReceive() : canSend())) {
        return false;
      }
      add(waiter);
      return true;
    } finally {
      unlock();
    }
  }

  @Override
  final void delist(Place place) {
    if (state == place && STATE.compareAndSet(this, place, null)) {
      return;
    }
    lock();
    queue(place).remove(place);
    unlock();
  }

  @Override
  void linger(Waiter waiter) {
    int spins = spins();
    if (spins > 0) {
      int spun = waiter.spin(spins);
      if (spun < spins) {
        spinningHelped(spun);
        return;
      }
      spinningFailed();
    }
    if (yields()) {
      Thread.yield();
      yielded(!waiter.isWaiting(), FAILURE);
    }
  }

  // --- closing

  @Override
  final boolean tryClose(Throwable cause) {
    Place woken;
    lock();
    try {
      if (closed) {
        return false;
      }
      closeCause = cause;
      closed = true;
      woken = senders.dismissAll(receivers.dismissAll(null));
    } finally {
      unlock();
    }
    WaiterQueue.wakeAll(woken);
    return true;
  }

  // --- what it is, without the lock

  @Override
  public final boolean isClosed() {
    return closed;
  }

  @Override
  public final int capacity() {
    return 0;
  }

  @Override
  public final int size() {
    return 0;
  }

  @Override
  public final int waitingSenders() {
    return waiting(false, senders);
  }

  @Override
  public final int waitingReceivers() {
    return waiting(true, receivers);
  }

  private int waiting(boolean receiving, WaiterQueue queue) {
    if (state instanceof Place place) {
      return place.receives == receiving ? 1 : 0;
    }
    return queue.size();
  }

  @Override
  String kind() {
    return "unbuffered";
  }

  @Override
  boolean seemsReady(boolean toReceive) {
    Object now = state;
    if (now instanceof Place place) {
      return place.receives != toReceive;
    }
    if (now == crowded()) {
      return !(toReceive ? senders : receivers).isEmpty();
    }
    return now == ended();
  }

  // --- under the lock

  @Override
  final boolean canSend() {
    return closed || receivers.hasLive();
  }

  @Override
  boolean canReceive() {
    return closed || senders.hasLive();
  }

  @Override
  final boolean give(T element) {
    matched = receivers.give(element);
    return matched != null;
  }

  @Override
  Object take() {
    matched = senders.take();
    return matched == null ? null : matched.element;
  }

  @Override
  final void add(Place place) {
    queue(place).add(place);
  }

  private WaiterQueue queue(Place place) {
    return place.receives ? receivers : senders;
  }

  // --- the states that are not a place

  // They are objects of our own: a garbage collector that divides the heap into regions makes it
  // dearer to store a reference to something far away.

  private Object locked() {
    return this;
  }

  private Object crowded() {
    return receivers;
  }

  private Object ended() {
    return senders;
  }

  // --- the lock

  @Override
  final boolean tryLock() {
    for (int spins = 0; spins < SPINS_BEFORE_YIELD; spins++) {
      Object now = state;
      if (now != locked() && STATE.compareAndSet(this, now, locked())) {
        if (now instanceof Place place) {
          queue(place).add(place);
        }
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Override
  final void unlock() {
    Object next = crowded();
    if (closed) {
      next = ended();
    } else if (senders.isEmpty()) {
      next = receivers.removeOnly(next);
    } else if (receivers.isEmpty()) {
      next = senders.removeOnly(next);
    }
    STATE.setRelease(this, next);
  }
}
