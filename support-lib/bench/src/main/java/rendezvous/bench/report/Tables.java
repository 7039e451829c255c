package rendezvous.bench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rendezvous.bench.measure.Row;
import rendezvous.bench.measure.Series;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Contestant.Kind;
import rendezvous.bench.workload.Workload;

/** The tables of a report. */
final class Tables {

  private static final String NOBODY = "–";

  private Tables() {}

  /** All contestants of a workload, one a line: the fastest first. */
  static TextTable contestants(List<Row> rows) {
    return rows.size() == 1 ? contestants(rows.getFirst()) : several(rows);
  }

  private static TextTable contestants(Row row) {
    TextTable table = new TextTable("contestant", row.metric().unit(), "ours / theirs");
    row.series().stream()
        .sorted(Comparator.comparingDouble(Series::median))
        .forEach(series ->
            table.row(
                List.of(
                    series.contestant().toString(),
                    Figures.series(series, row.metric()),
                    ratio(row, Optional.of(series)))));
    return table;
  }

  /**
   * The workloads with several metrics: a line a contestant, a column a metric. All such workloads
   * have the same metrics.
   */
  static TextTable several(List<Row> rows) {
    List<Row> several = rows.stream().filter(row -> !isAlone(row)).toList();
    List<String> heads = new ArrayList<>(List.of("workload", "contestant"));
    several.stream()
        .map(row -> row.metric().name() + ", " + row.metric().unit())
        .distinct()
        .forEach(heads::add);
    TextTable table = new TextTable(heads.toArray(String[]::new));
    Map<Workload, List<Row>> byWorkload =
        several.stream()
            .collect(Collectors.groupingBy(Row::workload, LinkedHashMap::new, Collectors.toList()));
    byWorkload.forEach((workload, metrics) -> {
      for (Series series : metrics.getFirst().series()) {
        List<String> cells = new ArrayList<>();
        cells.add(workload.name());
        cells.add(series.contestant().toString());
        metrics.forEach(row -> cells.add(cell(row, row.of(series.contestant()))));
        table.row(cells);
      }
    });
    return table;
  }

  private static boolean isAlone(Row row) {
    return row.metric().name().isEmpty();
  }

  /**
   * The workloads with one metric, a line each: every contestant, the ratio to the best peer, and
   * the goals.
   */
  static TextTable summary(List<Row> rows) {
    TextTable table =
        new TextTable(
            "workload",
            "unit",
            "Rendezvous",
            "jox",
            "Kotlin",
            "best of the JDK",
            "Go",
            "ours / best peer",
            "ours / Go",
            "goals");
    rows.stream()
        .filter(Tables::isAlone)
        .forEach(row ->
            table.row(
                List.of(
                    row.name(),
                    row.metric().unit(),
                    cell(row, row.of(Contestant.RENDEZVOUS)),
                    cell(row, row.of(Contestant.JOX)),
                    cell(row, row.of(Contestant.KOTLIN)),
                    named(
                        row,
                        row.best(who -> who.kind() == Kind.JDK || who.kind() == Kind.YARDSTICK)),
                    cell(row, row.of(Contestant.GO)),
                    ratio(row, row.best(Contestant::isPeer)),
                    ratio(row, row.of(Contestant.GO)),
                    goals(row, rows))));
    return table;
  }

  private static String cell(Row row, Optional<Series> series) {
    return series.map(one -> Figures.series(one, row.metric())).orElse(NOBODY);
  }

  private static String named(Row row, Optional<Series> series) {
    return series
        .map(one -> one.contestant() + " " + Figures.series(one, row.metric()))
        .orElse(NOBODY);
  }

  /** Ours through theirs. */
  private static String ratio(Row row, Optional<Series> theirs) {
    return row.of(Contestant.RENDEZVOUS)
        .filter(ours -> theirs.isPresent() && theirs.get() != ours)
        .map(ours -> Ratio.of(ours, theirs.get()).toString())
        .orElse(NOBODY);
  }

  /** The verdict on all that is required, and against what it was not met. */
  private static String goals(Row row, List<Row> all) {
    List<Judgement> required =
        Judgement.of(row, all).stream().filter(each -> each.goal().isRequired()).toList();
    if (required.isEmpty()) {
      return NOBODY;
    }
    String notMet =
        Stream.of(Verdict.MISSED, Verdict.OPEN)
            .map(verdict -> against(verdict, required))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return notMet.isEmpty() ? Verdict.MET.toString() : notMet;
  }

  private static String against(Verdict verdict, List<Judgement> judgements) {
    List<String> against =
        judgements.stream()
            .filter(each -> each.verdict() == verdict)
            .map(Judgement::against)
            .toList();
    return against.isEmpty() ? "" : verdict + ": " + String.join(", ", against);
  }
}
