package rendezvous.bench.report;

import com.google.gson.GsonBuilder;
import java.util.List;
import rendezvous.bench.measure.Row;

/** The results for programs: an array of {@code {workload, unit, results}}. */
public final class JsonReport {

  private JsonReport() {}

  private record Entry(String workload, String unit, List<Result> results) {}

  private record Result(String contestant, double median, double low, double high) {}

  /** The rows as JSON, with a line break at the end. */
  public static String of(List<Row> rows) {
    List<Entry> entries =
        rows.stream()
            .map(row ->
                new Entry(
                    row.name(),
                    row.metric().unit(),
                    row.series().stream()
                        .map(series ->
                            new Result(
                                series.contestant().toString(),
                                series.median(),
                                series.low(),
                                series.high()))
                        .toList()))
            .toList();
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(entries)
        + "\n";
  }
}
