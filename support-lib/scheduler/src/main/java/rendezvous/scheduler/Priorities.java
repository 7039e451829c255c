package rendezvous.scheduler;

import java.util.List;
import java.util.SplittableRandom;

/** {@link Strategy#PRIORITIES}. */
final class Priorities implements Chooser {
  // The number of steps of a run, among which the paper spreads its points of change, is not known
  // beforehand, and must not be taken from earlier runs lest a seed be more than its number. So the
  // seed chooses the scale as well.
  private static final int MOST_CHANGES = 5;
  private static final int SMALLEST_SCALE = 8;
  private static final int SCALES = 8; // each twice the one before

  // A thread that spins without saying so would keep the others from ever running.
  private static final int LONGEST_RUN = 300;

  // immutable state
  private final SplittableRandom random;
  private final long[] changes;

  // mutable state
  private long steps;
  private long lowest;
  private Task last;
  private int run;

  Priorities(SplittableRandom random) {
    this.random = random;
    int scale = SMALLEST_SCALE << random.nextInt(SCALES);
    this.changes = random.longs(random.nextInt(MOST_CHANGES + 1), 0, scale).toArray();
  }

  @Override
  public void started(Task task) {
    task.priority = random.nextLong(1, Long.MAX_VALUE);
  }

  @Override
  public Task atPoint(Task running, List<Task> others) {
    if (others.isEmpty()) {
      return running; // such steps do not count: a change at one of them would change nothing
    }
    long step = steps++;
    for (long change : changes) {
      if (change == step) {
        lower(running);
      }
    }
    run = running == last ? run + 1 : 0;
    last = running;
    if (run > LONGEST_RUN) {
      run = 0;
      lower(running);
    }
    Task next = running;
    for (Task other : others) {
      if (other.priority > next.priority) {
        next = other;
      }
    }
    return next;
  }

  @Override
  public Task atYield(Task running, List<Task> others) {
    lower(running);
    return next(others);
  }

  private void lower(Task task) {
    task.priority = --lowest;
  }

  @Override
  public Task next(List<Task> others) {
    Task next = others.getFirst();
    for (Task other : others) {
      if (other.priority > next.priority) {
        next = other;
      }
    }
    return next;
  }
}
