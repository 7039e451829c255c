package rendezvous.stress.linearizability;

import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import rendezvous.channel.Channel;
import rendezvous.channel.ChannelClosedException;
import rendezvous.channel.Received;

/**
 * What Lincheck does to a channel, in platform threads. Operations that wait have a limit, because
 * a scenario may leave them without a partner.
 */
@Param(name = "element", gen = IntGen.class, conf = "1:9")
public abstract class ChannelOperations {
  /** What an operation came to, if not an element. */
  static final String DONE = "done";

  static final String NOTHING = "nothing";
  static final String CLOSED = "closed";

  private static final Duration BRIEFLY = Duration.ofNanos(20_000);

  private final Channel<Integer> channel;

  ChannelOperations(Channel<Integer> channel) {
    this.channel = channel;
  }

  @Operation(params = "element")
  public String trySend(int element) {
    try {
      return told(channel.trySend(element));
    } catch (ChannelClosedException e) {
      return CLOSED;
    }
  }

  @Operation(params = "element")
  public String sendBriefly(int element) throws InterruptedException {
    try {
      return told(channel.send(element, BRIEFLY));
    } catch (ChannelClosedException e) {
      return CLOSED;
    }
  }

  @Operation
  public String tryReceive() {
    return told(channel.tryReceive());
  }

  @Operation
  public String receiveBriefly() throws InterruptedException {
    return told(channel.receive(BRIEFLY));
  }

  @Operation
  public String close() {
    try {
      channel.close();
      return DONE;
    } catch (ChannelClosedException e) {
      return CLOSED;
    }
  }

  private static String told(boolean sent) {
    return sent ? DONE : NOTHING;
  }

  private static String told(Received<Integer> received) {
    return switch (received) {
      case Received.Value<Integer>(Integer element) -> element.toString();
      case Received.Closed<Integer> _ -> CLOSED;
      case Received.None<Integer> _ -> NOTHING;
    };
  }

  /** A rendezvous: see {@link HandOffVerifier}. */
  public static class Unbuffered extends ChannelOperations {
    public Unbuffered() {
      super(Channel.unbuffered());
    }
  }

  /** One place. */
  public static class BufferedOne extends ChannelOperations {
    public BufferedOne() {
      super(Channel.buffered(1));
    }
  }

  /** Two places. */
  public static class BufferedTwo extends ChannelOperations {
    public BufferedTwo() {
      super(Channel.buffered(2));
    }
  }

  /** Any number of places. */
  public static class Unlimited extends ChannelOperations {
    public Unlimited() {
      super(Channel.unlimited());
    }
  }
}
