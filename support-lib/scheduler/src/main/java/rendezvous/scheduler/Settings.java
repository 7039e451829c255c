package rendezvous.scheduler;

import java.time.Duration;

/** How runs are made. See {@link Exploration} for what each means. */
record Settings(
    Strategy strategy,
    int steps,
    boolean spuriousWakeUps,
    boolean racingTime,
    boolean freshClasses,
    Duration grace,
    Duration patience) {

  static final Settings DEFAULT =
      new Settings(
          Strategy.MIXED,
          20_000,
          false,
          false,
          false,
          Duration.ofMillis(50),
          Duration.ofSeconds(2));

  Settings with(Strategy changed) {
    return new Settings(changed, steps, spuriousWakeUps, racingTime, freshClasses, grace, patience);
  }

  Settings withSteps(int limit) {
    return new Settings(
        strategy, limit, spuriousWakeUps, racingTime, freshClasses, grace, patience);
  }

  Settings withSpuriousWakeUps() {
    return new Settings(strategy, steps, true, racingTime, freshClasses, grace, patience);
  }

  Settings withRacingTime() {
    return new Settings(strategy, steps, spuriousWakeUps, true, freshClasses, grace, patience);
  }

  Settings withFreshClasses() {
    return new Settings(strategy, steps, spuriousWakeUps, racingTime, true, grace, patience);
  }

  Settings withGrace(Duration limit) {
    return new Settings(
        strategy, steps, spuriousWakeUps, racingTime, freshClasses, limit, patience);
  }
}
