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
  // The algorithm is that of Go's runtime (select.go). Pass 1: lock all channels, in the order of
  // their ids so that selects seldom get in each other's way (see lockAll: they never deadlock);
  // choose among the ready cases. Pass 2,
  // with
  // the locks still held: put one node a case into the channels' queues, all for one Waiter, so
  // whoever claims it first completes exactly one case; unlock, park. Pass 3: take out the nodes of
  // the other cases.
  //
  // Choosing is exactly uniform: the number of ready cases is counted while each replaces the
  // current choice with probability 1/count. A case can cease to be ready between being seen and
  // being performed only because its partner, itself a select, was claimed through another channel;
  // then the choice is made anew.

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
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + this);
    }
    TimeLimit limit = timeout == null ? TimeLimit.NEVER : TimeLimit.after(timeout);
    Waiter waiter = null;
    WaiterQueue.Node[] nodes = null;
    Case<R> chosen;
    Object outcome = null;
    lockAll();
    try {
      do {
        chosen = choose();
      } while (chosen != null && (outcome = chosen.perform()) == null);
      if (chosen == null && otherwise == null) {
        waiter = new Waiter();
        nodes = enlistAll(waiter);
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
    if (!park(waiter, nodes, limit)) {
      return onTimeout.then();
    }
    WaiterQueue.Node happened = waiter.happened();
    chosen = cases.get(happened.index);
    return chosen.finish(happened.closed ? Outcome.CLOSED : happened.element);
  }

  private Case<R> choose() {
    Case<R> chosen = null;
    int ready = 0;
    for (Case<R> candidate : cases) {
      if (candidate.channel() != null && candidate.isReady()) {
        ready++;
        if (ready == 1 || ThreadLocalRandom.current().nextInt(ready) == 0) {
          chosen = candidate;
        }
      }
    }
    return chosen;
  }

  private WaiterQueue.Node[] enlistAll(Waiter waiter) {
    WaiterQueue.Node[] nodes = new WaiterQueue.Node[cases.size()];
    for (int i = 0; i < nodes.length; i++) {
      Case<R> waiting = cases.get(i);
      nodes[i] = waiting.channel() == null ? null : waiting.enlist(waiter);
    }
    return nodes;
  }

  private boolean park(Waiter waiter, WaiterQueue.Node[] nodes, TimeLimit limit)
      throws InterruptedException {
    Alarm[] alarms = new Alarm[nodes.length];
    try {
      for (int i = 0; i < nodes.length; i++) {
        if (nodes[i] != null && cases.get(i) instanceof Receive<?, ?> receive) {
          alarms[i] = receive.channel().arm(waiter);
        }
      }
      return waiter.await(this, limit);
    } finally {
      for (int i = 0; i < nodes.length; i++) {
        if (alarms[i] != null) {
          alarms[i].close();
        }
        if (nodes[i] != null) {
          cases.get(i).delist(nodes[i]);
        }
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

  private enum Outcome {
    SENT,
    CLOSED
  }

  private static String label(Channel<?> channel) {
    return channel == null ? "null channel (never ready)" : channel.label();
  }

  private sealed interface Case<R> {
    Channel<?> channel();

    boolean isReady();

    /** Lets the operation happen: the element received, or an Outcome; null if it was too late. */
    Object perform();

    WaiterQueue.Node enlist(Waiter waiter);

    void delist(WaiterQueue.Node node);

    R finish(Object outcome) throws InterruptedException;
  }

  private record Receive<T, R>(
      int index,
      Channel<T> channel,
      OnReceive<? super T, ? extends R> handler,
      OnClosed<? extends R> onClosed)
      implements Case<R> {

    @Override
    public boolean isReady() {
      return channel.canReceive();
    }

    @Override
    public Object perform() {
      T element = channel.poll();
      return element == null && channel.isClosed() ? Outcome.CLOSED : element;
    }

    @Override
    public WaiterQueue.Node enlist(Waiter waiter) {
      return channel.enlistReceiver(waiter, index);
    }

    @Override
    public void delist(WaiterQueue.Node node) {
      channel.delistReceiver(node);
    }

    @Override
    @SuppressWarnings("unchecked") // what is not CLOSED came from the channel
    public R finish(Object outcome) throws InterruptedException {
      if (outcome != Outcome.CLOSED) {
        return handler.received((T) outcome);
      }
      if (onClosed == null) {
        throw channel.closedException("receive on");
      }
      return onClosed.closed(channel.closeCause());
    }

    @Override
    public String toString() {
      return "receive from " + label(channel);
    }
  }

  private record Send<T, R>(int index, Channel<T> channel, T element, Then<? extends R> handler)
      implements Case<R> {

    @Override
    public boolean isReady() {
      return channel.canSend();
    }

    @Override
    public Object perform() {
      if (channel.isClosed()) {
        return Outcome.CLOSED;
      }
      return channel.offer(element) ? Outcome.SENT : null;
    }

    @Override
    public WaiterQueue.Node enlist(Waiter waiter) {
      return channel.enlistSender(waiter, index, element);
    }

    @Override
    public void delist(WaiterQueue.Node node) {
      channel.delistSender(node);
    }

    @Override
    public R finish(Object outcome) throws InterruptedException {
      if (outcome == Outcome.CLOSED) {
        throw channel.closedException("send on");
      }
      return handler.then();
    }

    @Override
    public String toString() {
      return "send to " + label(channel);
    }
  }
}
