package rendezvous.stress.mutants;

import java.util.List;

/** The unbuffered channel: its one word, its lock and its hand-off; and what all channels share. */
final class RendezvousMutants {
  private static final String RENDEZVOUS = "rendezvous/channel/Rendezvous.java";
  private static final String CHANNEL = "rendezvous/channel/Channel.java";

  private RendezvousMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(RENDEZVOUS)
              .named("state not volatile")
              .removing("the fence of every transition")
              .replacing("private volatile Object state;")
              .with("private Object state;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(RENDEZVOUS)
              .named("closed not volatile")
              .removing("the fence for those who ask without the lock")
              .replacing("private volatile boolean closed;")
              .with("private boolean closed;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(RENDEZVOUS)
              .named("unlock without release")
              .removing("the fence at the end of a critical section")
              .replacing("STATE.setRelease(this, next);")
              .with("STATE.set(this, next);")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(RENDEZVOUS)
              .named("lock without compare-and-set")
              .removing("mutual exclusion")
              .replacing("if (now != locked() && STATE.compareAndSet(this, now, locked())) {")
              .with("if (now != locked()) { state = locked();")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("lock loses the single waiter")
              .removing("the move of the waiter in the word to its queue")
              .replacing(
                  """
                  if (now instanceof Place place) { queue(place).add(place); } return true;
                  """)
              .with("return true;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("waiting receiver taken without compare-and-set")
              .removing("that a receiver in the word belongs to one sender")
              .replacing("if (STATE.compareAndSet(this, place, null)) { place.element = element;")
              .with("state = null; { place.element = element;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("waiting sender taken without compare-and-set")
              .removing("that a sender in the word belongs to one receiver")
              .replacing(
                  """
                  if (STATE.compareAndSet(this, place, null) && place.waiter.complete(place)) { Object
                  """)
              .with("state = null; if (place.waiter.complete(place)) { Object")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("waits without compare-and-set")
              .removing("that two who begin to wait do not overwrite each other")
              .replacing(
                  """
                  if (state == null && STATE.compareAndSet(this, null, waiter)) { return true; }
                  """)
              .with("if (state == null) { state = waiter; return true; }")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("no re-check under the lock before waiting")
              .removing("the second look for a partner or a close")
              .replacing(
                  """
                  if (closed || (waiter.receives ? canReceive() : canSend())) { return false; }
                  """)
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("no re-check for a close before waiting")
              .removing("the second look for a close")
              .replacing("if (closed || (waiter.receives ? canReceive() : canSend())) {")
              .with("if (waiter.receives ? senders.hasLive() : receivers.hasLive()) {")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("element given after the wait has ended")
              .removing("the order of element and outcome")
              .replacing("place.element = element; if (place.waiter.complete(place)) {")
              .with("if (place.waiter.complete(place)) { place.element = element;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(RENDEZVOUS)
              .named("sender does not wake the receiver")
              .removing("the wake-up of a receiver in the word")
              .replacing("Waiter.wake(place); return true;")
              .with("return true;")
              .caughtBy("channel.ChannelRendezvousTest"),
          Mutant.of(RENDEZVOUS)
              .named("receiver does not wake the sender")
              .removing("the wake-up of a sender in the word")
              .replacing("Object element = place.element; Waiter.wake(place);")
              .with("Object element = place.element;")
              .caughtBy("channel.ChannelRendezvousTest"),
          Mutant.of(RENDEZVOUS)
              .named("who gives up stays in the word")
              .removing("the removal of a waiter from the word")
              .replacing(
                  """
                  if (state == place && STATE.compareAndSet(this, place, null)) { return; }
                  """)
              .with("if (state == place) { return; }")
              .caughtBy("channel.ChannelTimeoutTest"),
          Mutant.of(RENDEZVOUS)
              .named("who gives up stays in the queue")
              .removing("the removal of a waiter from its queue")
              .replacing("queue(place).remove(place);")
              .withNothing()
              .caughtBy("channel.SelectTest"),
          Mutant.of(RENDEZVOUS)
              .named("close forgets receivers")
              .removing("the end of the waits of receivers")
              .replacing("senders.dismissAll(receivers.dismissAll(null))")
              .with("senders.dismissAll(null)")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(RENDEZVOUS)
              .named("close forgets senders")
              .removing("the end of the waits of senders")
              .replacing("senders.dismissAll(receivers.dismissAll(null))")
              .with("receivers.dismissAll(null)")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(RENDEZVOUS)
              .named("close does not wake")
              .removing("the wake-up of all")
              .replacing("WaiterQueue.wakeAll(woken);")
              .withNothing()
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(RENDEZVOUS)
              .named("send on a closed channel")
              .removing("the check for a close under the lock")
              .replacing("if (!closed) { return give(element); }")
              .with("if (true) { return give(element); }")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("receive does not see the close")
              .removing("the check for a close under the lock")
              .replacing("return element == null && closed ? CLOSED : element;")
              .with("return element;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(RENDEZVOUS)
              .named("wait begins and the lock stays taken")
              .removing("an unlock")
              .replacing("add(waiter); return true; } finally { unlock(); }")
              .with("add(waiter); return true; } finally { }")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(CHANNEL)
              .named("hand-off under the lock wakes nobody")
              .removing("the wake-up after the critical section")
              .replacing("if (woken != null) { Waiter.wake(woken); }")
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(CHANNEL)
              .named("send by an interrupted thread")
              .removing("the interrupt check before a send")
              .replacing(
                  """
                  if (Thread.interrupted()) { throw new InterruptedException("interrupted before sending to " + label()); }
                  """)
              .withNothing()
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(CHANNEL)
              .named("receive by an interrupted thread")
              .removing("the interrupt check before a receive")
              .replacing(
                  """
                  if (Thread.interrupted()) { throw new InterruptedException("interrupted before receiving from " + label()); }
                  """)
              .withNothing()
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(CHANNEL)
              .named("who gives up stays")
              .removing("the removal of who was interrupted or out of time")
              .replacing("if (!happened) { delist(me); }")
              .withNothing()
              .caughtBy("channel.ChannelTimeoutTest"),
          Mutant.of(CHANNEL)
              .named("alarm of an ended receive stays set")
              .removing("the cancellation of a timer")
              .replacing("if (alarm != null) { alarm.close(); }")
              .withNothing()
              .caughtBy("channel.TimersTest"));
}
