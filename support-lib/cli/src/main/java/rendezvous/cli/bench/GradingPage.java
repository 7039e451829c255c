package rendezvous.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import rendezvous.lab.Machine;
import rendezvous.lab.Spread;

/**
 * What was measured, for people.
 *
 * @param machine the machine as it was before
 * @param box in what submissions were judged
 * @param students how many were judged in one run
 * @param usages for one submission, by turns
 */
record GradingPage(Machine machine, String box, int students, Map<Contestant, List<Usage>> usages) {

  /** A page in Markdown. */
  String markdown(String command) {
    List<String> page = new ArrayList<>();
    page.add("# What it takes to judge a submission\n");
    page.add("Measured by `" + command + "`.\n");
    page.add("- Machine: " + machine);
    page.add("- Isolation of `course grade`: " + box);
    page.add(
        "- One submission, 20 tests, of which three have several threads; a class of %d.\n"
            .formatted(students));
    usages.keySet().forEach(each -> page.add("- **" + each.title() + "**: " + each.how() + "."));
    page.add("\n" + table());
    page.add(
        "Seconds are for one submission: the median of all turns with their range. Processor time"
            + " is that of all processes that were started, also of those that were killed. The"
            + " ratio is `course grade`'s processor time through the other's.");
    return String.join("\n", page) + "\n";
  }

  /** The numbers, as a table in Markdown, which is also fit for a terminal. */
  String table() {
    StringBuilder table = new StringBuilder();
    row(table, "", "turns", "processor s", "wall s", "ratio", "goal");
    row(table, "---", "---", "---", "---", "---", "---");
    usages.forEach((contestant, all) -> {
      boolean other = contestant.goal() > 0;
      double times = spread(all, Usage::processor).median() / own();
      row(
          table,
          contestant.title(),
          Integer.toString(all.size()),
          series(all, Usage::processor),
          series(all, Usage::wall),
          other ? String.format(Locale.ROOT, "1/%.1f", times) : "",
          other
              ? "1/%d: %s"
                  .formatted(contestant.goal(), times >= contestant.goal() ? "met" : "missed")
              : "");
    });
    return table.toString();
  }

  private double own() {
    return spread(usages.get(Contestant.COURSE), Usage::processor).median();
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| %-20s | %-5s | %-18s | %-18s | %-6s | %-12s |%n".formatted((Object[]) cells));
  }

  private static String series(List<Usage> all, ToDoubleFunction<Usage> what) {
    Spread spread = spread(all, what);
    return String.format(
        Locale.ROOT, "%.2f (%.2f–%.2f)", spread.median(), spread.min(), spread.max());
  }

  private static Spread spread(List<Usage> all, ToDoubleFunction<Usage> what) {
    return Spread.of(all.stream().mapToDouble(what).toArray());
  }
}
