package rendezvous.bench.measure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Metric;
import rendezvous.bench.workload.Workload;

/**
 * What was measured of one metric of a workload.
 *
 * @param workload the workload
 * @param metric one of its metrics
 * @param series the contestants' values, in the order of {@link Contestant}
 */
public record Row(Workload workload, Metric metric, List<Series> series) {

  /** What the row is called in tables and JSON: as its workload, if that has but one metric. */
  public String name() {
    return metric.name().isEmpty() ? workload.name() : workload.name() + "/" + metric.name();
  }

  /** A contestant's values. */
  public Optional<Series> of(Contestant contestant) {
    return series.stream().filter(one -> one.contestant() == contestant).findFirst();
  }

  /** The best of some contestants: the one whose median is the smallest. */
  public Optional<Series> best(Predicate<Contestant> who) {
    return series.stream()
        .filter(one -> who.test(one.contestant()))
        .min(Comparator.comparingDouble(Series::median));
  }
}
