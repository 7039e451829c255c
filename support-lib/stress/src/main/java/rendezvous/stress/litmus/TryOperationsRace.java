package rendezvous.stress.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import rendezvous.channel.Channel;

/** Operations that do not wait: each element is received at most once, and none disappears. */
public final class TryOperationsRace {
  private static final int NOTHING = -1;

  private TryOperationsRace() {}

  @JCStressTest
  @Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "the first had the place")
  @Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "the second had the place")
  @State
  public static class SendersForOnePlace {
    private final Channel<Integer> channel = Channel.buffered(1);

    @Actor
    public void first(III_Result result) {
      result.r1 = channel.trySend(1) ? 1 : 0;
    }

    @Actor
    public void second(III_Result result) {
      result.r2 = channel.trySend(2) ? 1 : 0;
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r3 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, -1", "-1, 1"},
      expect = Expect.ACCEPTABLE,
      desc = "one got it")
  @State
  public static class ReceiversForOneElement {
    private final Channel<Integer> channel = Channel.buffered(1);

    /** Sends the one element. */
    public ReceiversForOneElement() {
      channel.trySend(1);
    }

    @Actor
    public void first(II_Result result) {
      result.r1 = channel.tryReceive().orElse(NOTHING);
    }

    @Actor
    public void second(II_Result result) {
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 2, -1", "2, 1, -1"},
      expect = Expect.ACCEPTABLE,
      desc = "one each")
  @State
  public static class ReceiversForTwoElements {
    private final Channel<Integer> channel = Channel.buffered(2);

    /** Sends the two elements. */
    public ReceiversForTwoElements() {
      channel.trySend(1);
      channel.trySend(2);
    }

    @Actor
    public void first(III_Result result) {
      result.r1 = channel.tryReceive().orElse(NOTHING);
    }

    @Actor
    public void second(III_Result result) {
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r3 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, -1", expect = Expect.ACCEPTABLE, desc = "received")
  @Outcome(id = "1, -1, 1", expect = Expect.ACCEPTABLE, desc = "too early, still there")
  @State
  public static class SenderAndReceiver {
    private final Channel<Integer> channel = Channel.buffered(1);

    @Actor
    public void sender(III_Result result) {
      result.r1 = channel.trySend(1) ? 1 : 0;
    }

    @Actor
    public void receiver(III_Result result) {
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r3 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "the place was free in time")
  @Outcome(id = "0, 1, -1", expect = Expect.ACCEPTABLE, desc = "the place was still taken")
  @State
  public static class FullBuffer {
    private final Channel<Integer> channel = Channel.buffered(1);

    /** Fills the buffer. */
    public FullBuffer() {
      channel.trySend(1);
    }

    @Actor
    public void sender(III_Result result) {
      result.r1 = channel.trySend(2) ? 1 : 0;
    }

    @Actor
    public void receiver(III_Result result) {
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r3 = channel.tryReceive().orElse(NOTHING);
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, -1", expect = Expect.ACCEPTABLE, desc = "a waiting receiver was served")
  @Outcome(id = "0, 2, -1", expect = Expect.ACCEPTABLE, desc = "too early; the second try came")
  @State
  public static class WaitingReceiver {
    private final Channel<Integer> channel = Channel.unbuffered();

    @Actor
    public void sender(III_Result result) {
      Uninterrupted.call(() -> {
        if (channel.trySend(1)) {
          result.r1 = 1;
        } else {
          channel.send(2);
        }
      });
    }

    @Actor
    public void receiver(III_Result result) {
      Uninterrupted.call(() -> {
        result.r2 = channel.receive();
      });
    }

    @Arbiter
    public void rest(III_Result result) {
      result.r3 = channel.tryReceive().orElse(NOTHING);
    }
  }
}
