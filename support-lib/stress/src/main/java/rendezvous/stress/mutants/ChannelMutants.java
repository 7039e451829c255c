package rendezvous.stress.mutants;

import java.util.List;

/** The channel's lock, buffer and hand-off. */
final class ChannelMutants {
  private static final String CHANNEL = "rendezvous/channel/Channel.java";
  private static final String TIMER = "rendezvous/channel/TimerChannel.java";

  private ChannelMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(CHANNEL)
              .named("lock without compare-and-set")
              .removing("mutual exclusion")
              .replacing("if (lock == 0 && LOCK.compareAndSet(this, 0, 1))")
              .with("if (lock == 0 && (lock = 1) == 1)")
              .caughtBy("stress.litmus.TryOperationsRace"),
          Mutant.of(CHANNEL)
              .named("unlock without release")
              .removing("the fence at the end of a critical section")
              .replacing("LOCK.setRelease(this, 0);")
              .with("LOCK.set(this, 0);")
              .caughtBy("stress.litmus.SendHappensBeforeReceive"),
          Mutant.of(CHANNEL)
              .named("send by an interrupted thread")
              .removing("the interrupt check before a send")
              .replacing(
                  """
                  if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted before sending to " + label());
                  }
                  """)
              .withNothing()
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(CHANNEL)
              .named("sender that gave up stays in the queue")
              .removing("the removal of a sender that was interrupted or out of time")
              .replacing("delistSender(node); }")
              .with("}")
              .caughtBy("channel.ChannelTimeoutTest"),
          Mutant.of(CHANNEL)
              .named("receiver that gave up stays in the queue")
              .removing("the removal of a receiver that was interrupted or out of time")
              .replacing("delistReceiver(node); }")
              .with("}")
              .caughtBy("channel.ChannelTimeoutTest"),
          Mutant.of(CHANNEL)
              .named("close forgets waiting receivers")
              .removing("the wake-up of receivers at close")
              .replacing("new WaiterQueue[] {receivers, senders}")
              .with("new WaiterQueue[] {senders}")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(CHANNEL)
              .named("close forgets waiting senders")
              .removing("the wake-up of senders at close")
              .replacing("new WaiterQueue[] {receivers, senders}")
              .with("new WaiterQueue[] {receivers}")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(CHANNEL)
              .named("close does not unpark")
              .removing("the unpark of those whom close has completed")
              .replacing("woken.waiter.unpark();")
              .withNothing()
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(CHANNEL)
              .named("hand-off does not unpark")
              .removing("the wake-up of the partner")
              .replacing("if (node != null) { node.waiter.unpark(); }")
              .withNothing()
              .caughtBy("channel.ChannelRendezvousTest"),
          Mutant.of(CHANNEL)
              .named("freed place not given to the waiting sender")
              .removing("the move of a waiting sender's element into the buffer")
              .replacing("WaiterQueue.Node sender = senders.poll();")
              .with("WaiterQueue.Node sender = element == null ? senders.poll() : null;")
              .caughtBy("channel.ChannelBufferTest"),
          Mutant.of(CHANNEL)
              .named("waiting receiver overtaken by the buffer")
              .removing("the hand-off to a waiting receiver")
              .replacing("WaiterQueue.Node receiver = receivers.poll();")
              .with("WaiterQueue.Node receiver = capacity > 0 ? null : receivers.poll();")
              .caughtBy("channel.ChannelBufferTest"),
          Mutant.of(TIMER)
              .named("alarm of an ended wait stays set")
              .removing("the cancellation of a timer")
              .replacing("last.close();")
              .withNothing()
              .caughtBy("channel.TimersTest"));
}
