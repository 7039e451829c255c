package rendezvous.stress.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rendezvous.channel.Channel;

/**
 * What a thread did before the <i>k</i>-th receive is seen after the completion of send <i>k</i> +
 * capacity: a channel of capacity <i>n</i> is a semaphore with <i>n</i> permits.
 */
public final class ReceiveHappensBeforeLaterSend {
  private ReceiveHappensBeforeLaterSend() {}

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class Unbuffered {
    private final Channel<Integer> channel = Channel.unbuffered();
    private int data;

    @Actor
    public void receiver() {
      Uninterrupted.call(() -> {
        data = 1;
        channel.receive();
      });
    }

    @Actor
    public void sender(I_Result seen) {
      Uninterrupted.call(() -> {
        channel.send(1);
        seen.r1 = data;
      });
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class Buffered {
    private final Channel<Integer> channel = Channel.buffered(1);
    private int data;

    /** Fills the buffer. */
    public Buffered() {
      channel.trySend(1);
    }

    @Actor
    public void receiver() {
      Uninterrupted.call(() -> {
        data = 1;
        channel.receive();
      });
    }

    @Actor
    public void sender(I_Result seen) {
      Uninterrupted.call(() -> {
        channel.send(2);
        seen.r1 = data;
      });
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "the buffer was still full")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class WithoutWaiting {
    private final Channel<Integer> channel = Channel.buffered(1);
    private int data;

    /** Fills the buffer. */
    public WithoutWaiting() {
      channel.trySend(1);
    }

    @Actor
    public void receiver() {
      data = 1;
      channel.tryReceive();
    }

    @Actor
    public void sender(II_Result seen) {
      if (channel.trySend(2)) {
        seen.r1 = 1;
        seen.r2 = data;
      }
    }
  }
}
