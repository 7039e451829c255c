package rendezvous.channel;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What threads do to each other through channels, selects, wait groups and contexts, told at the
 * moment at which they do it: for tools that draw or count it.
 *
 * {@snippet :
 * Trace.Listener printer =
 *     (event, on, with) -> System.out.println(Thread.currentThread() + " " + event + " " + on);
 * Trace.listen(printer);
 * // ... SENT channel "jobs" (unbuffered, open)
 * Trace.ignore(printer);
 * }
 *
 * <p>Off at first, and free then: each operation looks at one flag. Threads that run already when
 * the first listener comes, or the last one goes, may be a moment late to notice.
 *
 * <p>All methods may be called from any thread and never wait.
 */
public final class Trace {

  /** What the calling thread does, or has just done. */
  public enum Event {
    /** Begins to wait for a channel to take its element. On the channel, with the element. */
    WAITS_TO_SEND,
    /** Begins to wait for an element. On the channel. */
    WAITS_TO_RECEIVE,
    /** Begins to wait for a case. On the select. */
    WAITS_TO_SELECT,
    /** Begins to wait for tasks to end. On the wait group. */
    WAITS_FOR_TASKS,
    /** A wait has ended without what it was for: out of time or interrupted. On what it was on. */
    GAVE_UP,

    /** Has sent. On the channel, with the element. */
    SENT,
    /** Has received. On the channel, with the element. */
    RECEIVED,
    /** Has not received, or not sent after a wait, since the channel is closed. On the channel. */
    FOUND_CLOSED,
    /** Has closed a channel. On the channel. */
    CLOSED,

    /** A thread that a group has started for a task begins. On the group's wait group. */
    BEGAN,
    /** The task of such a thread has ended; it has yet to be counted out. On the wait group. */
    ENDED,
    /**
     * Counts out the last task, and is about to wake those who wait for that. On the wait group.
     */
    RELEASES,
    /** The wait for tasks is over: all have ended. On the wait group. */
    FOUND_DONE,

    /** Has cancelled a context. On the context, with the cause. */
    CANCELLED,
    /** Has interrupted a thread because a context is done. On the context, with the thread. */
    INTERRUPTED
  }

  /** Is told. */
  @FunctionalInterface
  public interface Listener {

    /**
     * Called in the thread that does it, which holds no lock of ours. Must not throw, wait, or use
     * what it listens to.
     *
     * @param on see {@link Event}; its {@code toString} describes it
     * @param with see {@link Event}; else null
     */
    void happened(Event event, Object on, Object with);
  }

  private static final List<Listener> LISTENERS = new CopyOnWriteArrayList<>();

  // Plain, because a volatile read would cost every operation something. That is enough: threads
  // started afterwards see it, and each operation has a fence past which no read is moved.
  private static boolean heard;

  private Trace() {}

  /** From now on the listener is told. */
  public static synchronized void listen(Listener listener) {
    LISTENERS.add(Objects.requireNonNull(listener, "listener"));
    heard = true;
  }

  /** From now on the listener is not told any more, but by operations that are just telling it. */
  public static synchronized void ignore(Listener listener) {
    LISTENERS.remove(listener);
    heard = !LISTENERS.isEmpty();
  }

  /** Tells all listeners; for the types of this module. */
  public static void tell(Event event, Object on, Object with) {
    if (heard) {
      tellAll(event, on, with);
    }
  }

  /** Tells what has come of a receive: an element, {@link Channel#CLOSED}, or null for none. */
  static void tellOutcome(Channel<?> channel, Object received) {
    if (heard && received != null) {
      boolean closed = received == Channel.CLOSED;
      tellAll(closed ? Event.FOUND_CLOSED : Event.RECEIVED, channel, closed ? null : received);
    }
  }

  private static void tellAll(Event event, Object on, Object with) {
    for (Listener listener : LISTENERS) {
      listener.happened(event, on, with);
    }
  }
}
