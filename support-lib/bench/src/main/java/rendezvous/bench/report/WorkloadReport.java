package rendezvous.bench.report;

import java.util.List;
import rendezvous.bench.measure.Row;
import rendezvous.bench.workload.Workload;

/** What the terminal shows of a workload as soon as it has been measured. */
public final class WorkloadReport {

  private WorkloadReport() {}

  /** Every contestant's values, indented; nothing if nobody could be measured. */
  public static String of(List<Row> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    Workload workload = rows.getFirst().workload();
    return workload.name()
        + ": "
        + workload.what()
        + "\n"
        + Tables.contestants(rows).plain().indent(4);
  }
}
