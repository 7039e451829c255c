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
import rendezvous.channel.Select;

/** A select on both sides: one case happens on each, and it is the same one. */
public final class SelectsMeet {
  private static final int SENT = 0;

  private SelectsMeet() {}

  @JCStressTest
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "through the first channel")
  @Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "through the second channel")
  @State
  public static class Crosswise {
    private final Channel<Integer> first = Channel.unbuffered();
    private final Channel<Integer> second = Channel.unbuffered();

    @Actor
    public void one(II_Result result) {
      Uninterrupted.call(() -> {
        result.r1 =
            new Select<Integer>()
                .send(first, 1, () -> SENT)
                .receive(second, element -> element)
                .await();
      });
    }

    @Actor
    public void other(II_Result result) {
      Uninterrupted.call(() -> {
        result.r2 =
            new Select<Integer>()
                .send(second, 2, () -> SENT)
                .receive(first, element -> element)
                .await();
      });
    }
  }

  @JCStressTest
  @Outcome(
      id = {"0, 1", "2, 0"},
      expect = Expect.ACCEPTABLE,
      desc = "one sent, the other received")
  @State
  public static class BothDirectionsOnOneChannel {
    private final Channel<Integer> channel = Channel.unbuffered();

    @Actor
    public void one(II_Result result) {
      Uninterrupted.call(() -> {
        result.r1 =
            new Select<Integer>()
                .send(channel, 1, () -> SENT)
                .receive(channel, element -> element)
                .await();
      });
    }

    @Actor
    public void other(II_Result result) {
      Uninterrupted.call(() -> {
        result.r2 =
            new Select<Integer>()
                .send(channel, 2, () -> SENT)
                .receive(channel, element -> element)
                .await();
      });
    }
  }

  @JCStressTest
  @Outcome(
      id = {"1, 1, 2", "2, 1, 2"},
      expect = Expect.ACCEPTABLE,
      desc = "one of the two was taken, the other is left")
  @Outcome(id = "1, 1, -1", expect = Expect.FORBIDDEN, desc = "the other is lost")
  @State
  public static class OneOfTwoElements {
    private final Channel<Integer> first = Channel.buffered(1);
    private final Channel<Integer> second = Channel.buffered(1);

    @Actor
    public void sender(III_Result result) {
      Uninterrupted.call(() -> {
        first.send(1);
        second.send(2);
        result.r2 = 1;
      });
    }

    @Actor
    public void receiver(III_Result result) {
      Uninterrupted.call(() -> {
        result.r1 =
            new Select<Integer>()
                .receive(second, element -> element)
                .receive(first, element -> element)
                .await();
      });
    }

    @Arbiter
    public void rest(III_Result result) {
      // In all, 3: what is left is 3 - r1, told as 2 if that is so.
      int left = first.tryReceive().orElse(0) + second.tryReceive().orElse(0);
      result.r3 = left + result.r1 == 3 ? 2 : -1;
    }
  }
}
