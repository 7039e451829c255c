package rendezvous.bench.workload;

/**
 * A quantity that a workload measures; less is better.
 *
 * @param name what it is called beside others of the same workload; empty if it is the only one
 * @param unit what its numbers count, as in "ns per element"
 * @param limit where measuring was given up: this value stands for all that are larger
 */
public record Metric(String name, String unit, double limit) {

  Metric(String name, String unit) {
    this(name, unit, Double.POSITIVE_INFINITY);
  }

  static Metric nanosPer(String operation) {
    return new Metric("", "ns per " + operation);
  }
}
