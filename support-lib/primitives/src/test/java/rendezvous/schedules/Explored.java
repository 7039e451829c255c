package rendezvous.schedules;

import rendezvous.scheduler.Exploration;
import rendezvous.scheduler.Scenario;

/**
 * Runs scenarios over the primitives under many schedules. With the system property {@code
 * rendezvous.thorough=true} under many more.
 */
final class Explored {
  private static final int SCHEDULES = Boolean.getBoolean("rendezvous.thorough") ? 10_000 : 300;

  private static final Exploration EXPLORATION =
      Exploration.of(
              "rendezvous.channel.",
              "rendezvous.context.",
              "rendezvous.result.",
              "rendezvous.sync.",
              "rendezvous.schedules.")
          // starts a platform thread that watches over the JDK's own scheduler
          .disabling("rendezvous.channel.Preemption", "point")
          .schedules(SCHEDULES);

  private Explored() {}

  /** Fails if a schedule breaks the scenario, without or with spurious wake-ups. */
  static void check(Scenario scenario) {
    EXPLORATION.check(scenario);
    EXPLORATION.spuriousWakeUps().check(scenario);
  }

  /** As {@link #check}; any timeout may come at any moment. */
  static void checkWithTimeouts(Scenario scenario) {
    EXPLORATION.racingTime().check(scenario);
    EXPLORATION.racingTime().spuriousWakeUps().check(scenario);
  }
}
