package rendezvous.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rendezvous.bench.measure.Row;

/** How many goals were met. */
final class Score {

  private Score() {}

  /** One line a goal: in how many workloads it was met, open, or missed. */
  static TextTable counts(List<Row> rows) {
    return table(rows, names -> Integer.toString(names.size()));
  }

  /** The same with the names of the workloads in which it was not met. */
  static TextTable named(List<Row> rows) {
    return table(
        rows, names -> names.isEmpty() ? "0" : names.size() + ": " + String.join(", ", names));
  }

  private static TextTable table(List<Row> rows, Function<List<String>, String> cell) {
    Map<String, Map<Verdict, List<String>>> goals = new LinkedHashMap<>();
    for (Row row : rows) {
      for (Judgement judgement : Judgement.of(row, rows)) {
        goals
            .computeIfAbsent(judgement.what(), _ -> new EnumMap<>(Verdict.class))
            .computeIfAbsent(judgement.verdict(), _ -> new ArrayList<>())
            .add(row.workload().name());
      }
    }
    TextTable table =
        new TextTable(
            "goal", Verdict.MET.toString(), Verdict.OPEN.toString(), Verdict.MISSED.toString());
    goals.forEach((goal, names) ->
        table.row(
            List.of(
                goal,
                Integer.toString(names.getOrDefault(Verdict.MET, List.of()).size()),
                cell.apply(names.getOrDefault(Verdict.OPEN, List.of())),
                cell.apply(names.getOrDefault(Verdict.MISSED, List.of())))));
    return table;
  }
}
