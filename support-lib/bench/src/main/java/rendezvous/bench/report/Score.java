package rendezvous.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.bench.measure.Row;

/** How many goals were met. */
final class Score {

  private Score() {}

  /** One line a goal: in how many workloads it was met, open, or missed, and in which. */
  static TextTable of(List<Row> rows) {
    Map<String, List<String>[]> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      for (Judgement judgement : Judgement.of(row, rows)) {
        List<String>[] names = counts.computeIfAbsent(judgement.what(), _ -> lists());
        names[judgement.verdict().ordinal()].add(row.name());
      }
    }
    TextTable table = new TextTable("goal", "met", Verdict.OPEN.toString(), "missed");
    counts.forEach((goal, names) ->
        table.row(
            List.of(
                goal,
                Integer.toString(names[Verdict.MET.ordinal()].size()),
                listed(names[Verdict.OPEN.ordinal()]),
                listed(names[Verdict.MISSED.ordinal()]))));
    return table;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists of names
  private static List<String>[] lists() {
    List[] lists = new List[Verdict.values().length];
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new ArrayList<String>();
    }
    return lists;
  }

  private static String listed(List<String> names) {
    return names.isEmpty() ? "0" : names.size() + ": " + String.join(", ", names);
  }
}
