package rendezvous.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Step;

/**
 * What is wrong with a schedule, in words and as a picture, for programs that run explorations of
 * their own: {@link Schedules} does so for cells. Plain values, so that it can be told in one
 * process and drawn in another. Immutable.
 *
 * @param name what such a fault is called: "Lost update", "Deadlock"
 * @param sentences what happens, for people
 * @param remarks what to say at rows of the interleaving, by their numbers, which count from 1
 * @param holders who has what a thread waits for, by that thread
 * @param steps the interleaving, without what libraries do
 */
public record FailedSchedule(
    String name,
    List<String> sentences,
    Map<Integer, String> remarks,
    Map<String, String> holders,
    List<Step> steps) {

  // Files have names of their own, so nothing needs to be known of cells that have none.
  private static final Places PLACES = new Places(new Cells(_ -> null, null, List.of()));

  public FailedSchedule {
    sentences = List.copyOf(sentences);
    remarks = Map.copyOf(remarks);
    holders = Map.copyOf(holders);
    steps = List.copyOf(steps);
  }

  /** What an exploration has found in code that is not in cells. */
  public static FailedSchedule of(Outcome.Failed failed) {
    Interleaving interleaving = Interleaving.of(failed.steps(), PLACES, _ -> null);
    Diagnosis diagnosis = Diagnosis.of(failed, interleaving, PLACES);
    return new FailedSchedule(
        diagnosis.name(),
        diagnosis.sentences(),
        diagnosis.remarks(),
        diagnosis.holders(),
        interleaving.steps());
  }

  /** The first step of a row; empty if there is no such row. */
  public Optional<Step> stepOf(int row) {
    Interleaving interleaving = interleaving(_ -> null);
    return interleaving.rows().stream()
        .filter(each -> each.number() == row)
        .findFirst()
        .map(each -> interleaving.steps().get(each.first()));
  }

  /**
   * The interleaving as swim-lanes in HTML, a lane for each thread, beside the lines of the source.
   *
   * @param sources the lines of a file by its name; null if it is not known
   * @return empty if there are no steps
   */
  public String html(Function<String, List<String>> sources) {
    Interleaving interleaving = interleaving(sources);
    if (interleaving.rows().isEmpty()) {
      return "";
    }
    Lanes lanes = new Lanes(interleaving, remarks);
    String omitted =
        lanes.omitted() == 0
            ? ""
            : "<div style=\"font-size:12px;color:#57606a\">The first "
                + lanes.omitted()
                + " rows are left out.</div>";
    String alt = "Interleaving of " + String.join(", ", interleaving.threads()) + ". " + name;
    return lanes.legend() + omitted + lanes.html(alt);
  }

  /** The same for a terminal: a line for each row, and one for each remark. */
  public List<String> text(Function<String, List<String>> sources) {
    Interleaving interleaving = interleaving(sources);
    List<Interleaving.Row> rows = interleaving.rows();
    int thread = interleaving.threads().stream().mapToInt(String::length).max().orElse(0);
    int place = rows.stream().mapToInt(row -> row.place().length()).max().orElse(0);
    String format = "%3d  %-" + thread + "s  %-" + Math.max(1, place) + "s  %s";
    List<String> lines = new ArrayList<>();
    for (Interleaving.Row row :
        rows.subList(Math.max(0, rows.size() - Lanes.MOST_ROWS), rows.size())) {
      lines.add(
          format.formatted(
              row.number(),
              interleaving.threads().get(row.thread()),
              row.place(),
              String.join("; ", row.actions())
                  + (row.source() == null ? "" : "  | " + row.source())));
      String remark = remarks.get(row.number());
      if (remark != null) {
        lines.add("     ^ " + remark);
      }
    }
    return lines;
  }

  private Interleaving interleaving(Function<String, List<String>> sources) {
    return Interleaving.of(steps, PLACES, sources);
  }
}
