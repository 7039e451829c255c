package rendezvous.bench.workload;

import java.time.Duration;
import java.util.Map;

/** A measurement of something that is not the time of an operation. Runs once in its JVM. */
@FunctionalInterface
public non-sealed interface Probe extends Trial {

  /**
   * Measures.
   *
   * @param time for about how long, where longer is more exact
   * @return a value for each of the workload's metrics, by their names
   */
  Map<String, Double> measure(Duration time) throws Exception;
}
