package rendezvous.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Go's channel: threads pass elements to each other through it, and wait for each other in it.
 *
 * <p>An {@linkplain #unbuffered() unbuffered} channel is a rendezvous: a send waits for its
 * receiver. A {@linkplain #buffered(int) buffered} one holds up to its capacity of elements before
 * senders wait; an {@linkplain #unlimited() unlimited} one never makes them wait. Elements are
 * received in the order in which they were sent; waiting senders, and waiting receivers, are served
 * first come, first served.
 *
 * {@snippet :
 * Channel<String> lines = Channel.buffered("lines", 16);
 * Thread.startVirtualThread(() -> {
 *   for (String line : text) {
 *     lines.send(line); // in a task that may throw InterruptedException
 *   }
 *   lines.close();
 * });
 * for (String line : lines) {
 *   System.out.println(line);
 * }
 * }
 *
 * <p>{@linkplain #close() Closing} says that no more will be sent: what is in the buffer can still
 * be received, then receivers learn of the end. A sender that waits when the channel is closed gets
 * {@link ChannelClosedException} and its element is not delivered. Only the sending side should
 * close, once.
 *
 * <p>An operation that is interrupted or out of time either happened or did not: no element is ever
 * lost or received twice. A waiting operation that is asked for by an interrupted thread throws
 * {@link InterruptedException} before doing anything; {@code trySend} and {@code tryReceive} never
 * wait and do not look.
 *
 * <p>What a thread did before sending an element happens-before what the receiver does after
 * receiving it; what the receiver of the <i>k</i>-th element did before happens-before the
 * completion of the send of element <i>k</i> + capacity.
 *
 * <p>All methods may be called from any thread, virtual or not. To wait on several channels at
 * once, see {@link Select}.
 *
 * @param <T> the type of the elements; null is not an element
 * @see <a href="https://go.dev/ref/spec#Channel_types">The Go specification on channels</a>
 */
public sealed class Channel<T> implements SendChannel<T>, ReceiveChannel<T> permits TimerChannel {
  // The algorithm is that of Go's runtime (chan.go): one small lock a channel, a ring buffer, a
  // queue of waiting receivers and one of waiting senders, and direct hand-off. Invariants,
  // whenever
  // the lock is free:
  //
  //   a live receiver waits => the buffer is empty
  //   a live sender waits   => the buffer is full (a rendezvous channel's always is)
  //   a live waiter waits   => the channel is open
  //
  // A sender that finds a live receiver gives it the element directly; a receiver that takes from a
  // full buffer moves the first waiting sender's element into it. A woken thread therefore never
  // has to compete for anything, which makes FIFO order hold and a wake-up final.
  //
  // Both queues can hold live waiters only if they are cases of one select on a rendezvous channel.
  //
  // Differences from Go: waiters can give up (interrupt, timeout), which is decided by one
  // compare-and-set in Waiter, so that a channel's lock is never needed to decide; the lock is a
  // spin lock, as no critical section calls foreign code, allocates more than a buffer, or waits.
  //
  // No virtual thread is ever unmounted while it holds a lock. That is more than a matter of speed:
  // the JDK's scheduler can let threads that yield to each other starve one that is runnable for
  // minutes, and if that one held the lock that they yield for, for ever. So whoever waits for a
  // second lock does not yield, but lets go of the first one and starts again (Select.lockAll). A
  // holder can only lose its carrier's time slice, which is why those who spin soon yield. Threads
  // are unparked after the lock is released.

  private static final AtomicLong IDS = new AtomicLong();
  private static final int SMALLEST_BUFFER = 8;
  private static final int LARGE_BUFFER = 1024;
  private static final int SPINS_BEFORE_YIELD = 100;
  private static final VarHandle LOCK;

  static {
    try {
      LOCK = MethodHandles.lookup().findVarHandle(Channel.class, "lock", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  // immutable state
  private final long id = IDS.incrementAndGet();
  private final String name;
  private final int capacity;

  // mutable state, guarded by the lock; what is volatile may be read without it
  private volatile int lock;
  private final WaiterQueue receivers = new WaiterQueue();
  private final WaiterQueue senders = new WaiterQueue();
  private Object[] buffer;
  private int head;
  private volatile int size;
  private volatile boolean closed;
  private Throwable closeCause;
  private WaiterQueue.Node matched; // the waiter completed in this critical section, to be unparked

  Channel(String name, int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("negative capacity: " + capacity);
    }
    this.name = name;
    this.capacity = capacity;
  }

  /** A channel without a buffer: each send waits for its receive. */
  public static <T> Channel<T> unbuffered() {
    return new Channel<>(null, 0);
  }

  /** As {@link #unbuffered()}, with a name for messages and deadlock reports. */
  public static <T> Channel<T> unbuffered(String name) {
    return new Channel<>(Objects.requireNonNull(name), 0);
  }

  /**
   * A channel that holds up to {@code capacity} elements before senders wait. Zero is an unbuffered
   * channel.
   *
   * @throws IllegalArgumentException if the capacity is negative
   */
  public static <T> Channel<T> buffered(int capacity) {
    return new Channel<>(null, capacity);
  }

  /** As {@link #buffered(int)}, with a name for messages and deadlock reports. */
  public static <T> Channel<T> buffered(String name, int capacity) {
    return new Channel<>(Objects.requireNonNull(name), capacity);
  }

  /** A channel that holds as many elements as memory can: its senders never wait. */
  public static <T> Channel<T> unlimited() {
    return new Channel<>(null, Integer.MAX_VALUE);
  }

  /** As {@link #unlimited()}, with a name for messages and deadlock reports. */
  public static <T> Channel<T> unlimited(String name) {
    return new Channel<>(Objects.requireNonNull(name), Integer.MAX_VALUE);
  }

  // --- sending

  @Override
  public void send(T element) throws InterruptedException {
    send(element, TimeLimit.NEVER);
  }

  @Override
  public boolean send(T element, Duration timeout) throws InterruptedException {
    return send(element, TimeLimit.after(timeout));
  }

  private boolean send(T element, TimeLimit limit) throws InterruptedException {
    requireElement(element);
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before sending to " + label());
    }
    WaiterQueue.Node node;
    lock();
    try {
      requireOpen("send on");
      if (offer(element)) {
        return true;
      }
      node = enlistSender(new Waiter(), 0, element);
    } finally {
      unlockAndWake();
    }
    boolean happened = false;
    try {
      happened = node.waiter.await(this, limit);
    } finally {
      if (!happened) {
        delistSender(node);
      }
    }
    if (node.closed) {
      throw closedException("send on");
    }
    return happened;
  }

  @Override
  public boolean trySend(T element) {
    requireElement(element);
    lock();
    try {
      requireOpen("send on");
      return offer(element);
    } finally {
      unlockAndWake();
    }
  }

  private void requireElement(T element) {
    if (element == null) {
      throw new NullPointerException("null cannot be sent: " + label());
    }
  }

  // --- receiving

  @Override
  public T receive() throws InterruptedException {
    return switch (receive(TimeLimit.NEVER)) {
      case Received.Value<T>(T element) -> element;
      case Received.Closed<T> _ -> throw closedException("receive on");
      case Received.None<T> _ -> throw new AssertionError("an endless wait has ended");
    };
  }

  @Override
  public Received<T> receiveOrClosed() throws InterruptedException {
    return receive(TimeLimit.NEVER);
  }

  @Override
  public Received<T> receive(Duration timeout) throws InterruptedException {
    return receive(TimeLimit.after(timeout));
  }

  private Received<T> receive(TimeLimit limit) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before receiving from " + label());
    }
    WaiterQueue.Node node;
    lock();
    try {
      T element = poll();
      if (element != null) {
        return new Received.Value<>(element);
      }
      if (closed) {
        return new Received.Closed<>(closeCause);
      }
      node = enlistReceiver(new Waiter(), 0);
    } finally {
      unlockAndWake();
    }
    boolean happened = false;
    try (Alarm _ = arm(node.waiter)) {
      happened = node.waiter.await(this, limit);
    } finally {
      if (!happened) {
        delistReceiver(node);
      }
    }
    if (!happened) {
      return new Received.None<>();
    }
    return node.closed ? new Received.Closed<>(closeCause) : new Received.Value<>(element(node));
  }

  @Override
  public Received<T> tryReceive() {
    lock();
    try {
      T element = poll();
      if (element != null) {
        return new Received.Value<>(element);
      }
      return closed ? new Received.Closed<>(closeCause) : new Received.None<>();
    } finally {
      unlockAndWake();
    }
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private T next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = receiveUntilDrained();
        }
        return next != null;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException("closed and drained: " + label());
        }
        T element = next;
        next = null;
        return element;
      }
    };
  }

  @Override
  public Stream<T> stream() {
    return StreamSupport.stream(
        new Spliterator<>() {
          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            T element = receiveUntilDrained();
            if (element == null) {
              return false;
            }
            action.accept(element);
            return true;
          }

          @Override
          public Spliterator<T> trySplit() {
            return null; // splitting would take elements ahead of demand
          }

          @Override
          public long estimateSize() {
            return Long.MAX_VALUE;
          }

          @Override
          public int characteristics() {
            return ORDERED | NONNULL;
          }
        },
        false);
  }

  /** The next element; null at the channel's regular end. */
  private T receiveUntilDrained() {
    try {
      return switch (receive(TimeLimit.NEVER)) {
        case Received.Value<T>(T element) -> element;
        case Received.Closed<T>(Throwable cause) when cause != null ->
            throw closedException("receive on");
        default -> null;
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException(e.getMessage());
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  // --- closing

  @Override
  public void close() {
    closeWith(null);
  }

  @Override
  public void close(Throwable cause) {
    closeWith(Objects.requireNonNull(cause, "cause"));
  }

  private void closeWith(Throwable cause) {
    if (!tryClose(cause)) {
      throw closedException("close of");
    }
  }

  /** Closes the channel unless it is closed already. */
  final boolean tryClose(Throwable cause) {
    WaiterQueue.Node woken = null;
    lock();
    try {
      if (closed) {
        return false;
      }
      closeCause = cause;
      closed = true;
      for (WaiterQueue queue : new WaiterQueue[] {receivers, senders}) {
        for (WaiterQueue.Node node = queue.poll(); node != null; node = queue.poll()) {
          node.closed = true;
          node.waiter.complete(node);
          woken = node.chainTo(woken);
        }
      }
    } finally {
      unlock();
    }
    for (; woken != null; woken = woken.chained()) {
      woken.waiter.unpark();
    }
    return true;
  }

  @Override
  public final boolean isClosed() {
    return closed;
  }

  /** How many elements the buffer can hold; {@link Integer#MAX_VALUE} if it has no limit. */
  public final int capacity() {
    return capacity;
  }

  /** How many elements are in the buffer: a number for people, stale when it is read. */
  public final int size() {
    return size;
  }

  /** How many senders wait: a number for people, stale when it is read. */
  public final int waitingSenders() {
    return senders.size();
  }

  /** How many receivers wait: a number for people, stale when it is read. */
  public final int waitingReceivers() {
    return receivers.size();
  }

  /**
   * Name, capacity, state and waiters, as in {@code channel "orders" (unbuffered, open, 1 sender
   * waiting)}. Takes no lock, so it can be called on a channel that others are stuck on.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(label()).append(" (").append(kind());
    text.append(closed ? ", closed" : ", open");
    count(text, senders.size(), "sender");
    count(text, receivers.size(), "receiver");
    return text.append(')').toString();
  }

  private static void count(StringBuilder text, int waiters, String who) {
    if (waiters > 0) {
      text.append(", ").append(waiters).append(' ').append(who);
      text.append(waiters == 1 ? " waiting" : "s waiting");
    }
  }

  /** Capacity and fill, for people. */
  String kind() {
    return switch (capacity) {
      case 0 -> "unbuffered";
      case Integer.MAX_VALUE -> "unlimited, " + size + " buffered";
      default -> size + " of " + capacity + " buffered";
    };
  }

  /** What the channel is called. */
  final String label() {
    return name == null ? "channel #" + id : "channel \"" + name + '"';
  }

  final ChannelClosedException closedException(String operation) {
    String drained = operation.startsWith("receive") ? " closed and drained " : " closed ";
    return new ChannelClosedException(operation + drained + label(), closeCause);
  }

  final Throwable closeCause() {
    return closeCause;
  }

  private void requireOpen(String operation) {
    if (closed) {
      throw closedException(operation);
    }
  }

  // --- for Select: what follows is called with the lock held

  /** The order in which selects lock channels. */
  final long id() {
    return id;
  }

  /** Whether a send would not wait. */
  final boolean canSend() {
    return closed || size < capacity || receivers.hasLive();
  }

  /** Whether a receive would not wait. */
  boolean canReceive() {
    return closed || size > 0 || senders.hasLive();
  }

  /** Delivers the element to a waiting receiver or the buffer, on an open channel. */
  final boolean offer(T element) {
    WaiterQueue.Node receiver = receivers.poll();
    if (receiver != null) {
      receiver.element = element;
      match(receiver);
      return true;
    }
    if (size < capacity) {
      push(element);
      return true;
    }
    return false;
  }

  /** Takes the next element from the buffer or a waiting sender; null if there is none. */
  T poll() {
    T element = size > 0 ? pop() : null;
    WaiterQueue.Node sender = senders.poll();
    if (sender == null) {
      return element;
    }
    T sent = element(sender);
    match(sender);
    if (element == null) {
      return sent;
    }
    push(sent);
    return element;
  }

  final WaiterQueue.Node enlistSender(Waiter waiter, int index, T element) {
    WaiterQueue.Node node = new WaiterQueue.Node(waiter, index, element);
    senders.add(node);
    return node;
  }

  final WaiterQueue.Node enlistReceiver(Waiter waiter, int index) {
    WaiterQueue.Node node = new WaiterQueue.Node(waiter, index, null);
    receivers.add(node);
    return node;
  }

  final void match(WaiterQueue.Node node) {
    node.waiter.complete(node);
    matched = node;
  }

  /** Takes out and claims the first live receiver; null if there is none. */
  final WaiterQueue.Node waitingReceiver() {
    return receivers.poll();
  }

  private void push(T element) {
    if (buffer == null) {
      buffer = new Object[Math.min(capacity, SMALLEST_BUFFER)];
    } else if (size == buffer.length) {
      grow();
    }
    int tail = head + size;
    buffer[tail < buffer.length ? tail : tail - buffer.length] = element;
    size = size + 1;
  }

  private void grow() {
    Object[] larger = new Object[(int) Math.min(capacity, buffer.length * 2L)];
    int toEnd = buffer.length - head;
    System.arraycopy(buffer, head, larger, 0, toEnd);
    System.arraycopy(buffer, 0, larger, toEnd, head);
    buffer = larger;
    head = 0;
  }

  @SuppressWarnings("unchecked") // only push writes to the buffer
  private T pop() {
    T element = (T) buffer[head];
    buffer[head] = null;
    head = head + 1 == buffer.length ? 0 : head + 1;
    size = size - 1;
    if (size == 0 && buffer.length > LARGE_BUFFER) {
      buffer = null; // what a burst has needed is not kept for ever
      head = 0;
    }
    return element;
  }

  @SuppressWarnings("unchecked") // a node in this channel's queues carries this channel's elements
  final T element(WaiterQueue.Node node) {
    return (T) node.element;
  }

  // --- for Select: what follows is called without the lock

  /** Sees to it that what comes of itself, like a tick, reaches a receiver who waits for it. */
  Alarm arm(Waiter receiver) {
    return Alarm.NONE;
  }

  final void delistSender(WaiterQueue.Node node) {
    lock();
    senders.remove(node);
    unlock();
  }

  final void delistReceiver(WaiterQueue.Node node) {
    lock();
    receivers.remove(node);
    unlock();
  }

  // --- the lock

  /**
   * Takes the lock. The calling thread must not hold another channel's: it may be unmounted here.
   */
  final void lock() {
    while (!tryLock()) {
      Thread.yield();
    }
  }

  /** Takes the lock unless it stays taken for a while; never unmounts the thread. */
  final boolean tryLock() {
    for (int spins = 0; spins < SPINS_BEFORE_YIELD; spins++) {
      if (lock == 0 && LOCK.compareAndSet(this, 0, 1)) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  final void unlock() {
    LOCK.setRelease(this, 0);
  }

  final void unlockAndWake() {
    WaiterQueue.Node node = matched;
    matched = null;
    unlock();
    if (node != null) {
      node.waiter.unpark();
    }
  }
}
