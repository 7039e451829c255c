package rendezvous.stress.mutants;

import java.util.List;

/** The wait group. */
final class WaitGroupMutants {
  private static final String GROUP = "rendezvous/sync/WaitGroup.java";

  private WaitGroupMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(GROUP)
              .named("wait group: state not volatile")
              .removing("the fence between done and await")
              .replacing("private volatile long state;")
              .with("private long state;")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(GROUP)
              .named("count without compare-and-set")
              .removing("the atomicity of add and done")
              .replacing("while (!STATE.compareAndSet(this, before, after));")
              .with("while (before != (before = state)); state = after;")
              .caughtBy("schedules.WaitGroupSchedulesTest"),
          Mutant.of(GROUP)
              .named("await enters without compare-and-set")
              .removing("the atomicity of counting a waiter in")
              .replacing("while (!STATE.compareAndSet(this, before, before + 1));")
              .with("while (before != (before = state)); state = before + 1;")
              .caughtBy("schedules.WaitGroupSchedulesTest"),
          Mutant.of(GROUP)
              .named("last done wakes nobody")
              .removing("the wake-up")
              .replacing("release(); }")
              .with("}")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("wake-up without unpark")
              .removing("the unpark itself")
              .replacing("released.forEach(LockSupport::unpark);")
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("await cannot be found")
              .removing("the entry of who is about to park")
              .replacing("synchronized (parked) { parked.add(me); }")
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("await enters the list too late")
              .removing("the order of entering and looking, which keeps a wake-up from being lost")
              .replacing(
                  """
                  synchronized (parked) { parked.add(me); } try { while (tasks(state) != 0) {
                  """)
              .with(
                  """
                  try { boolean entered = false; while (tasks(state) != 0) { if (!entered) { entered = true; synchronized (parked) { parked.add(me); } }
                  """)
              .caughtBy("schedules.WaitGroupSchedulesTest"),
          Mutant.of(GROUP)
              .named("list of the parked without its lock")
              .removing("the lock of the list")
              .replacing("synchronized (parked) { parked.add(me); }")
              .with("parked.add(me);")
              .caughtBy("stress.races.RaceFreedomTest"),
          Mutant.of(GROUP)
              .named("await without re-check")
              .removing("the loop around park")
              .replacing("while (tasks(state) != 0) { if (Thread.interrupted())")
              .with("if (tasks(state) != 0) { if (Thread.interrupted())")
              .caughtBy("schedules.WaitGroupSchedulesTest"),
          Mutant.of(GROUP)
              .named("await by an interrupted thread")
              .removing("the interrupt check before an await")
              .replacing(
                  """
                  if (Thread.interrupted()) { throw new InterruptedException("interrupted before awaiting " + this); }
                  """)
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("await ignores interrupts")
              .removing("the interruption of a waiting thread")
              .replacing(
                  """
                  if (Thread.interrupted()) { throw new InterruptedException("interrupted while awaiting " + this); }
                  """)
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("waiter stays in the list")
              .removing("the removal of a waiter")
              .replacing("synchronized (parked) { parked.remove(me); }")
              .withNothing()
              .caughtBy("stress.memory.NothingGrowsTest"),
          Mutant.of(GROUP)
              .named("waiter never leaves")
              .removing("the count of those who have returned")
              .replacing("STATE.getAndAdd(this, -1L);")
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("counter below zero")
              .removing("the check for more done than added")
              .replacing("if (counter < 0) {")
              .with("if (false) {")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("add may race with await")
              .removing("the check for an add while a released await has not returned")
              .replacing("if (tasks > 0 && tasks(before) == 0 && waiters(before) > 0) {")
              .with("if (false) {")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("task that throws is never done")
              .removing("the finally around a task")
              .replacing("Trace.tell(Trace.Event.ENDED, this, null); done();")
              .withNothing()
              .caughtBy("sync.WaitGroupTest"));
}
