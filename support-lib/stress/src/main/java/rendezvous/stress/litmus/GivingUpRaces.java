package rendezvous.stress.litmus;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import rendezvous.channel.Channel;

/** A timeout or an interrupt that meets the partner: either both sides happened or neither. */
public final class GivingUpRaces {
  private static final int NOTHING = -1;
  private static final Duration SHORT = Duration.ofNanos(300);

  private GivingUpRaces() {}

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "handed over")
  @Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "both gave up")
  @State
  public static class Timeouts {
    private final Channel<Integer> channel = Channel.unbuffered();

    @Actor
    public void sender(II_Result result) {
      Uninterrupted.call(() -> {
        result.r1 = channel.send(1, SHORT) ? 1 : 0;
      });
    }

    @Actor
    public void receiver(II_Result result) {
      Uninterrupted.call(() -> {
        result.r2 = channel.receive(SHORT).orElse(NOTHING);
      });
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1, 2", expect = Expect.ACCEPTABLE, desc = "the place was free in time")
  @Outcome(id = "0, 1, -1", expect = Expect.ACCEPTABLE, desc = "gave up")
  @State
  public static class TimeoutOfASenderOnAFullBuffer {
    private final Channel<Integer> channel = Channel.buffered(1);

    /** Fills the buffer. */
    public TimeoutOfASenderOnAFullBuffer() {
      channel.trySend(1);
    }

    @Actor
    public void sender(III_Result result) {
      Uninterrupted.call(() -> {
        result.r1 = channel.send(2, SHORT) ? 1 : 0;
      });
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
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "handed over, then interrupted")
  @Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "not there yet, or no more")
  @State
  public static class SendThenInterrupt {
    private final Channel<Integer> channel = Channel.unbuffered();
    private final Interruptible receiver = new Interruptible();

    @Actor
    public void sender(II_Result result) {
      Thread thread = receiver.awaitThread();
      result.r1 = channel.trySend(1) ? 1 : 0;
      receiver.interrupt(thread);
    }

    @Actor
    public void receiver(II_Result result) {
      receiver.enter();
      try {
        result.r2 = channel.receive();
      } catch (InterruptedException e) {
        result.r2 = NOTHING;
      }
      receiver.leave();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "handed over before it noticed")
  @Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "interrupted")
  @State
  public static class InterruptThenSend {
    private final Channel<Integer> channel = Channel.unbuffered();
    private final Interruptible receiver = new Interruptible();

    @Actor
    public void sender(II_Result result) {
      receiver.interrupt(receiver.awaitThread());
      result.r1 = channel.trySend(1) ? 1 : 0;
    }

    @Actor
    public void receiver(II_Result result) {
      receiver.enter();
      try {
        result.r2 = channel.receive();
      } catch (InterruptedException e) {
        result.r2 = NOTHING;
      }
      receiver.leave();
    }
  }

  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "taken before it noticed")
  @Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "interrupted, nothing left behind")
  @State
  public static class InterruptThenReceive {
    private final Channel<Integer> channel = Channel.unbuffered();
    private final Interruptible sender = new Interruptible();

    @Actor
    public void receiver(II_Result result) {
      sender.interrupt(sender.awaitThread());
      result.r2 = channel.tryReceive().orElse(NOTHING);
    }

    @Actor
    public void sender(II_Result result) {
      sender.enter();
      try {
        channel.send(1);
        result.r1 = 1;
      } catch (InterruptedException e) {
        result.r1 = 0;
      }
      sender.leave();
    }
  }

  /** A thread that lets itself be interrupted for a while, and takes no interrupt further. */
  private static final class Interruptible {
    private volatile Thread thread;
    private volatile boolean interrupted;

    void enter() {
      thread = Thread.currentThread();
    }

    Thread awaitThread() {
      while (thread == null) {
        Thread.onSpinWait();
      }
      return thread;
    }

    void interrupt(Thread entered) {
      entered.interrupt();
      interrupted = true;
    }

    void leave() {
      while (!interrupted) {
        Thread.onSpinWait();
      }
      Thread.interrupted();
    }
  }
}
