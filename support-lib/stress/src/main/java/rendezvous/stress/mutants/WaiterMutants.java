package rendezvous.stress.mutants;

import java.util.List;

/** What decides who ends a wait, and what wakes the waiting thread. */
final class WaiterMutants {
  private static final String WAITER = "rendezvous/channel/Waiter.java";
  private static final String QUEUE = "rendezvous/channel/WaiterQueue.java";

  private WaiterMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(WAITER)
              .named("claim without compare-and-set")
              .removing("the one decision between partner, timeout and interrupt")
              .replacing("return state == WAITING && STATE.compareAndSet(this, WAITING, CLAIMED);")
              .with(
                  """
                  if (state != WAITING) { return false; }
                  state = CLAIMED;
                  return true;
                  """)
              .caughtBy("stress.litmus.GivingUpRaces"),
          Mutant.of(WAITER)
              .named("claim of a waiter that has given up")
              .removing("the check that a waiter still waits")
              .replacing("return state == WAITING && STATE.compareAndSet(this, WAITING, CLAIMED);")
              .with("state = CLAIMED; return true;")
              .caughtBy("channel.WaiterTest"),
          Mutant.of(WAITER)
              .named("outcome after its publication")
              .removing("the order of outcome and DONE")
              .replacing("node = happened; state = DONE;")
              .with("state = DONE; node = happened;")
              .caughtBy("stress.crowds.SelectStressTest"),
          Mutant.of(WAITER)
              .named("waiter's state not volatile")
              .removing("the fence that publishes the outcome")
              .replacing("private volatile int state;")
              .with("private int state;")
              .caughtBy("stress.litmus.SendHappensBeforeReceive"),
          Mutant.of(WAITER)
              .named("no unpark")
              .removing("the wake-up of a completed waiter")
              .replacing("LockSupport.unpark(thread);")
              .withNothing()
              .caughtBy("channel.ChannelRendezvousTest"),
          Mutant.of(WAITER)
              .named("wait without re-check")
              .removing("the loop around park, which may return for no reason")
              .replacing("while (state != DONE) { if (Thread.interrupted())")
              .with("if (state != DONE) { if (Thread.interrupted())")
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(WAITER)
              .named("wait does not look for interrupts")
              .removing("interruption of a waiting thread")
              .replacing("if (Thread.interrupted()) { if (cancel())")
              .with("if (false) { if (cancel())")
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(WAITER)
              .named("interrupt gives up without asking")
              .removing("the decision between interrupt and partner")
              .replacing("if (cancel()) { throw new InterruptedException")
              .with("if (cancel() || true) { throw new InterruptedException")
              .caughtBy("channel.WaiterTest"),
          Mutant.of(WAITER)
              .named("late interrupt forgotten")
              .removing("the interrupt status after an operation that had happened before it")
              .replacing("thread.interrupt();")
              .withNothing()
              .caughtBy("channel.WaiterTest"),
          Mutant.of(WAITER)
              .named("interrupt does not wait for the outcome")
              .removing("the wait of a loser for the winner's outcome")
              .replacing("spinUntilDone(); thread.interrupt();")
              .with("thread.interrupt();")
              .caughtBy("channel.WaiterTest"),
          Mutant.of(WAITER)
              .named("timeout gives up without asking")
              .removing("the decision between timeout and partner")
              .replacing("} else if (cancel()) { return false;")
              .with("} else if (cancel() || true) { return false;")
              .caughtBy("channel.WaiterTest"),
          Mutant.of(QUEUE)
              .named("waiters last come, first served")
              .removing("the order of waiting threads")
              .replacing("Node node = first; remove(node); if (node.waiter.claim())")
              .with("Node node = last; remove(node); if (node.waiter.claim())")
              .caughtBy("channel.ChannelFairnessTest"),
          Mutant.of(QUEUE)
              .named("dead waiter counts as live")
              .removing("the check of hasLive that the waiter still waits")
              .replacing("while (first != null && !first.waiter.isWaiting()) { remove(first); }")
              .withNothing()
              .caughtBy("stress.crowds.ChannelStressTest"));
}
