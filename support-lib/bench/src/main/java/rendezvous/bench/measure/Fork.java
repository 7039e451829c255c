package rendezvous.bench.measure;

import java.util.Map;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workload;

/** A way to measure a contestant once, in a process of its own. */
interface Fork {

  /**
   * Measures.
   *
   * @return a value for each of the workload's metrics, by their names
   * @throws ForkFailedException if the contestant fails, or gives no answer in time
   */
  Map<String, Double> measure(Workload workload, Contestant contestant, Effort effort)
      throws ForkFailedException, InterruptedException;
}
