package rendezvous.stress.mutants;

import java.util.List;

/** The buffered channel: its two locks, its slots and its counts. */
final class BufferedMutants {
  private static final String BUFFERED = "rendezvous/channel/Buffered.java";

  private BufferedMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(BUFFERED)
              .named("lock not volatile")
              .removing("the fence at the beginning of a critical section")
              .replacing("volatile int lock;")
              .with("int lock;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("count not volatile")
              .removing("the fence of a count that the other side reads")
              .replacing("volatile long count;")
              .with("long count;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: closed not volatile")
              .removing("the fence for those who ask without the locks")
              .replacing("private volatile boolean closed;")
              .with("private boolean closed;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: lock without compare-and-set")
              .removing("mutual exclusion of senders, and of receivers")
              .replacing("if (lock == 0 && LOCK.compareAndSet(this, 0, 1)) {")
              .with("if (lock == 0) { lock = 1;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: unlock without release")
              .removing("the fence at the end of a critical section")
              .replacing("LOCK.setRelease(this, 0);")
              .with("LOCK.set(this, 0);")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("element stored without release")
              .removing("the fence that publishes an element")
              .replacing("SLOT.setRelease(side.slots, side.index++, element);")
              .with("side.slots[side.index++] = element;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("element loaded without acquire")
              .removing("the fence that receives an element")
              .replacing("(Object) SLOT.getAcquire(slots, index)")
              .with("slots[index]")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("next array linked without release")
              .removing("the fence that publishes an array")
              .replacing("SLOT.setRelease(slots, link, next);")
              .with("slots[link] = next;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("next array found without acquire")
              .removing("the fence that receives an array")
              .replacing("(Object[]) SLOT.getAcquire(slots, link)")
              .with("(Object[]) slots[link]")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("sending count stored without release")
              .removing("the fence that tells of an element")
              .replacing(
                  """
                  SLOT.setRelease(side.slots, side.index++, element); COUNT.setRelease(side, side.count + 1);
                  """)
              .with(
                  """
                  SLOT.setRelease(side.slots, side.index++, element); COUNT.set(side, side.count + 1);
                  """)
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("receiving count stored without release")
              .removing("the fence that tells of a free place")
              .replacing("side.index = index + 1; COUNT.setRelease(side, side.count + 1);")
              .with("side.index = index + 1; COUNT.set(side, side.count + 1);")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("place free before it is empty")
              .removing("the order of emptying and counting")
              .replacing(
                  """
                  slots[index] = null; side.index = index + 1; COUNT.setRelease(side, side.count + 1);
                  """)
              .with(
                  """
                  side.index = index + 1; COUNT.setRelease(side, side.count + 1); slots[index] = null;
                  """)
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: no re-check before waiting")
              .removing("the second look, under the other side's lock")
              .replacing(
                  """
                  if (closed || (waiter.receives ? !isEmpty() : !isFull())) { return false; }
                  """)
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: no re-check for a close before waiting")
              .removing("the second look for a close")
              .replacing("if (closed || (waiter.receives ? !isEmpty() : !isFull())) {")
              .with("if (waiter.receives ? !isEmpty() : !isFull()) {")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("wait begins under the wrong lock")
              .removing("that nothing comes, or is taken, between the look and the wait")
              .replacing("Side side = waiter.receives ? sending : receiving; side.lock(); try {")
              .with(
                  """
                  Side side = waiter.receives ? sending : receiving; Side wrong = side == sending ? receiving : sending; wrong.lock(); try {
                  """)
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(BUFFERED)
              .named("waiting receiver overtaken by the buffer")
              .removing("the hand-off to a waiting receiver")
              .replacing(
                  """
                  if (!side.waiters.isEmpty()) { receiver = side.waiters.give(element); }
                  """)
              .withNothing()
              .caughtBy("channel.ChannelFairnessTest"),
          Mutant.of(BUFFERED)
              .named("freed place not given to the waiting sender")
              .removing("the move of a waiting sender's element into the buffer")
              .replacing("if (side.waiters.isEmpty()) { element = remove();")
              .with("if (true) { element = remove();")
              .caughtBy("channel.ChannelBufferTest"),
          Mutant.of(BUFFERED)
              .named("waiting sender's element dropped")
              .removing("the element itself")
              .replacing("if (matched != null) { put(matched.element); }")
              .withNothing()
              .caughtBy("channel.ChannelBufferTest"),
          Mutant.of(BUFFERED)
              .named("waiting sender moved without the sending lock")
              .removing("the second of two locks")
              .replacing("both = sending.tryLock();")
              .with("both = true;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("buffer stays full")
              .removing("the fresh look at the receiving count")
              .replacing("side.othersCount = receiving.count;")
              .withNothing()
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: sender wakes nobody")
              .removing("the wake-up of a waiting receiver")
              .replacing("Waiter.wake(receiver);")
              .withNothing()
              .caughtBy("channel.ChannelFairnessTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: receiver wakes nobody")
              .removing("the wake-up of a waiting sender")
              .replacing("if (sender != null) { Waiter.wake(sender); }")
              .withNothing()
              .caughtBy("channel.ChannelBufferTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: who gives up stays")
              .removing("the removal of a waiter")
              .replacing("side.waiters.remove(place);")
              .withNothing()
              .caughtBy("channel.ChannelTimeoutTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: close forgets receivers")
              .removing("the end of the waits of receivers")
              .replacing("sending.waiters.dismissAll(receiving.waiters.dismissAll(null))")
              .with("receiving.waiters.dismissAll(null)")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: close forgets senders")
              .removing("the end of the waits of senders")
              .replacing("sending.waiters.dismissAll(receiving.waiters.dismissAll(null))")
              .with("sending.waiters.dismissAll(null)")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: close does not wake")
              .removing("the wake-up of all")
              .replacing("WaiterQueue.wakeAll(woken);")
              .withNothing()
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: send after close")
              .removing("the check for a close")
              .replacing("refused = closed;")
              .with("refused = false;")
              .caughtBy("channel.ChannelClosedTest"),
          Mutant.of(BUFFERED)
              .named("buffered channel: receive does not see the close")
              .removing("the check for a close")
              .replacing("return element == null && closed ? CLOSED : element;")
              .with("return element;")
              .caughtBy("schedules.ChannelSchedulesTest"),
          Mutant.of(BUFFERED)
              .named("first lock kept when the second is taken")
              .removing("an unlock")
              .replacing("receiving.unlock(); return false;")
              .with("return false;")
              .caughtBy("stress.races.RaceFreedomTest"));
}
