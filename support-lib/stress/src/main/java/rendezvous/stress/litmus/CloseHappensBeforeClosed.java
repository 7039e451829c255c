package rendezvous.stress.litmus;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import rendezvous.channel.Channel;
import rendezvous.channel.ChannelClosedException;
import rendezvous.channel.Received;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;

/** What a thread did before a close, or a cancellation, is seen by who learns of it. */
public final class CloseHappensBeforeClosed {
  private static final Exception CAUSE = new Exception("the cause");

  private CloseHappensBeforeClosed() {}

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published, with the cause")
  @State
  public static class Receive {
    private final Channel<Integer> channel = Channel.unbuffered();
    private int data;

    @Actor
    public void closer() {
      data = 1;
      channel.close(CAUSE);
    }

    @Actor
    public void receiver(II_Result seen) {
      Uninterrupted.call(() -> {
        if (channel.receiveOrClosed() instanceof Received.Closed<Integer>(Throwable cause)) {
          seen.r1 = data;
          seen.r2 = cause == CAUSE ? 1 : 0;
        }
      });
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "not closed yet")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published, with the cause")
  @State
  public static class TryReceive {
    private final Channel<Integer> channel = Channel.buffered(1);
    private int data;

    @Actor
    public void closer() {
      data = 1;
      channel.close(CAUSE);
    }

    @Actor
    public void receiver(II_Result seen) {
      if (channel.tryReceive() instanceof Received.Closed<Integer>(Throwable cause)) {
        seen.r1 = data;
        seen.r2 = cause == CAUSE ? 1 : 0;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published, with the cause")
  @State
  public static class BlockedSend {
    private final Channel<Integer> channel = Channel.unbuffered();
    private int data;

    @Actor
    public void closer() {
      data = 1;
      channel.close(CAUSE);
    }

    @Actor
    public void sender(II_Result seen) {
      Uninterrupted.call(() -> {
        try {
          channel.send(1);
        } catch (ChannelClosedException e) {
          seen.r1 = data;
          seen.r2 = e.getCause() == CAUSE ? 1 : 0;
        }
      });
    }
  }

  @JCStressTest
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "neither was closed yet")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "one was")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both were")
  @State
  public static class IsClosed {
    private final Channel<Integer> unbuffered = Channel.unbuffered();
    private final Channel<Integer> buffered = Channel.buffered(1);

    @Actor
    public void closer() {
      unbuffered.close();
      buffered.close();
    }

    @Actor
    public void observer(II_Result seen) {
      seen.r2 = buffered.isClosed() ? 1 : 0;
      seen.r1 = unbuffered.isClosed() ? 1 : 0;
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "published, with the cause")
  @State
  public static class ContextDone {
    private final CancellableContext context = Context.background().withCancel();
    private int data;

    @Actor
    public void canceller() {
      data = 1;
      context.cancel(CAUSE);
    }

    @Actor
    public void waiter(II_Result seen) {
      Uninterrupted.call(() -> {
        context.done().receiveOrClosed();
        seen.r1 = data;
        seen.r2 = context.cause().orElse(null) == CAUSE ? 1 : 0;
      });
    }
  }
}
