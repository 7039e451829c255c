package rendezvous.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import rendezvous.scheduler.Step;

/**
 * The steps of a failed schedule as a reader follows them: row by row, each one what a thread does
 * in one line of the source before another thread, or another line, comes.
 *
 * @param threads the threads, in the order in which they first do something
 * @param steps the steps that stand in the reader's own code, not in libraries
 * @param rows the steps together
 */
record Interleaving(List<String> threads, List<Step> steps, List<Row> rows) {

  /**
   * Some steps together.
   *
   * @param number counted from 1
   * @param thread its place in {@link Interleaving#threads}
   * @param source the line of source code; null if it is not known
   * @param place where that is
   * @param actions what is done
   * @param first the first of its steps, in {@link Interleaving#steps}
   */
  record Row(
      int number, int thread, String source, String place, List<String> actions, int first) {}

  /**
   * @param sources the text of a file, or of a cell, by its name; null if it is not known
   */
  static Interleaving of(List<Step> all, Places places, Function<String, List<String>> sources) {
    List<Step> steps = all.stream().filter(step -> !Cells.isLibrary(step.className())).toList();
    Set<String> threads = new LinkedHashSet<>();
    steps.forEach(step -> threads.add(step.thread()));
    List<String> order = List.copyOf(threads);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i > 0 && isSameLine(steps.get(i - 1), step)) {
        rows.getLast().actions().add(phrase(step));
      } else {
        rows.add(
            new Row(
                rows.size() + 1,
                order.indexOf(step.thread()),
                line(sources.apply(step.file()), step.line()),
                places.of(step),
                new ArrayList<>(List.of(phrase(step))),
                i));
      }
    }
    return new Interleaving(order, steps, List.copyOf(rows));
  }

  private static boolean isSameLine(Step one, Step next) {
    return one.thread().equals(next.thread())
        && Objects.equals(one.file(), next.file())
        && one.line() == next.line()
        && one.method().equals(next.method());
  }

  private static String line(List<String> source, int number) {
    return source == null || number < 1 || number > source.size()
        ? null
        : source.get(number - 1).strip();
  }

  /** The number of the row in which a step is. */
  int row(int step) {
    int number = 0;
    for (Row row : rows) {
      if (row.first > step) {
        break;
      }
      number = row.number;
    }
    return number;
  }

  /** The last step of a thread, or -1. */
  int lastOf(String thread) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).thread().equals(thread)) {
        return i;
      }
    }
    return -1;
  }

  /** What a step does, in words. */
  static String phrase(Step step) {
    String access = step.access();
    String effect = step.effect() == null ? "" : step.effect();
    if (access.equals("lock")) {
      return "enters the monitor of " + Objects.requireNonNullElse(step.object(), "an object");
    }
    if (isRead(step)) {
      return "reads " + subject(step) + (effect.isEmpty() ? "" : ": " + effect);
    }
    if (isWrite(step)) {
      return "writes " + subject(step) + (effect.isEmpty() ? "" : ": " + effect);
    }
    return subject(step) + "()" + (effect.isEmpty() ? "" : ", " + effect);
  }

  /** The field, element or method, and of which object it is. */
  static String subject(Step step) {
    String access = step.access();
    String name = access.replaceFirst("^(?:read|write) ", "");
    if (name.equals("array element")) {
      return Objects.requireNonNullElse(step.object(), "an array's element");
    }
    if (step.object() == null) {
      int member = name.lastIndexOf('.');
      int type = member < 0 ? -1 : name.lastIndexOf('.', member - 1);
      return name.substring(type + 1);
    }
    return step.object() + "." + name.substring(name.lastIndexOf('.') + 1);
  }

  static boolean isRead(Step step) {
    return step.access().startsWith("read ");
  }

  static boolean isWrite(Step step) {
    return step.access().startsWith("write ");
  }
}
