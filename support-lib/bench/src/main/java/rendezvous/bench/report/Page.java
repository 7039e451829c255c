package rendezvous.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rendezvous.bench.measure.Effort;
import rendezvous.bench.measure.Results;
import rendezvous.bench.measure.Row;
import rendezvous.bench.measure.Series;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workload;
import rendezvous.lab.Machine;

/**
 * The results as a page in Markdown, {@code bench.md}, with its charts in the folder {@code bench}
 * beside it.
 */
public final class Page {

  private static final String NAME = "bench";

  private final Results results;
  private final Machine machine;
  private final Effort effort;
  private final String command;
  private final List<Chart> charts;

  /**
   * A page.
   *
   * @param machine the machine as it was before
   * @param command what was typed to measure this
   */
  public Page(Results results, Machine machine, Effort effort, String command) {
    this.results = results;
    this.machine = machine;
    this.effort = effort;
    this.command = command;
    this.charts = charts(results.rows());
  }

  /** One chart a workload: of its only metric, or of the one that has a goal first. */
  private static List<Chart> charts(List<Row> rows) {
    Map<Workload, Row> drawn = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.metric().name().isEmpty() || row.metric().name().equals("start-p99")) {
        drawn.putIfAbsent(row.workload(), row);
      }
    }
    return new ArrayList<>(drawn.values().stream().map(Chart::of).toList());
  }

  /** Draws the charts; false where Java can draw no text, because there are no fonts. */
  private boolean draw(Path pictures) throws IOException {
    try {
      for (Chart chart : charts) {
        chart.write(pictures);
      }
      return true;
    } catch (RuntimeException | LinkageError | InternalError e) {
      System.err.println("course: no charts, Java can draw no text here: " + e);
      return false;
    }
  }

  /** Writes the page and its charts; gives the page's file. */
  public Path write(Path folder) throws IOException {
    Path pictures = folder.resolve(NAME);
    Files.createDirectories(pictures);
    try (var old = Files.list(pictures)) {
      for (Path file : old.filter(path -> path.toString().endsWith(".svg")).toList()) {
        Files.delete(file);
      }
    }
    if (!draw(pictures)) {
      charts.clear();
    }
    Path page = folder.resolve(NAME + ".md");
    Files.writeString(page, markdown());
    return page;
  }

  /** The goals and one line a row, for a terminal. */
  public String plain() {
    TextTable score = Score.counts(results.rows());
    return Stream.of(Tables.summary(results.rows()), Tables.several(results.rows()), score)
        .filter(table -> !table.isEmpty())
        .map(TextTable::plain)
        .collect(Collectors.joining("\n"));
  }

  String markdown() {
    List<String> page = new ArrayList<>();
    page.add("# The primitives against their peers\n");
    page.add("Measured by `" + command + "`.\n");
    page.add("- Machine: " + machine);
    page.add("- " + Versions.line());
    results.notes().forEach(note -> page.add("- " + note));
    page.add("- " + effort + ".");
    page.add(
        "- A cell is the median of the rounds with their range; less is better. A ratio is ours"
            + " through theirs with a 95 % bootstrap interval: below 1 we are ahead. A goal is met"
            + " or missed if the whole interval is on one side of its limit, else open.");
    results.failures().forEach(failure -> page.add("- **Not measured:** " + failure));
    page.add("\n## Who takes part\n");
    contestants().forEach(each -> page.add("- **" + each + "**: " + each.how() + "."));
    TextTable score = Score.named(results.rows());
    if (!score.isEmpty()) {
      page.add("\n## Goals\n");
      page.add(score.markdown());
    }
    page.add("\n## All workloads\n");
    Stream.of(Tables.summary(results.rows()), Tables.several(results.rows()))
        .filter(table -> !table.isEmpty())
        .forEach(table -> page.add(table.markdown()));
    for (Map.Entry<Workload, List<Row>> each : byWorkload().entrySet()) {
      page.add("\n## " + each.getKey().name() + "\n");
      page.add(sentence(each.getKey().what()) + "\n");
      charts.stream()
          .filter(chart -> chart.row().workload() == each.getKey())
          .forEach(chart -> page.add("![%s](%s/%s)\n".formatted(chart.alt(), NAME, chart.file())));
      page.add(Tables.contestants(each.getValue()).markdown());
      each.getValue().stream()
          .flatMap(row -> Judgement.of(row, results.rows()).stream())
          .forEach(judgement -> page.add("- " + judgement));
    }
    return String.join("\n", page).replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
  }

  private List<Contestant> contestants() {
    return results.rows().stream()
        .flatMap(row -> row.series().stream())
        .map(Series::contestant)
        .distinct()
        .sorted()
        .toList();
  }

  private Map<Workload, List<Row>> byWorkload() {
    return results.rows().stream()
        .collect(Collectors.groupingBy(Row::workload, LinkedHashMap::new, Collectors.toList()));
  }

  private static String sentence(String phrase) {
    return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + ".";
  }
}
