package rendezvous.stress.mutants;

import java.util.List;

/** The wait group. */
final class WaitGroupMutants {
  private static final String GROUP = "rendezvous/sync/WaitGroup.java";

  private WaitGroupMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(GROUP)
              .named("count without compare-and-set")
              .removing("the atomicity of add and done")
              .replacing("while (!STATE.compareAndSet(this, before, after));")
              .with("while (before != (before = state)); state = after;")
              .caughtBy("stress.litmus.DoneHappensBeforeAwait"),
          Mutant.of(GROUP)
              .named("last done wakes nobody")
              .removing("the wake-up of those who await")
              .replacing("release(); }")
              .with("}")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("await looks before it can be found")
              .removing("the order of entering and looking, which keeps a wake-up from being lost")
              .replacing("while (tasks(state) != 0) { if (Thread.interrupted())")
              .with("boolean wait = tasks(state) != 0; while (wait) { if (Thread.interrupted())")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("await by an interrupted thread")
              .removing("the interrupt check before an await")
              .replacing(
                  """
                  if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted before awaiting " + this);
                  }
                  """)
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("await ignores interrupts")
              .removing("the interruption of a waiting thread")
              .replacing(
                  """
                  if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while awaiting " + this);
                  }
                  """)
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("waiter never leaves")
              .removing("the count of waiters that have returned")
              .replacing("STATE.getAndAdd(this, -1L);")
              .withNothing()
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("counter below zero")
              .removing("the check for more done than added")
              .replacing("if (counter < 0)")
              .with("if (false)")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("add may race with await")
              .removing("the check for an add while a released await has not returned")
              .replacing("if (tasks > 0 && tasks(before) == 0 && waiters(before) > 0)")
              .with("if (false)")
              .caughtBy("sync.WaitGroupTest"),
          Mutant.of(GROUP)
              .named("task that throws is never done")
              .removing("the finally around a task")
              .replacing("} finally { done(); }")
              .with("} finally { }")
              .caughtBy("sync.WaitGroupTest"));
}
