package rendezvous.stress.linearizability;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A buffered channel for one thread: what {@link ChannelOperations} must look like from outside.
 *
 * <p>An operation with a limit does what one that does not wait does: its wait either ends with its
 * turn, then it takes effect at that moment, or without, and then the buffer was full, or empty, at
 * the moment when it gave up.
 */
public abstract class SequentialChannel {
  private final int capacity;
  private final Queue<Integer> buffer = new ArrayDeque<>();
  private boolean closed;

  SequentialChannel(int capacity) {
    this.capacity = capacity;
  }

  public String trySend(int element) {
    if (closed) {
      return ChannelOperations.CLOSED;
    }
    return buffer.size() < capacity && buffer.add(element)
        ? ChannelOperations.DONE
        : ChannelOperations.NOTHING;
  }

  public String sendBriefly(int element) {
    return trySend(element);
  }

  public String tryReceive() {
    if (!buffer.isEmpty()) {
      return buffer.remove().toString();
    }
    return closed ? ChannelOperations.CLOSED : ChannelOperations.NOTHING;
  }

  public String receiveBriefly() {
    return tryReceive();
  }

  public String close() {
    if (closed) {
      return ChannelOperations.CLOSED;
    }
    closed = true;
    return ChannelOperations.DONE;
  }

  /** One place. */
  public static class One extends SequentialChannel {
    public One() {
      super(1);
    }
  }

  /** Two places. */
  public static class Two extends SequentialChannel {
    public Two() {
      super(2);
    }
  }

  /** Any number of places. */
  public static class Unlimited extends SequentialChannel {
    public Unlimited() {
      super(Integer.MAX_VALUE);
    }
  }
}
