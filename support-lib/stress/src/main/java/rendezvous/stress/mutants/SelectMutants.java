package rendezvous.stress.mutants;

import java.util.List;

/** Waiting on several channels at once, and on timers. */
final class SelectMutants {
  private static final String SELECT = "rendezvous/channel/Select.java";
  private static final String TIMER = "rendezvous/channel/TimerChannel.java";

  private SelectMutants() {}

  static final List<Mutant> ALL =
      List.of(
          Mutant.of(SELECT)
              .named("first ready case wins")
              .removing("the random choice among the ready cases")
              .replacing("if (ready == 1 || ThreadLocalRandom.current().nextInt(ready) == 0) {")
              .with("if (ready == 1) {")
              .caughtBy("channel.SelectUniformTest"),
          Mutant.of(SELECT)
              .named("no second choice when a case is gone")
              .removing("the new choice after a case has ceased to be ready")
              .replacing("while (chosen != null && (outcome = chosen.perform()) == null);")
              .with(
                  """
                  while (chosen != null && (outcome = chosen.perform()) == null && false);
                  """)
              .caughtBy("schedules.SelectSchedulesTest"),
          Mutant.of(SELECT)
              .named("guesses under the locks")
              .removing("the exact look that follows the guess")
              .replacing("chosen = choose(true);")
              .with("chosen = choose(false);")
              .caughtBy("schedules.SelectSchedulesTest"),
          Mutant.of(SELECT)
              .named("other cases stay in their queues")
              .removing("the removal of the cases that did not happen")
              .replacing("cases.get(place.index).channel().delist(place);")
              .withNothing()
              .caughtBy("channel.SelectTest"),
          Mutant.of(SELECT)
              .named("select by an interrupted thread")
              .removing("the interrupt check before a select")
              .replacing(
                  """
                  if (Thread.interrupted()) { throw new InterruptedException("interrupted before " + this); }
                  """)
              .withNothing()
              .caughtBy("channel.ChannelInterruptionTest"),
          Mutant.of(SELECT)
              .named("select wakes nobody")
              .removing("the wake-up of the partner")
              .replacing("channel.unlockAndWake();")
              .with("channel.unlock();")
              .caughtBy("schedules.SelectSchedulesTest"),
          Mutant.of(SELECT)
              .named("locks kept in the wrong order")
              .removing(
                  "both ways out of a deadlock: the order of locks, and to let go and start again")
              .replacing(
                  """
                  while (held < channels.size()) {
                        if (held == 0) {
                          channels.getFirst().lock();
                          held = 1;
                        } else if (channels.get(held).tryLock()) {
                          held++;
                        } else {
                          while (held > 0) {
                            channels.get(--held).unlock();
                          }
                          Thread.yield();
                        }
                      }
                  """)
              .with(
                  """
                  for (Case<R> each : cases) {
                    if (each.channel() != null && channels.contains(each.channel())
                        && cases.stream().filter(other -> other.channel() == each.channel()).findFirst().get() == each) {
                      each.channel().lock();
                    }
                  }
                  """)
              .caughtBy("schedules.SelectSchedulesTest"),
          Mutant.of(SELECT)
              .named("alarm of an ended select stays set")
              .removing("the cancellation of a timer")
              .replacing("if (alarm != null) { alarm.close(); }")
              .withNothing()
              .caughtBy("channel.TimersTest"),
          Mutant.of(TIMER)
              .named("given-up alarm still set")
              .removing("the cancellation itself")
              .replacing("last.close();")
              .withNothing()
              .caughtBy("channel.TimersTest"),
          Mutant.of(TIMER)
              .named("alarm set after the wait is over")
              .removing("the check that the wait is not over")
              .replacing("if (!over && mine == settings) {")
              .with("if (mine == settings) {")
              .caughtBy("channel.LateAlarmTest"),
          Mutant.of(TIMER)
              .named("alarm not set again")
              .removing("the alarm for who has not got the tick")
              .replacing("if (receiver.isWaiting()) { set(); }")
              .withNothing()
              .caughtBy("channel.TickerTest"),
          Mutant.of(TIMER)
              .named("time passes while the alarm is set")
              .removing("the second look at the clock")
              .replacing("if (untilDue() == 0) { ring(); }")
              .withNothing()
              .caughtBy("schedules.TimersSchedulesTest"),
          Mutant.of(TIMER)
              .named("alarm wakes nobody")
              .removing("the wake-up of the receiver")
              .replacing("pass(); } unlockAndWake();")
              .with("pass(); } unlock();")
              .caughtBy("channel.TimersTest"));
}
