package rendezvous.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Go's {@code select}: waits for several channel operations at once and lets exactly one happen.
 *
 * {@snippet :
 * String answer =
 *     new Select<String>()
 *         .receive(cache, hit -> "from the cache: " + hit)
 *         .receive(service, reply -> "from the service: " + reply)
 *         .timeout(Duration.ofMillis(200), () -> "nobody answered in time")
 *         .await();
 * }
 *
 * <p>If several cases are ready, one of them is chosen at random, each with the same chance. If
 * none is, {@link #otherwise} happens at once; without it the thread waits, {@linkplain #timeout
 * for a time} or for ever. What did not happen leaves no trace: no element is taken from, or left
 * in, the other channels.
 *
 * <p>A case whose channel is null is never ready. A case on a closed (and, for a receive, drained)
 * channel is ready: a send then throws {@link ChannelClosedException}, and so does a receive that
 * has no handler for it. The same channel may appear in several cases, in both directions. A select
 * without cases waits for ever.
 *
 * <p>The handler of the chosen case runs in the calling thread, after the operation, and its value
 * is the value of {@link #await()}. A select may be awaited again and again, and by several threads
 * at once as long as no case is added meanwhile.
 *
 * @param <R> the type of the handlers' values
 * @see <a href="https://go.dev/ref/spec#Select_statements">The Go specification on select</a>
 */
public final class Select<R> {
  // The algorithm is that of Go's runtime (select.go), after a first try that needs one lock only.
  //
  // First try: look at all channels without locks, choose among the cases that seem ready, attempt
  // that one operation. Nothing depends on this; it may find nothing where something is.
  //
  // Pass 1: lock all channels, in the order of their ids so that selects seldom get in each other's
  // way (see lockAll: they never deadlock); choose among the ready cases. That none is ready, for
  // `otherwise` or for waiting, is only ever concluded here. Pass 2, with the locks still held: put
  // one place a case into the channels' queues, all for one Waiter, so whoever completes it first
  // lets exactly one case happen; unlock, park. Pass 3: take out the places of the other cases.
  //
  // Choosing is exactly uniform: the number of ready cases is counted while each replaces the
  // current choice with probability 1/count. A case can cease to be ready between being seen and
  // being performed under the locks only because its partner, itself a select, was claimed through
  // another channel, or has given up; then the choice is made anew.

  /** What to do with an element received. */
  @FunctionalInterface
  public interface OnReceive<T, R> {

    /** Handles the element; it has been taken from its channel. */
    R received(T element) throws InterruptedException;
  }

  /** What to do when a channel is closed and drained. */
  @FunctionalInterface
  public interface OnClosed<R> {

    /**
     * Handles the end.
     *
     * @param cause what was given to {@link SendChannel#close(Throwable)}, or null
     */
    R closed(Throwable cause) throws InterruptedException;
  }

  /** What to do after a send, a timeout, a signal, or when no case is ready. */
  @FunctionalInterface
  public interface Then<R> {

    /** Handles the event. */
    R then() throws InterruptedException;
  }

  // mutable state, until the first await
  private final List<Case<R>> cases = new ArrayList<>();
  private final List<Channel<?>> channels = new ArrayList<>(); // distinct, in locking order
  private Then<? extends R> otherwise;
  private Channel<?> likeliest; // the first that is not a timer: whose patience counts
  private int timers; // how many cases receive from one
  private Duration timeout;
  private Then<? extends R> onTimeout;

  /** A select that has no cases yet. */
  public Select() {}

  /**
   * Adds a case that receives from a channel. If it is chosen because the channel is closed and
   * drained, {@link #await()} throws {@link ChannelClosedException}.
   *
   * @param channel may be null: the case is then never ready
   */
  public <T> Select<R> receive(
      ReceiveChannel<? extends T> channel, OnReceive<? super T, ? extends R> handler) {
    return addReceive(channel, handler, null);
  }

  /**
   * Adds a case that receives from a channel, or learns that it is closed and drained.
   *
   * @param channel may be null: the case is then never ready
   */
  public <T> Select<R> receive(
      ReceiveChannel<? extends T> channel,
      OnReceive<? super T, ? extends R> handler,
      OnClosed<? extends R> onClosed) {
    return addReceive(channel, handler, Objects.requireNonNull(onClosed, "onClosed"));
  }

  /**
   * Adds a case that waits for a signal: a channel that carries no elements and is closed to say
   * that something has happened, such as a context's {@code done()}.
   *
   * @param channel may be null: the case is then never ready
   */
  public Select<R> closed(ReceiveChannel<Void> channel, Then<? extends R> handler) {
    Objects.requireNonNull(handler, "handler");
    return addReceive(channel, _ -> handler.then(), _ -> handler.then());
  }

  @SuppressWarnings("unchecked") // a receive only takes elements out of the channel
  private <T> Select<R> addReceive(
      ReceiveChannel<? extends T> channel,
      OnReceive<? super T, ? extends R> handler,
      OnClosed<? extends R> onClosed) {
    Objects.requireNonNull(handler, "handler");
    return add(new Receive<>(cases.size(), (Channel<T>) channel, handler, onClosed));
  }

  /**
   * Adds a case that sends an element to a channel.
   *
   * @param channel may be null: the case is then never ready
   */
  @SuppressWarnings("unchecked") // a send only puts elements into the channel
  public <T> Select<R> send(SendChannel<? super T> channel, T element, Then<? extends R> handler) {
    Objects.requireNonNull(element, "null cannot be sent");
    Objects.requireNonNull(handler, "handler");
    return add(new Send<>(cases.size(), (Channel<T>) channel, element, handler));
  }

  private Select<R> add(Case<R> added) {
    cases.add(added);
    Channel<?> channel = added.channel();
    if (channel instanceof TimerChannel) {
      timers++;
    } else if (likeliest == null) {
      likeliest = channel;
    }
    if (channel != null && !channels.contains(channel)) {
      int place = channels.size();
      while (place > 0 && channels.get(place - 1).id() > channel.id()) {
        place--;
      }
      channels.add(place, channel);
    }
    return this;
  }

  /**
   * What to do at once if no case is ready: Go's {@code default}.
   *
   * @throws IllegalStateException if this select has it already, or has a timeout
   */
  public Select<R> otherwise(Then<? extends R> handler) {
    requireNoEnd();
    otherwise = Objects.requireNonNull(handler, "handler");
    return this;
  }

  /**
   * What to do if no case is ready within {@code limit}. With zero or less, cases that are ready
   * still go first.
   *
   * @throws IllegalStateException if this select has it already, or has an {@link #otherwise}
   */
  public Select<R> timeout(Duration limit, Then<? extends R> handler) {
    requireNoEnd();
    timeout = Objects.requireNonNull(limit, "limit");
    onTimeout = Objects.requireNonNull(handler, "handler");
    return this;
  }

  private void requireNoEnd() {
    if (otherwise != null || onTimeout != null) {
      throw new IllegalStateException("a select has one timeout or one otherwise, not both");
    }
  }

  /**
   * Lets one case happen, waiting for it if need be, and returns its handler's value.
   *
   * @throws ChannelClosedException if the case chosen is a send to a closed channel, or a receive
   *     from a closed and drained one that has no handler for it
   * @throws InterruptedException if the thread is interrupted before a case has happened, in which
   *     case none has; or from a handler
   */
  public R await() throws InterruptedException {
    Preemption.point();
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + this);
    }
    long nanos = timeout == null ? TimeLimit.NEVER : TimeLimit.nanos(timeout);
    Case<R> chosen = choose(false);
    Object outcome = chosen == null ? null : chosen.attempt();
    if (outcome == null && otherwise == null && nanos > 0 && yieldsFirst()) {
      Thread.yield();
      chosen = choose(false);
      outcome = chosen == null ? null : chosen.attempt();
      likeliest.patience().yielded(outcome != null, Buffered.FAILURE);
    }
    return outcome != null ? chosen.finish(outcome) : awaitLocked(nanos);
  }

  private R awaitLocked(long nanos) throws InterruptedException {
    Waiter waiter = null;
    Place[] places = null;
    Case<R> chosen;
    Object outcome = null;
    lockAll();
    try {
      do {
        chosen = choose(true);
      } while (chosen != null && (outcome = chosen.perform()) == null);
      if (chosen == null && otherwise == null) {
        waiter = Waiter.select();
        places = enlistAll(waiter);
      }
    } finally {
      unlockAll();
    }
    if (chosen != null) {
      return chosen.finish(outcome);
    }
    if (otherwise != null) {
      return otherwise.then();
    }
    if (!park(waiter, places, nanos)) {
      return onTimeout.then();
    }
    Place happened = waiter.happened();
    chosen = cases.get(happened.index);
    return chosen.finish(happened.closed ? Channel.CLOSED : happened.element);
  }

  private boolean yieldsFirst() {
    return likeliest != null && likeliest.capacity() > 0 && likeliest.patience().yields();
  }

  /**
   * Chooses one of the ready cases, null if there is none.
   *
   * @param locked whether all the locks are held; else what is ready is a guess
   */
  private Case<R> choose(boolean locked) {
    Case<R> chosen = null;
    int ready = 0;
    for (int i = 0; i < cases.size(); i++) {
      Case<R> candidate = cases.get(i);
      if (candidate.channel() != null && (locked ? candidate.isReady() : candidate.seemsReady())) {
        ready++;
        if (ready == 1 || ThreadLocalRandom.current().nextInt(ready) == 0) {
          chosen = candidate;
        }
      }
    }
    return chosen;
  }

  private Place[] enlistAll(Waiter waiter) {
    Place[] places = new Place[cases.size()];
    for (int i = 0; i < places.length; i++) {
      Case<R> waiting = cases.get(i);
      places[i] = waiting.channel() == null ? null : waiting.place(waiter);
    }
    for (Place place : places) {
      if (place != null) {
        cases.get(place.index).channel().add(place);
      }
    }
    return places;
  }

  private boolean park(Waiter waiter, Place[] places, long nanos) throws InterruptedException {
    long deadline = TimeLimit.after(nanos);
    Alarm[] alarms = new Alarm[timers];
    boolean happened = false;
    Trace.tell(Trace.Event.WAITS_TO_SELECT, this, null);
    try {
      for (int i = 0, armed = 0; armed < timers; i++) {
        if (cases.get(i).channel() instanceof TimerChannel timer) {
          alarms[armed++] = timer.arm(waiter);
        }
      }
      if (likeliest != null) {
        likeliest.linger(waiter);
      }
      happened = waiter.await(this, Waits.Operation.SELECT, deadline);
      return happened;
    } finally {
      for (Alarm alarm : alarms) {
        if (alarm != null) {
          alarm.close();
        }
      }
      for (Place place : places) {
        if (place != null && !waiter.hasHappened(place)) {
          cases.get(place.index).channel().delist(place);
        }
      }
      if (!happened) {
        Trace.tell(Trace.Event.GAVE_UP, this, null);
      }
    }
  }

  /** Takes all the locks; while it holds any, it does not let the thread be unmounted. */
  private void lockAll() {
    int held = 0;
    while (held < channels.size()) {
      if (held == 0) {
        channels.getFirst().lock();
        held = 1;
      } else if (channels.get(held).tryLock()) {
        held++;
      } else {
        while (held > 0) {
          channels.get(--held).unlock();
        }
        Thread.yield();
      }
    }
  }

  private void unlockAll() {
    for (Channel<?> channel : channels) {
      channel.unlockAndWake();
    }
  }

  /** What is waited for, as in {@code select on receive from channel "a" | send to channel "b"}. */
  @Override
  public String toString() {
    if (cases.isEmpty()) {
      return timeout == null && otherwise == null
          ? "select without cases (waits for ever)"
          : "select without cases" + end();
    }
    StringJoiner text = new StringJoiner(" | ", "select on ", end());
    cases.forEach(each -> text.add(each.toString()));
    return text.toString();
  }

  private String end() {
    return otherwise != null ? " | otherwise" : timeout != null ? " | timeout " + timeout : "";
  }

  // --- cases

  private static final Object SENT = new Object();

  private static String label(Channel<?> channel) {
    return channel == null ? "null channel (never ready)" : channel.label();
  }

  private sealed interface Case<R> {
    Channel<?> channel();

    /** A guess, without the lock. */
    boolean seemsReady();

    /** Lets the operation happen if it need not wait; its outcome, or null. Takes the lock. */
    Object attempt();

    /** Under the lock. */
    boolean isReady();

    /**
     * Under the lock: lets the operation happen if it need not wait; its outcome, or null.
     *
     * @return CLOSED; or, for a receive, the element; for a send, SENT
     */
    Object perform();

    Place place(Waiter waiter);

    R finish(Object outcome) throws InterruptedException;
  }

  private record Receive<T, R>(
      int index,
      Channel<T> channel,
      OnReceive<? super T, ? extends R> handler,
      OnClosed<? extends R> onClosed)
      implements Case<R> {

    @Override
    public boolean seemsReady() {
      return channel.seemsReady(true);
    }

    @Override
    public Object attempt() {
      return channel.poll();
    }

    @Override
    public boolean isReady() {
      return channel.canReceive();
    }

    @Override
    public Object perform() {
      Object element = channel.take();
      return element == null && channel.isClosed() ? Channel.CLOSED : element;
    }

    @Override
    public Place place(Waiter waiter) {
      return new Place(waiter, index, true, null);
    }

    @Override
    @SuppressWarnings("unchecked") // what is not CLOSED came from the channel
    public R finish(Object outcome) throws InterruptedException {
      Trace.tellOutcome(channel, outcome);
      if (outcome != Channel.CLOSED) {
        return handler.received((T) outcome);
      }
      if (onClosed == null) {
        throw channel.closedException("receive on");
      }
      return onClosed.closed(channel.closeCause);
    }

    @Override
    public String toString() {
      return "receive from " + label(channel);
    }
  }

  private record Send<T, R>(int index, Channel<T> channel, T element, Then<? extends R> handler)
      implements Case<R> {

    @Override
    public boolean seemsReady() {
      return channel.seemsReady(false);
    }

    @Override
    public Object attempt() {
      return channel.offer(element) ? SENT : null;
    }

    @Override
    public boolean isReady() {
      return channel.canSend();
    }

    @Override
    public Object perform() {
      if (channel.isClosed()) {
        return Channel.CLOSED;
      }
      return channel.give(element) ? SENT : null;
    }

    @Override
    public Place place(Waiter waiter) {
      return new Place(waiter, index, false, element);
    }

    @Override
    public R finish(Object outcome) throws InterruptedException {
      if (outcome == Channel.CLOSED) {
        Trace.tell(Trace.Event.FOUND_CLOSED, channel, null);
        throw channel.closedException("send on");
      }
      Trace.tell(Trace.Event.SENT, channel, element);
      return handler.then();
    }

    @Override
    public String toString() {
      return "send to " + label(channel);
    }
  }
}
