package rendezvous.scheduler;

import java.time.Duration;

/** How runs are made. See {@link Exploration} for what each means; no budget: null. */
record Settings(
    Strategy strategy,
    int steps,
    boolean spuriousWakeUps,
    boolean racingTime,
    boolean freshClasses,
    boolean strict,
    Duration grace,
    Duration patience,
    Duration stuck,
    Duration budget) {

  static final Settings DEFAULT =
      new Settings(
          Strategy.MIXED,
          20_000,
          false,
          false,
          false,
          false,
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(15),
          null);

  Settings with(Strategy changed) {
    return changed(changed, steps, spuriousWakeUps, racingTime, freshClasses, strict, grace);
  }

  Settings withSteps(int limit) {
    return changed(strategy, limit, spuriousWakeUps, racingTime, freshClasses, strict, grace);
  }

  Settings withSpuriousWakeUps() {
    return changed(strategy, steps, true, racingTime, freshClasses, strict, grace);
  }

  Settings withRacingTime() {
    return changed(strategy, steps, spuriousWakeUps, true, freshClasses, strict, grace);
  }

  Settings withFreshClasses() {
    return changed(strategy, steps, spuriousWakeUps, racingTime, true, strict, grace);
  }

  Settings withStrictness() {
    return changed(strategy, steps, spuriousWakeUps, racingTime, freshClasses, true, grace);
  }

  Settings withGrace(Duration limit) {
    return changed(strategy, steps, spuriousWakeUps, racingTime, freshClasses, strict, limit);
  }

  Settings withStuck(Duration limit) {
    return new Settings(
        strategy,
        steps,
        spuriousWakeUps,
        racingTime,
        freshClasses,
        strict,
        grace,
        patience,
        limit,
        budget);
  }

  Settings withBudget(Duration limit) {
    return new Settings(
        strategy,
        steps,
        spuriousWakeUps,
        racingTime,
        freshClasses,
        strict,
        grace,
        patience,
        stuck,
        limit);
  }

  private Settings changed(
      Strategy strategy,
      int steps,
      boolean spuriousWakeUps,
      boolean racingTime,
      boolean freshClasses,
      boolean strict,
      Duration grace) {
    return new Settings(
        strategy,
        steps,
        spuriousWakeUps,
        racingTime,
        freshClasses,
        strict,
        grace,
        patience,
        stuck,
        budget);
  }
}
