package rendezvous.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * When tasks ran, and the critical path: the last task to end, the task it waited for longest, the
 * one that waited for, and so on. Only a quicker task of that path makes the whole quicker. See
 * {@link Plot#gantt(String, String)}.
 */
public final class GanttPlot extends Plot {

  final String unit;
  final List<Interval> intervals = new ArrayList<>();

  GanttPlot(String title, String unit) {
    super(title);
    this.unit = unit;
  }

  record Interval(String task, double start, double end, List<String> after) {

    double length() {
      return end - start;
    }
  }

  /**
   * Adds a task. A name that is there already is the same task going on after a break.
   *
   * @param after the tasks that it waited for, which must have been added before
   */
  public GanttPlot task(String name, double start, double end, String... after) {
    if (!Double.isFinite(start) || !Double.isFinite(end) || end < start) {
      throw new IllegalArgumentException(
          "task \"" + name + "\" must have start ≤ end, both finite: " + start + ", " + end);
    }
    Set<String> known = tasks().keySet();
    for (String other : after) {
      if (!known.contains(other)) {
        throw new IllegalArgumentException(
            "task \"" + name + "\" comes after \"" + other + "\", which was not added before");
      }
    }
    intervals.add(new Interval(name, start, end, List.of(after)));
    return this;
  }

  @Override
  public GanttPlot alt(String alt) {
    super.alt(alt);
    return this;
  }

  @Override
  public GanttPlot caption(String caption) {
    super.caption(caption);
    return this;
  }

  /** The tasks in the order they were added, with all their intervals. */
  Map<String, List<Interval>> tasks() {
    return intervals.stream()
        .collect(Collectors.groupingBy(Interval::task, LinkedHashMap::new, Collectors.toList()));
  }

  /** The intervals of the critical path, the first one first. */
  Set<Interval> criticalPath() {
    List<Interval> path = new ArrayList<>();
    Optional<Interval> next = last(intervals.stream());
    while (next.isPresent()) {
      path.addFirst(next.get());
      next = last(predecessors(next.get()));
    }
    return new LinkedHashSet<>(path);
  }

  /** What was added before and is waited for; and what the task itself did before. */
  private Stream<Interval> predecessors(Interval interval) {
    return intervals.subList(0, intervals.indexOf(interval)).stream()
        .filter(each -> each.task.equals(interval.task) || interval.after.contains(each.task));
  }

  private static Optional<Interval> last(Stream<Interval> intervals) {
    return intervals.max(Comparator.comparingDouble(Interval::end));
  }

  double start() {
    return intervals.stream().mapToDouble(Interval::start).min().orElseThrow();
  }

  double end() {
    return intervals.stream().mapToDouble(Interval::end).max().orElseThrow();
  }

  String withUnit(double time) {
    return Numbers.compact(time) + (unit.isBlank() ? "" : " " + unit);
  }

  @Override
  public Table table() {
    Set<Interval> critical = criticalPath();
    return Table.create(
        title,
        StringColumn.create("task", intervals.stream().map(Interval::task).toList()),
        column("start", Interval::start),
        column("end", Interval::end),
        column("length", Interval::length),
        StringColumn.create(
            "critical", intervals.stream().map(i -> critical.contains(i) ? "yes" : "no").toList()),
        StringColumn.create(
            "after", intervals.stream().map(i -> String.join(", ", i.after)).toList()));
  }

  private DoubleColumn column(String name, ToDoubleFunction<Interval> value) {
    return DoubleColumn.create(
        (name + " " + unit).strip(), intervals.stream().mapToDouble(value).toArray());
  }

  @Override
  String describe() {
    int tasks = tasks().size();
    return "Gantt chart “"
        + title
        + "”: "
        + tasks
        + (tasks == 1 ? " task" : " tasks")
        + " in "
        + withUnit(end() - start())
        + "; critical path: "
        + criticalPath().stream()
            .map(i -> i.task + " from " + Numbers.compact(i.start) + " to " + withUnit(i.end))
            .collect(Collectors.joining(", then "))
        + ".";
  }

  @Override
  String legend() {
    return "";
  }

  @Override
  List<String> remarks() {
    return intervals.size() == criticalPath().size()
        ? List.of()
        : List.of("Dark bars and bold names: the critical path, which sets when the whole ends.");
  }

  @Override
  void requireData() {
    if (intervals.isEmpty()) {
      throw new IllegalStateException("this plot has no tasks: .task(\"name\", start, end)");
    }
  }

  @Override
  Picture picture(int width) {
    return Picture.of(new GanttDrawing(this, width).svg());
  }
}
