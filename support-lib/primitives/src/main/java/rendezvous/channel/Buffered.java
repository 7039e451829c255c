package rendezvous.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A channel with a buffer. */
final class Buffered<T> extends Channel<T> {
  // Sender and receiver work on opposite ends of the buffer, each under a lock of its own, so that
  // one of each can work at the same time and touch as few cache lines of the other's as possible:
  // an operation that need not wait costs one compare-and-set on its own side.
  //
  // The buffer is one array, or a chain of them. Every array's last slot refers to the next array.
  // In a buffer that is small it refers to the array itself, which makes it a ring; a larger or
  // unlimited one grows by an array whenever the sender comes to the end of one, and drops those
  // that the receiver has left behind. An empty slot is null: the receiver sees from the slot alone
  // whether there is an element. The sender must also see when the buffer is full: it counts, and
  // compares with the receiver's count, of which it keeps a copy that it renews only when the copy
  // says full.
  //
  // Who waits is guarded by the lock of the *other* side, which is the one that would end the wait:
  //
  //   receivers wait in sending.waiters,   because under that lock nothing can be added
  //   senders wait in receiving.waiters,   because under that lock nothing can be taken
  //
  // So a receiver that finds the buffer empty under the sending lock cannot miss an element, and a
  // sender that finds it full under the receiving lock cannot miss a free place (enlist).
  // Invariants while the respective lock is free:
  //
  //   a live receiver waits => the buffer is empty        sending
  //   a live sender waits   => the buffer is full         receiving
  //   a live waiter waits   => the channel is open        both
  //
  // A sender that finds a live receiver gives it the element directly. A receiver that finds live
  // senders takes the sending lock too, takes an element, and puts the first sender's element
  // behind the others, so nobody can overtake it. The order of locks is receiving, then sending.
  // close and select take both.
  //
  // Ordering: an element is published by the release store into its slot and read by an acquire
  // load. A place is free for reuse when the receiver's count says so: the count is stored with
  // release after the slot was emptied, and read with acquire before the slot is filled. Under the
  // sending lock the sending count is exact, and the receiving count may lag behind; under the
  // receiving lock it is the other way round. Both lags err to the safe side: enlist says "try
  // again". (The receiving count may for a moment be one ahead of the sending count, as an element
  // can be taken before it is counted.)

  /** Larger buffers are chains of arrays of this length. */
  private static final int LARGEST_RING = 1024;

  private static final int LINK = 64;

  /** To fail once with a yield is forgiven for this many successes. */
  static final int FAILURE = 2;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle LOCK;
  private static final VarHandle COUNT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      LOCK = lookup.findVarHandle(Side.class, "lock", int.class);
      COUNT = lookup.findVarHandle(Side.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** What senders use, or what receivers use. */
  private static class Side extends Patience {
    // immutable state
    final WaiterQueue waiters = new WaiterQueue();

    // mutable state, guarded by the lock; what is volatile may be read without it
    volatile int lock;
    int index; // of the next slot in `slots`
    Object[] slots;
    volatile long count; // of elements that have passed
    long othersCount; // the last that was seen of the other side's count

    boolean tryLock() {
      for (int spins = 0; spins < SPINS_BEFORE_YIELD; spins++) {
        if (lock == 0 && LOCK.compareAndSet(this, 0, 1)) {
          return true;
        }
        Thread.onSpinWait();
      }
      return false;
    }

    void lock() {
      while (!tryLock()) {
        Thread.yield();
      }
    }

    void unlock() {
      LOCK.setRelease(this, 0);
    }
  }

  /** Keeps the fields of two sides, which are allocated together, in different cache lines. */
  @SuppressWarnings("unused")
  private static final class PaddedSide extends Side {
    private long p1, p2, p3, p4, p5, p6, p7, p8;
  }

  // immutable state
  private final int capacity;
  private final Side sending = new PaddedSide();
  private final Side receiving = new PaddedSide();

  // mutable state, written under both locks
  private volatile boolean closed;

  Buffered(String name, int capacity) {
    super(name);
    this.capacity = capacity;
    Object[] slots;
    if (capacity <= LARGEST_RING) {
      slots = new Object[capacity + 1];
      slots[capacity] = slots;
    } else {
      slots = new Object[LINK + 1];
    }
    sending.slots = slots;
    receiving.slots = slots;
  }

  // --- without waiting

  @Override
  boolean offer(T element) {
    Side side = sending;
    Place receiver = null;
    boolean refused;
    side.lock();
    try {
      refused = closed;
      if (!refused) {
        if (!side.waiters.isEmpty()) {
          receiver = side.waiters.give(element);
        }
        if (receiver == null) {
          return append(element);
        }
      }
    } finally {
      side.unlock();
    }
    if (refused) {
      throw closedException("send on");
    }
    Waiter.wake(receiver);
    return true;
  }

  @Override
  Object poll() {
    Side side = receiving;
    while (true) {
      Object element = null;
      Place sender = null;
      boolean both = false;
      side.lock();
      try {
        if (side.waiters.isEmpty()) {
          element = remove();
          return element == null && closed ? CLOSED : element;
        }
        both = sending.tryLock();
        if (both) {
          element = takeAndRefill();
          sender = matched;
          matched = null;
        }
      } finally {
        if (both) {
          sending.unlock();
        }
        side.unlock();
      }
      if (both) {
        if (sender != null) {
          Waiter.wake(sender);
        }
        return element;
      }
      Thread.yield();
    }
  }

  @Override
  boolean offerAgain(T element) {
    Patience patience = sending;
    if (!patience.yields()) {
      return false;
    }
    Thread.yield();
    boolean helped = offer(element);
    patience.yielded(helped, FAILURE);
    return helped;
  }

  @Override
  Object pollAgain() {
    Patience patience = receiving;
    if (!patience.yields()) {
      return null;
    }
    Thread.yield();
    Object received = poll();
    patience.yielded(received != null, FAILURE);
    return received;
  }

  // --- waiting

  @Override
  boolean enlist(Waiter waiter) {
    Side side = waiter.receives ? sending : receiving;
    side.lock();
    try {
      if (closed || (waiter.receives ? !isEmpty() : !isFull())) {
        return false;
      }
      side.waiters.add(waiter);
      return true;
    } finally {
      side.unlock();
    }
  }

  @Override
  void delist(Place place) {
    if (place.queued) { // once false, it stays so
      Side side = place.receives ? sending : receiving;
      side.lock();
      side.waiters.remove(place);
      side.unlock();
    }
  }

  @Override
  Patience patience() {
    return receiving;
  }

  // --- closing

  @Override
  boolean tryClose(Throwable cause) {
    Place woken;
    lock();
    try {
      if (closed) {
        return false;
      }
      closeCause = cause;
      closed = true;
      woken = sending.waiters.dismissAll(receiving.waiters.dismissAll(null));
    } finally {
      unlock();
    }
    WaiterQueue.wakeAll(woken);
    return true;
  }

  // --- what it is, without a lock

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return Math.clamp(sending.count - receiving.count, 0, capacity);
  }

  @Override
  public int waitingSenders() {
    return receiving.waiters.size();
  }

  @Override
  public int waitingReceivers() {
    return sending.waiters.size();
  }

  @Override
  String kind() {
    return capacity == Integer.MAX_VALUE
        ? "unlimited, " + size() + " buffered"
        : size() + " of " + capacity + " buffered";
  }

  @Override
  boolean seemsReady(boolean toReceive) {
    return closed || (toReceive ? !isEmpty() : !isFull());
  }

  /** Exact under the sending lock. */
  private boolean isEmpty() {
    return sending.count <= receiving.count;
  }

  /** Exact under the receiving lock. */
  private boolean isFull() {
    return sending.count - receiving.count >= capacity;
  }

  // --- under both locks

  @Override
  boolean canSend() {
    return closed || !isFull();
  }

  @Override
  boolean canReceive() {
    return closed || !isEmpty();
  }

  @Override
  boolean give(T element) {
    matched = sending.waiters.give(element);
    return matched != null || append(element);
  }

  @Override
  Object take() {
    return receiving.waiters.isEmpty() ? remove() : takeAndRefill();
  }

  /** Takes an element and puts the first waiting sender's behind the others. */
  private Object takeAndRefill() {
    needSlot(); // first what may fail, for lack of memory
    Object element = remove();
    matched = receiving.waiters.take();
    if (matched != null) {
      put(matched.element);
    }
    return element;
  }

  @Override
  void add(Place place) {
    (place.receives ? sending : receiving).waiters.add(place);
  }

  // --- the buffer's ends: under the sending lock

  /** Puts the element behind the others, unless the buffer is full. */
  private boolean append(Object element) {
    if (!hasRoom()) {
      return false;
    }
    needSlot();
    put(element);
    return true;
  }

  private boolean hasRoom() {
    Side side = sending;
    if (side.count - side.othersCount < capacity) {
      return true;
    }
    side.othersCount = receiving.count;
    return side.count - side.othersCount < capacity;
  }

  /** Sees to it that the sending side has a next slot, by going to the next array if need be. */
  private void needSlot() {
    Side side = sending;
    Object[] slots = side.slots;
    int link = slots.length - 1;
    if (side.index == link) {
      Object[] next = (Object[]) slots[link];
      if (next == null) {
        next = new Object[LINK + 1];
        SLOT.setRelease(slots, link, next);
      }
      side.slots = next;
      side.index = 0;
    }
  }

  /** Fills the next slot: there must be room, and needSlot must have been called. */
  private void put(Object element) {
    Side side = sending;
    SLOT.setRelease(side.slots, side.index++, element);
    COUNT.setRelease(side, side.count + 1);
  }

  // --- under the receiving lock

  /** Takes the next element out of the buffer; null if it is empty. */
  private Object remove() {
    Side side = receiving;
    Object[] slots = side.slots;
    int index = side.index;
    int link = slots.length - 1;
    if (index == link) {
      Object[] next = (Object[]) SLOT.getAcquire(slots, link);
      if (next == null) {
        return null;
      }
      side.slots = slots = next;
      side.index = index = 0;
    }
    Object element = (Object) SLOT.getAcquire(slots, index);
    if (element == null) {
      return null;
    }
    slots[index] = null;
    side.index = index + 1;
    COUNT.setRelease(side, side.count + 1);
    return element;
  }

  // --- the locks

  @Override
  boolean tryLock() {
    if (!receiving.tryLock()) {
      return false;
    }
    if (sending.tryLock()) {
      return true;
    }
    receiving.unlock();
    return false;
  }

  @Override
  void unlock() {
    sending.unlock();
    receiving.unlock();
  }
}
