package rendezvous.scheduler;

import java.time.Duration;

/** How runs are made. See {@link Exploration} for what each means. */
record Settings(
    Strategy strategy,
    int steps,
    boolean spuriousWakeUps,
    boolean racingTime,
    boolean freshClasses,
    boolean strict,
    Limits limits) {

  /** Limits of time; no budget: null. */
  record Limits(Duration grace, Duration patience, Duration stuck, Duration budget) {}

  static final Settings DEFAULT =
      new Settings(
          Strategy.MIXED,
          20_000,
          false,
          false,
          false,
          false,
          new Limits(Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofSeconds(15), null));

  Settings with(Strategy changed) {
    return new Settings(changed, steps, spuriousWakeUps, racingTime, freshClasses, strict, limits);
  }

  Settings withSteps(int limit) {
    return new Settings(strategy, limit, spuriousWakeUps, racingTime, freshClasses, strict, limits);
  }

  Settings withSpuriousWakeUps() {
    return new Settings(strategy, steps, true, racingTime, freshClasses, strict, limits);
  }

  Settings withRacingTime() {
    return new Settings(strategy, steps, spuriousWakeUps, true, freshClasses, strict, limits);
  }

  Settings withFreshClasses() {
    return new Settings(strategy, steps, spuriousWakeUps, racingTime, true, strict, limits);
  }

  Settings withStrictness() {
    return new Settings(strategy, steps, spuriousWakeUps, racingTime, freshClasses, true, limits);
  }

  Settings withGrace(Duration limit) {
    return with(new Limits(limit, limits.patience(), limits.stuck(), limits.budget()));
  }

  Settings withStuck(Duration limit) {
    return with(new Limits(limits.grace(), limits.patience(), limit, limits.budget()));
  }

  Settings withBudget(Duration limit) {
    return with(new Limits(limits.grace(), limits.patience(), limits.stuck(), limit));
  }

  private Settings with(Limits changed) {
    return new Settings(
        strategy, steps, spuriousWakeUps, racingTime, freshClasses, strict, changed);
  }
}
