package rendezvous.bench.report;

import java.util.Arrays;
import java.util.List;
import rendezvous.bench.measure.Row;
import rendezvous.bench.measure.Series;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Metric;
import rendezvous.bench.workload.Workload;
import rendezvous.bench.workload.Workloads;

/** Rows as they might have been measured. */
final class Sample {

  private Sample() {}

  static Series series(Contestant contestant, double... rounds) {
    return new Series(contestant, Arrays.stream(rounds).boxed().toList());
  }

  static Row row(String workload, Series... series) {
    return row(workload, "", series);
  }

  static Row row(String workload, String metric, Series... series) {
    Workload found = Workloads.named(workload);
    Metric of =
        found.metrics().stream().filter(each -> each.name().equals(metric)).findFirst().get();
    return new Row(found, of, List.of(series));
  }
}
