package rendezvous.scheduler;

import java.util.List;
import java.util.SplittableRandom;

/** {@link Strategy#RANDOM}. */
final class RandomWalk implements Chooser {
  // How likely a switch is matters: short scenarios need many, long ones few, or else every
  // schedule looks alike. So the likelihood is itself chosen by the seed.
  private static final int[] STEPS_PER_SWITCH = {2, 3, 5, 10, 25};

  private final SplittableRandom random;
  private final int stepsPerSwitch;

  RandomWalk(SplittableRandom random) {
    this.random = random;
    this.stepsPerSwitch = STEPS_PER_SWITCH[random.nextInt(STEPS_PER_SWITCH.length)];
  }

  @Override
  public Task atPoint(Task running, List<Task> others) {
    return others.isEmpty() || random.nextInt(stepsPerSwitch) != 0 ? running : next(others);
  }

  @Override
  public Task atYield(Task running, List<Task> others) {
    return next(others);
  }

  @Override
  public Task next(List<Task> others) {
    return others.get(random.nextInt(others.size()));
  }
}
