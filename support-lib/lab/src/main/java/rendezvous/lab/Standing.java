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
 * @param threads the threads of one run
 */
public record Standing(
    String name,
    double[] rounds,
    Spread time,
    OptionalDouble cpuNanos,
    OptionalDouble allocatedBytes,
    Threads threads) {

  /**
   * The threads of one run of a contestant, whatever its number of operations. How many virtual
   * threads were alive at a time is not known: the JDK counts them only where it is made to watch
   * every one, which would cost more than what is measured.
   *
   * @param platform the most platform threads alive at a time, beyond those that were there before;
   *     in whichever round there were most. Threads that carry virtual threads are among them when
   *     they are new.
   * @param virtual virtual threads made, the median of all rounds. Those that other parts of the
   *     program made meanwhile are among them.
   */
  public record Threads(long platform, long virtual) {}

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

  Sample sample() {
    return new Sample(name, rounds, time);
  }
}
