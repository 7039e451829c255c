package rendezvous.sync;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import rendezvous.context.Context;

/**
 * One call for each key at a time, whoever asks for it: those who ask while a call is on its way
 * share its result. Go's {@code singleflight.Group}. Keeps a stampede away from whatever is slow;
 * it is no cache, as it forgets a result as soon as it is there.
 *
 * {@snippet :
 * SingleFlight<URI, Page> downloads = new SingleFlight<>("downloads");
 *
 * Page page = downloads.call(uri, () -> download(uri)).value(); // in any number of threads
 * }
 *
 * <p>A call runs in a virtual thread of its own, which belongs to none of those who wait for it,
 * the one who asked first not excepted. So none of them can spoil it for the others: one that is
 * interrupted, or runs out of time, leaves, and the call goes on. Only when the last one has left
 * is the call interrupted and forgotten; who asks then, starts a new one.
 *
 * <p>If the call throws, everyone who waits for it gets that same exception. The call runs with the
 * values of the first caller's {@linkplain Context#current() current context}, but is not cancelled
 * with it.
 *
 * <p>What a thread did before it started a call happens-before the call; what the call did
 * happens-before the return of all that share its result. All methods may be called from any
 * thread. Keys are compared by {@code equals}; none is kept once its call has ended.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the results
 * @see <a href="https://pkg.go.dev/golang.org/x/sync/singleflight">Go's singleflight</a>
 */
public final class SingleFlight<K, V> {
  // Differences from Go: there, the first caller's own goroutine makes the call for everybody, and
  // whatever stops it stops all.
  //
  // Who boards a flight is counted under the flight's lock, which also decides whether it is too
  // late for that: because it has landed, or because the last passenger has left. Such a flight is
  // taken off the map by whoever meets it first, and only it, not its successor.

  /**
   * What a call has returned.
   *
   * @param value the result, which may be null
   * @param shared whether others were given it as well
   * @param <V> the type of the result
   */
  public record Answer<V>(V value, boolean shared) {}

  // immutable state
  private final String name;

  // mutable state
  private final ConcurrentMap<K, Flight> flights = new ConcurrentHashMap<>();

  /** Nothing is on its way yet. */
  public SingleFlight() {
    this("call");
  }

  /**
   * Nothing is on its way yet.
   *
   * @param name for messages and deadlock reports, and what the names of its threads begin with
   */
  public SingleFlight(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /**
   * The result of the call for {@code key} that is on its way, or of {@code load}, which is then
   * called. Waits for it.
   *
   * @param key not null
   * @param load not called if there is a call for {@code key} already
   * @throws Exception what the call threw: the same exception for all that share it; what it threw
   *     as {@link InterruptedException} is thrown as the cause of a {@link CancellationException}
   * @throws InterruptedException if this thread is interrupted before the result is there
   * @throws IllegalStateException if the call for {@code key} asks for itself
   */
  public Answer<V> call(K key, Callable<? extends V> load) throws Exception {
    Flight flight = board(key, load);
    boolean arrived = false;
    try {
      flight.landing.await();
      arrived = true;
    } finally {
      if (!arrived) {
        flight.leave();
      }
    }
    return flight.answer();
  }

  /**
   * As {@link #call(Object, Callable)}, but waits no longer than {@code timeout}.
   *
   * @throws TimeoutException if the result was not there in time
   * @throws Exception as {@link #call(Object, Callable)} does
   * @throws InterruptedException as {@link #call(Object, Callable)} does
   */
  public Answer<V> call(K key, Callable<? extends V> load, Duration timeout) throws Exception {
    Flight flight = board(key, load);
    boolean arrived = false;
    try {
      arrived = flight.landing.await(timeout);
    } finally {
      if (!arrived) {
        flight.leave();
      }
    }
    if (!arrived) {
      throw new TimeoutException("no result for " + key + " within " + timeout + ": " + this);
    }
    return flight.answer();
  }

  /**
   * Has the next one who asks for {@code key} start a new call, even if one is on its way. Those
   * who wait for that still get its result.
   *
   * @return whether one was on its way
   */
  public boolean forget(K key) {
    return flights.remove(key) != null;
  }

  private Flight board(K key, Callable<? extends V> load) throws InterruptedException {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(load, "load");
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before asking for " + key + ": " + this);
    }
    while (true) {
      Flight flight = flights.get(key);
      if (flight == null) {
        Flight mine = new Flight(key);
        flight = flights.putIfAbsent(key, mine);
        if (flight == null) {
          mine.start(load);
          return mine;
        }
      }
      if (flight.join()) {
        return flight;
      }
      flights.remove(key, flight);
    }
  }

  /** One call, and those who wait for it. */
  private final class Flight {
    // immutable state
    private final K key;
    final WaitGroup landing;

    // mutable state, guarded by this
    private int passengers = 1;
    private boolean closed; // landed, or abandoned
    private Thread pilot;

    // the outcome, published by landing
    private V value;
    private Throwable thrown;
    private boolean shared;

    Flight(K key) {
      this.key = key;
      this.landing = new WaitGroup(name + " " + key);
      landing.add(1);
    }

    void start(Callable<? extends V> load) {
      // bound to the caller's values; a scoped value is not inherited by a thread
      Callable<V> call = Context.current().withoutCancel().bound(load);
      Thread thread = Thread.ofVirtual().name(name + " " + key).unstarted(() -> fly(call));
      synchronized (this) {
        pilot = thread;
      }
      try {
        thread.start();
      } catch (Throwable notStarted) {
        land(null, notStarted);
        throw notStarted;
      }
    }

    private void fly(Callable<V> call) {
      V returned = null;
      Throwable failure = null;
      try {
        returned = call.call();
      } catch (InterruptedException e) {
        failure =
            new CancellationException("the call for " + key + " was interrupted").initCause(e);
      } catch (Throwable e) {
        failure = e;
      }
      land(returned, failure);
    }

    private void land(V returned, Throwable failure) {
      synchronized (this) {
        closed = true;
        shared = passengers > 1;
      }
      value = returned;
      thrown = failure;
      flights.remove(key, this);
      landing.done();
    }

    /** Takes one more passenger, unless it is too late. */
    synchronized boolean join() {
      if (pilot == Thread.currentThread()) {
        throw new IllegalStateException("the call for " + key + " waits for itself: " + name);
      }
      if (closed) {
        return false;
      }
      passengers++;
      return true;
    }

    /** Lets a passenger go; without any, there is no point in flying on. */
    void leave() {
      boolean landed;
      synchronized (this) {
        passengers--;
        if (passengers > 0) {
          return;
        }
        landed = closed;
        closed = true;
      }
      flights.remove(key, this); // the pilot may have landed, and not yet done so
      if (!landed) {
        pilot.interrupt();
      }
    }

    Answer<V> answer() throws Exception {
      return switch (thrown) {
        case null -> new Answer<>(value, shared);
        case Exception exception -> throw exception;
        case Error error -> throw error;
        default -> throw new ExecutionException(thrown);
      };
    }
  }

  /** How many calls are on their way, as in {@code SingleFlight "downloads" (2 on their way)}. */
  @Override
  public String toString() {
    return "SingleFlight \"" + name + "\" (" + inFlight() + " on their way)";
  }

  /** For tests: how many keys are kept. */
  int inFlight() {
    return flights.size();
  }
}
