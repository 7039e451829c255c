package rendezvous.lab;

import java.util.OptionalDouble;

/**
 * What a race measured of one contestant. All times are nanoseconds for one operation.
 *
 * @param name the contestant
 * @param rounds the time of one operation in each round, in the order they were run
 * @param time where those times lie
 * @param cpuNanos the processor time of the whole process for one operation, mean of all rounds;
 *     other work of the JVM, such as compiling and garbage collection, is part of it. Empty where
 *     the JVM does not tell or the race was too short for its clock.
 * @param allocatedBytes what all threads allocated for one operation, mean of all rounds; empty
 *     where the JVM does not tell
 */
public record Standing(
    String name,
    double[] rounds,
    Spread time,
    OptionalDouble cpuNanos,
    OptionalDouble allocatedBytes) {

  /** Takes a copy of the rounds. */
  public Standing {
    rounds = rounds.clone();
  }

  @Override
  public double[] rounds() {
    return rounds.clone();
  }

  /** Operations in a second, by the median. */
  public double operationsPerSecond() {
    return 1e9 / time.median();
  }
}
