package rendezvous.schedules;

import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Scenario;
import rendezvous.testing.Effort;

/** Runs scenarios over the primitives under many schedules. */
public final class Explored {
  private static final int SCHEDULES = Effort.rounds(300, 5_000);

  private static final Exploration ALL =
      Exploration.of(
              "rendezvous.channel.",
              "rendezvous.context.",
              "rendezvous.result.",
              "rendezvous.sync.",
              "rendezvous.schedules.")
          .schedules(SCHEDULES);

  // busy channels start a platform thread, which watches over the JDK's own scheduler; and a look
  // whether anybody listens is not worth a choice of who goes on
  private static final Exploration EXPLORATION =
      ALL.disabling("rendezvous.channel.Preemption", "point")
          .disabling("rendezvous.channel.Trace", "tell")
          .disabling("rendezvous.channel.Trace", "tellOutcome");

  private Explored() {}

  /** Fails if a schedule breaks the scenario, without or with spurious wake-ups. */
  public static void check(Scenario scenario) {
    EXPLORATION.check(scenario);
    EXPLORATION.spuriousWakeUps().check(scenario);
  }

  /** As {@link #check}; any timeout may come at any moment. */
  public static void checkWithTimeouts(Scenario scenario) {
    EXPLORATION.racingTime().check(scenario);
    EXPLORATION.racingTime().spuriousWakeUps().check(scenario);
  }

  /** As {@link #check}, with all that channels do besides; to be used for few operations only. */
  public static void checkWithPreemption(Scenario scenario) {
    ALL.check(scenario);
    ALL.spuriousWakeUps().check(scenario);
  }
}
