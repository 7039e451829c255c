package rendezvous.stress.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import rendezvous.channel.Channel;
import rendezvous.channel.Received;
import rendezvous.channel.Select;

/** What a thread did before a send is seen after the receive of what it sent. */
public final class SendHappensBeforeReceive {
  private SendHappensBeforeReceive() {}

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class Unbuffered {
    private final Channel<Integer> channel = Channel.unbuffered();
    private int data;

    @Actor
    public void sender() {
      Uninterrupted.call(() -> {
        data = 1;
        channel.send(1);
      });
    }

    @Actor
    public void receiver(I_Result seen) {
      Uninterrupted.call(() -> {
        channel.receive();
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

    @Actor
    public void sender() {
      Uninterrupted.call(() -> {
        data = 1;
        channel.send(1);
      });
    }

    @Actor
    public void receiver(I_Result seen) {
      Uninterrupted.call(() -> {
        channel.receive();
        seen.r1 = data;
      });
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing was there yet")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class Unlimited {
    private final Channel<Integer> channel = Channel.unlimited();
    private int data;

    @Actor
    public void sender() {
      Uninterrupted.call(() -> {
        data = 1;
        channel.send(1);
      });
    }

    @Actor
    public void receiver(II_Result seen) {
      if (channel.tryReceive() instanceof Received.Value<Integer>(Integer element)) {
        seen.r1 = element;
        seen.r2 = data;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing was there yet")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class WithoutWaiting {
    private final Channel<Integer> channel = Channel.buffered(1);
    private int data;

    @Actor
    public void sender() {
      data = 1;
      channel.trySend(1);
    }

    @Actor
    public void receiver(II_Result seen) {
      if (channel.tryReceive() instanceof Received.Value<Integer>(Integer element)) {
        seen.r1 = element;
        seen.r2 = data;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing was there yet")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class ThroughANewArray {
    private static final int ARRAY = 64;

    private final Channel<Integer> channel = Channel.unlimited();
    private int data;

    /** Uses up the first array of the buffer. */
    public ThroughANewArray() {
      for (int i = 0; i < ARRAY; i++) {
        channel.trySend(0);
        channel.tryReceive();
      }
    }

    @Actor
    public void sender() {
      data = 1;
      channel.trySend(1);
    }

    @Actor
    public void receiver(II_Result seen) {
      if (channel.tryReceive() instanceof Received.Value<Integer>(Integer element)) {
        seen.r1 = element;
        seen.r2 = data;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "published")
  @State
  public static class ThroughSelect {
    private final Channel<Integer> channel = Channel.unbuffered();
    private final Channel<Integer> other = Channel.unbuffered();
    private int data;

    @Actor
    public void sender() {
      Uninterrupted.call(() -> {
        data = 1;
        new Select<Void>().send(channel, 1, () -> null).receive(other, _ -> null).await();
      });
    }

    @Actor
    public void receiver(I_Result seen) {
      Uninterrupted.call(() -> {
        new Select<Void>().receive(other, _ -> null).receive(channel, _ -> null).await();
        seen.r1 = data;
      });
    }
  }
}
