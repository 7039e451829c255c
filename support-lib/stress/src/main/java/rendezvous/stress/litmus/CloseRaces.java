package rendezvous.stress.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rendezvous.channel.Channel;
import rendezvous.channel.ChannelClosedException;

/** A close under other operations: what was sent before it is received, what comes after is not. */
public final class CloseRaces {
  private static final int NOTHING = -1;
  private static final int CLOSED = 0;

  private CloseRaces() {}

  @JCStressTest
  @Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "not sent, not there")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sent, there after the close")
  @State
  public static class Send {
    private final Channel<Integer> channel = Channel.buffered(1);

    @Actor
    public void sender(II_Result result) {
      Uninterrupted.call(() -> {
        try {
          channel.send(1);
          result.r1 = 1;
        } catch (ChannelClosedException e) {
          result.r1 = CLOSED;
        }
      });
    }

    @Actor
    public void closer() {
      channel.close();
    }

    @Arbiter
    public void rest(II_Result result) {
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "never sent: there is no receiver")
  @State
  public static class BlockedSend {
    private final Channel<Integer> channel = Channel.unbuffered();

    @Actor
    public void sender(II_Result result) {
      Uninterrupted.call(() -> {
        try {
          channel.send(1);
          result.r1 = 1;
        } catch (ChannelClosedException e) {
          result.r1 = CLOSED;
        }
      });
    }

    @Actor
    public void closer() {
      channel.close();
    }

    @Arbiter
    public void rest(II_Result result) {
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "what is in the buffer survives")
  @State
  public static class BufferedElement {
    private final Channel<Integer> channel = Channel.buffered(1);

    /** Sends the element. */
    public BufferedElement() {
      channel.trySend(1);
    }

    @Actor
    public void receiver(I_Result result) {
      Uninterrupted.call(() -> {
        result.r1 = channel.receiveOrClosed().orElse(NOTHING);
      });
    }

    @Actor
    public void closer() {
      channel.close();
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "sent before the close, so received")
  @State
  public static class SendThenClose {
    private final Channel<Integer> channel = Channel.unlimited();

    @Actor
    public void sender() {
      channel.trySend(1);
      channel.close();
    }

    @Actor
    public void receiver(I_Result result) {
      Uninterrupted.call(() -> {
        result.r1 = channel.receiveOrClosed().orElse(NOTHING);
      });
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 0", "0, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "one closed it, the other was told")
  @State
  public static class Close {
    private final Channel<Integer> channel = Channel.unbuffered();

    @Actor
    public void first(II_Result result) {
      result.r1 = close();
    }

    @Actor
    public void second(II_Result result) {
      result.r2 = close();
    }

    private int close() {
      try {
        channel.close();
        return 1;
      } catch (ChannelClosedException e) {
        return 0;
      }
    }
  }
}
