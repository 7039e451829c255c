package rendezvous.stress.mutants;

import java.util.List;

/** What decides who ends a wait, what wakes the waiting thread, and who is first. */
final class WaiterMutants {
  private static final String WAITER = "rendezvous/channel/Waiter.java";
  private static final String QUEUE = "rendezvous/channel/WaiterQueue.java";

  private WaiterMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(WAITER)
              .named("outcome not volatile")
              .removing("the fence that publishes what has happened")
              .replacing("private volatile Object outcome;")
              .with("private Object outcome;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(WAITER)
              .named("wait ended without compare-and-set")
              .removing("the one decision between several partners, timeout and interrupt")
              .replacing("if (OUTCOME.compareAndSet(this, before, place)) {")
              .with("outcome = place; {")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("wait ended twice")
              .removing("the check that the waiter still waits")
              .replacing("if (before != null && before != PARKED) { return false; }")
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("nobody noted as parked")
              .removing("the note that says whom to unpark")
              .replacing("place.parked = true;")
              .withNothing()
              .caughtBy("channel.ChannelRendezvousTest"),
          Mutant.of(WAITER)
              .named("no unpark")
              .removing("the wake-up")
              .replacing("LockSupport.unpark(completed.waiter.thread);")
              .withNothing()
              .caughtBy("channel.ChannelRendezvousTest"),
          Mutant.of(WAITER)
              .named("parks over an outcome")
              .removing("the check, when parking, that nothing has happened")
              .replacing(
                  """
                  if (outcome != null || !OUTCOME.compareAndSet(this, null, PARKED)) { return true; }
                  """)
              .with("outcome = PARKED;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("gives up without compare-and-set")
              .removing("the decision between giving up and the partner")
              .replacing(
                  """
                  return (before == null || before == PARKED) && OUTCOME.compareAndSet(this, before, GIVEN_UP);
                  """)
              .with("outcome = GIVEN_UP; return before == null || before == PARKED;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("no re-check after park")
              .removing("the loop around park, which may return for no reason")
              .replacing("while (outcome == PARKED) {")
              .with("if (outcome == PARKED) {")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("no check before the first park")
              .removing(
                  "the look at the outcome right before parking: code in between may have spent the permit")
              .replacing("while (outcome == PARKED) {")
              .with(
                  """
                  for (boolean first = true; first || outcome == PARKED; first = false) {
                  """)
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(WAITER)
              .named("wait ignores interrupts")
              .removing("the interruption of a waiting thread")
              .replacing("if (Thread.interrupted()) { if (giveUp()) {")
              .with("if (false) { if (giveUp()) {")
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(WAITER)
              .named("interrupt does not ask")
              .removing("the decision between interrupt and partner")
              .replacing("if (giveUp()) { throw")
              .with("if (giveUp() || true) { throw")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("late interrupt forgotten")
              .removing("the interrupt status after an operation that had happened before it")
              .replacing("thread.interrupt();")
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(WAITER)
              .named("timeout does not ask")
              .removing("the decision between timeout and partner")
              .replacing("} else if (giveUp()) { return false;")
              .with("} else if (giveUp() || true) { return false;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(QUEUE)
              .named("receivers last come, first served")
              .removing("the order of waiting receivers")
              .replacing(
                  """
                  Place give(Object element) { while (first != null) { Place place = first;
                  """)
              .with(
                  """
                  Place give(Object element) { while (first != null) { Place place = last;
                  """)
              .caughtBy("channel.ChannelFairnessTest"),
          Mutant.of(QUEUE)
              .named("senders last come, first served")
              .removing("the order of waiting senders")
              .replacing("Place take() { while (first != null) { Place place = first;")
              .with("Place take() { while (first != null) { Place place = last;")
              .caughtBy("channel.ChannelFairnessTest"),
          Mutant.of(QUEUE)
              .named("element written after publication")
              .removing("the order of element and outcome")
              .replacing(
                  """
                  place.element = element; if (place.waiter.complete(place)) { return place; }
                  """)
              .with(
                  """
                  if (place.waiter.complete(place)) { place.element = element; return place; }
                  """)
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(QUEUE)
              .named("dead waiter counts as live")
              .removing("the check of hasLive that somebody still waits")
              .replacing("while (first != null && !first.waiter.isWaiting()) { remove(first); }")
              .withNothing()
              .caughtBy("channel.WaiterTest"),
          Mutant.of(QUEUE)
              .named("close does not say that it was a close")
              .removing("the mark in the places of those whom close has woken")
              .replacing("place.closed = true;")
              .withNothing()
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(QUEUE)
              .named("close wakes nobody")
              .removing("the wake-up of those whose waits close has ended")
              .replacing("Waiter.wake(woken);")
              .withNothing()
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(QUEUE)
              .named("who gives up leaves a hole")
              .removing("the link from the place before")
              .replacing("place.previous.next = place.next;")
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"));
}
