package rendezvous.scheduler;

import java.util.List;

/** What came of running a scenario under many schedules. */
public sealed interface Outcome {

  /** How many schedules were run. */
  int schedules();

  /** Whether nothing was found. */
  default boolean passed() {
    return this instanceof Passed;
  }

  /**
   * Does nothing if nothing was found.
   *
   * @throws ScheduleError otherwise, with the seed and the interleaving in its message
   */
  default void orThrow() {
    if (this instanceof Failed failed) {
      throw new ScheduleError(failed);
    }
  }

  /**
   * Nothing was wrong under any of the schedules, which proves nothing about the others.
   *
   * @param steps the steps of all schedules together
   * @param threads the most threads that took part in one of them, the scenario's own included
   * @param note who took part without being controlled, or null if nobody did
   */
  record Passed(int schedules, long steps, int threads, String note) implements Outcome {}

  /**
   * A schedule under which something is wrong.
   *
   * @param seed the seed of the schedule
   * @param schedules how many were run until it was found
   * @param fault what is wrong
   * @param steps the interleaving
   * @param note why the seed may not show it again, or null if it does
   */
  record Failed(long seed, int schedules, Fault fault, List<Step> steps, String note)
      implements Outcome {

    /** Whether the seed has shown the same steps and the same fault twice. */
    public boolean repeats() {
      return note == null;
    }

    /** The fault, the seed and the interleaving, for people. */
    @Override
    public String toString() {
      return Report.of(this);
    }
  }
}
