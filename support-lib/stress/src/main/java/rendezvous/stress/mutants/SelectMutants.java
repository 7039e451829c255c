package rendezvous.stress.mutants;

import java.util.List;

/** Waiting on several channels at once. */
final class SelectMutants {
  private static final String SELECT = "rendezvous/channel/Select.java";

  private SelectMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(SELECT)
              .named("locks in the order of the cases")
              .removing("the locking order, and with it the way out of a deadlock")
              .replacing("while (held > 0) { channels.get(--held).unlock(); }")
              .withNothing()
              .caughtBy("stress.crowds.SelectStressTest"),
          Mutant.of(SELECT)
              .named("first ready case wins")
              .removing("the random choice among the ready cases")
              .replacing("if (ready == 1 || ThreadLocalRandom.current().nextInt(ready) == 0)")
              .with("if (ready == 1)")
              .caughtBy("channel.SelectUniformTest"),
          Mutant.of(SELECT)
              .named("no second choice when a case is gone")
              .removing("the new choice after a ready case's partner was claimed elsewhere")
              .replacing("while (chosen != null && (outcome = chosen.perform()) == null);")
              .with("while (chosen != null && (outcome = chosen.perform()) == null && false);")
              .caughtBy("stress.crowds.SelectStressTest"),
          Mutant.of(SELECT)
              .named("other cases stay in their queues")
              .removing("the removal of the cases that did not happen")
              .replacing("cases.get(i).delist(nodes[i]);")
              .withNothing()
              .caughtBy("channel.SelectTest"),
          Mutant.of(SELECT)
              .named("select by an interrupted thread")
              .removing("the interrupt check before a select")
              .replacing(
                  """
                  if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted before " + this);
                  }
                  """)
              .withNothing()
              .caughtBy("channel.ChannelInterruptionTest"));
}
