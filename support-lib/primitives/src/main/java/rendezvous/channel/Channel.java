package rendezvous.channel;

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
 * <p>JDK 25 does not preempt virtual threads, and runs those that wake each other before all
 * others: with as many busy pairs of sender and receiver as carriers, threads newly started and
 * sleeps that end would wait for ever. So an operation, even one that does not wait otherwise, may
 * set its thread aside for a moment, before it begins, if others are late. This cannot help against
 * those who keep carriers busy without channels; {@link Starvation} tells.
 *
 * @param <T> the type of the elements; null is not an element
 * @see <a href="https://go.dev/ref/spec#Channel_types">The Go specification on channels</a>
 */
public abstract sealed class Channel<T> extends Patience
    implements SendChannel<T>, ReceiveChannel<T> permits Rendezvous, Buffered {
  // This class is what all channels have in common: the shape of an operation, time limits,
  // interruption, iteration. How elements pass from one thread to another is the matter of its
  // subclasses, Rendezvous and Buffered. They have these rules in common:
  //
  // An operation first tries to happen without waiting (offer, poll). Only then does it make a
  // Waiter, put it into the channel unless it need not wait any more (enlist), and wait; who gives
  // up waiting takes it out again (delist). enlist looks once more for what offer or poll has not
  // found, at a moment at which it cannot come unseen: this re-check, and the order in which Waiter
  // publishes its state, are why no wake-up is lost.
  //
  // Hand-off is direct: whoever finds a live waiter ends its wait and gives it its element, or
  // takes it. A woken thread has nothing to compete for, which makes FIFO order hold and a wake-up
  // final.
  //
  // No virtual thread is ever unmounted (parked, or made to yield) while it holds a lock. That is
  // more than a matter of speed: the JDK's scheduler can let threads that yield to each other
  // starve one that is runnable for minutes, and if that one held the lock that they yield for,
  // for ever. So whoever waits for a second lock does not yield, but lets go of the first one and
  // starts again (Buffered.poll, Select.lockAll). A holder can only lose its carrier's time slice,
  // which is why those who spin for a lock soon yield. Threads are unparked after locks are
  // released.

  /** What poll returns on a channel that is closed and drained. */
  static final Object CLOSED = new Object();

  /** How often to look at a lock that is taken before yielding. */
  static final int SPINS_BEFORE_YIELD = 100;

  private static final AtomicLong IDS = new AtomicLong();

  // immutable state
  private final long id = IDS.incrementAndGet();
  private final String name;

  // mutable state, guarded by the lock or locks of the subclass
  Throwable closeCause; // written before the channel is closed, read after
  Place matched; // whose wait was ended in this critical section: to be woken after it

  Channel(String name) {
    this.name = name;
  }

  /** A channel without a buffer: each send waits for its receive. */
  public static <T> Channel<T> unbuffered() {
    return new Rendezvous<>(null);
  }

  /** As {@link #unbuffered()}, with a name for messages and deadlock reports. */
  public static <T> Channel<T> unbuffered(String name) {
    return new Rendezvous<>(Objects.requireNonNull(name));
  }

  /**
   * A channel that holds up to {@code capacity} elements before senders wait. Zero is an unbuffered
   * channel.
   *
   * @throws IllegalArgumentException if the capacity is negative
   */
  public static <T> Channel<T> buffered(int capacity) {
    return create(null, capacity);
  }

  /** As {@link #buffered(int)}, with a name for messages and deadlock reports. */
  public static <T> Channel<T> buffered(String name, int capacity) {
    return create(Objects.requireNonNull(name), capacity);
  }

  private static <T> Channel<T> create(String name, int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("negative capacity: " + capacity);
    }
    return capacity == 0 ? new Rendezvous<>(name) : new Buffered<>(name, capacity);
  }

  /** A channel that holds as many elements as memory can: its senders never wait. */
  public static <T> Channel<T> unlimited() {
    return new Buffered<>(null, Integer.MAX_VALUE);
  }

  /** As {@link #unlimited()}, with a name for messages and deadlock reports. */
  public static <T> Channel<T> unlimited(String name) {
    return new Buffered<>(Objects.requireNonNull(name), Integer.MAX_VALUE);
  }

  // --- sending

  @Override
  public final void send(T element) throws InterruptedException {
    beforeSending(element);
    if (!offer(element)) {
      awaitSend(element, TimeLimit.NEVER);
    }
    Trace.tell(Trace.Event.SENT, this, element);
  }

  @Override
  public final boolean send(T element, Duration timeout) throws InterruptedException {
    long nanos = TimeLimit.nanos(timeout);
    beforeSending(element);
    return tellSent(offer(element) || (nanos > 0 && awaitSend(element, nanos)), element);
  }

  @Override
  public final boolean trySend(T element) {
    requireElement(element);
    Preemption.point();
    return tellSent(offer(element), element);
  }

  private boolean tellSent(boolean sent, T element) {
    if (sent) {
      Trace.tell(Trace.Event.SENT, this, element);
    }
    return sent;
  }

  private void beforeSending(T element) throws InterruptedException {
    requireElement(element);
    Preemption.point();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before sending to " + label());
    }
  }

  private void requireElement(T element) {
    if (element == null) {
      throw new NullPointerException("null cannot be sent: " + label());
    }
  }

  private boolean awaitSend(T element, long nanos) throws InterruptedException {
    if (offerAgain(element)) {
      return true;
    }
    Waiter me = Waiter.sender(element);
    while (!enlist(me)) {
      if (offer(element)) {
        return true;
      }
    }
    Trace.tell(Trace.Event.WAITS_TO_SEND, this, element);
    boolean happened = await(me, Waits.Operation.SEND, nanos);
    if (me.closed) {
      Trace.tell(Trace.Event.FOUND_CLOSED, this, null);
      throw closedException("send on");
    }
    return happened;
  }

  private boolean await(Waiter me, Waits.Operation operation, long nanos)
      throws InterruptedException {
    boolean happened = false;
    Alarm alarm = null;
    try {
      alarm = arm(me);
      linger(me);
      happened = me.await(this, operation, TimeLimit.after(nanos));
    } finally {
      if (!happened) {
        delist(me);
      }
      if (alarm != null) {
        alarm.close();
      }
      if (!happened) {
        Trace.tell(Trace.Event.GAVE_UP, this, null);
      }
    }
    return happened;
  }

  // --- receiving

  @Override
  @SuppressWarnings("unchecked") // what is not CLOSED is an element
  public final T receive() throws InterruptedException {
    Object received = receive(TimeLimit.NEVER);
    if (received == CLOSED) {
      throw closedException("receive on");
    }
    return (T) received;
  }

  @Override
  public final Received<T> receiveOrClosed() throws InterruptedException {
    return outcome(receive(TimeLimit.NEVER));
  }

  @Override
  public final Received<T> receive(Duration timeout) throws InterruptedException {
    return outcome(receive(TimeLimit.nanos(timeout)));
  }

  @Override
  public final Received<T> tryReceive() {
    Preemption.point();
    Object received = poll();
    Trace.tellOutcome(this, received);
    return outcome(received);
  }

  /** The element, CLOSED, or null if the time was up. */
  private Object receive(long nanos) throws InterruptedException {
    Preemption.point();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before receiving from " + label());
    }
    Object received = poll();
    if (received == null && nanos != 0) {
      received = awaitReceive(nanos);
    }
    Trace.tellOutcome(this, received);
    return received;
  }

  private Object awaitReceive(long nanos) throws InterruptedException {
    Object received = pollAgain();
    if (received != null) {
      return received;
    }
    Waiter me = Waiter.receiver();
    while (!enlist(me)) {
      received = poll();
      if (received != null) {
        return received;
      }
    }
    Trace.tell(Trace.Event.WAITS_TO_RECEIVE, this, null);
    if (!await(me, Waits.Operation.RECEIVE, nanos)) {
      return null;
    }
    return me.closed ? CLOSED : me.element;
  }

  @SuppressWarnings("unchecked") // what is neither null nor CLOSED is an element
  private Received<T> outcome(Object received) {
    if (received == null) {
      return new Received.None<>();
    }
    return received == CLOSED
        ? new Received.Closed<>(closeCause)
        : new Received.Value<>((T) received);
  }

  @Override
  public final Iterator<T> iterator() {
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
  public final Stream<T> stream() {
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
  @SuppressWarnings("unchecked") // what is not CLOSED is an element
  private T receiveUntilDrained() {
    Object received;
    try {
      received = receive(TimeLimit.NEVER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException(e.getMessage());
      cancelled.initCause(e);
      throw cancelled;
    }
    if (received != CLOSED) {
      return (T) received;
    }
    if (closeCause != null) {
      throw closedException("receive on");
    }
    return null;
  }

  // --- closing

  @Override
  public final void close() {
    closeWith(null);
  }

  @Override
  public final void close(Throwable cause) {
    closeWith(Objects.requireNonNull(cause, "cause"));
  }

  private void closeWith(Throwable cause) {
    if (!tryClose(cause)) {
      throw closedException("close of");
    }
    Trace.tell(Trace.Event.CLOSED, this, null);
  }

  /** Closes the channel, unless it is closed already, and wakes all who wait. */
  abstract boolean tryClose(Throwable cause);

  // --- description

  /** How many elements the buffer can hold; {@link Integer#MAX_VALUE} if it has no limit. */
  public abstract int capacity();

  /** How many elements are in the buffer: a number for people, stale when it is read. */
  public abstract int size();

  /** How many senders wait: a number for people, stale when it is read. */
  public abstract int waitingSenders();

  /** How many receivers wait: a number for people, stale when it is read. */
  public abstract int waitingReceivers();

  /**
   * Name, capacity, state and waiters, as in {@code channel "orders" (unbuffered, open, 1 sender
   * waiting)}. Takes no lock, so it can be called on a channel that others are stuck on.
   */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(label()).append(" (").append(kind());
    text.append(isClosed() ? ", closed" : ", open");
    count(text, waitingSenders(), "sender");
    count(text, waitingReceivers(), "receiver");
    return text.append(')').toString();
  }

  private static void count(StringBuilder text, int waiters, String who) {
    if (waiters > 0) {
      text.append(", ").append(waiters).append(' ').append(who);
      text.append(waiters == 1 ? " waiting" : "s waiting");
    }
  }

  /** Capacity and fill, for people. */
  abstract String kind();

  /** What the channel is called. */
  final String label() {
    return name == null ? "channel #" + id : "channel \"" + name + '"';
  }

  final ChannelClosedException closedException(String operation) {
    String drained = operation.startsWith("receive") ? " closed and drained " : " closed ";
    return new ChannelClosedException(operation + drained + label(), closeCause);
  }

  // --- without waiting; takes and releases the lock itself

  /**
   * Gives the element to a waiting receiver or to the buffer; false if neither has room for it.
   *
   * @throws ChannelClosedException if the channel is closed
   */
  abstract boolean offer(T element);

  /** Takes an element from the buffer or from a waiting sender; null for none, or CLOSED. */
  abstract Object poll();

  /** A second try after a moment, if experience says that it is worth it. */
  boolean offerAgain(T element) {
    return false;
  }

  /** A second try after a moment, if experience says that it is worth it. */
  Object pollAgain() {
    return null;
  }

  /** A hint: whether an operation would at this moment not wait. */
  abstract boolean seemsReady(boolean toReceive);

  // --- waiting; takes and releases the lock itself

  /** Lets the waiter wait; false if the operation need not wait, or the channel is closed. */
  abstract boolean enlist(Waiter waiter);

  /** Takes out the place of somebody who does not wait any more. */
  abstract void delist(Place place);

  /** Waits a moment without parking, if experience says that it is worth it. */
  void linger(Waiter waiter) {}

  /** What receivers of this channel have learned. */
  Patience patience() {
    return this;
  }

  /** Sees to it that what comes of itself, like a tick, reaches who waits for it; null for none. */
  Alarm arm(Waiter waiter) {
    return null;
  }

  // --- for Select: under the lock

  /** The order in which selects lock channels. */
  final long id() {
    return id;
  }

  abstract boolean canSend();

  abstract boolean canReceive();

  /** As offer, on an open channel; the wake-up is left to {@link #unlockAndWake}. */
  abstract boolean give(T element);

  /** As poll, but null on a closed channel too; the wake-up is left to {@link #unlockAndWake}. */
  abstract Object take();

  /** Lets an operation wait that must. */
  abstract void add(Place place);

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
  abstract boolean tryLock();

  abstract void unlock();

  final void unlockAndWake() {
    Place woken = matched;
    matched = null;
    unlock();
    if (woken != null) {
      Waiter.wake(woken);
    }
  }
}
