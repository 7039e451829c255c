package rendezvous.kernel.cell;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/**
 * A class that JShell has wrapped around snippets, and the cells that these came from.
 *
 * @param from when it was compiled: several for methods of one name that call each other
 * @param now the cell that has declared the same since; the first where there is none
 */
record CellClass(CellBytecode.Wrapper wrapper, List<CellSource> from, CellSource now) {

  static CellClass of(CellBytecode.Wrapper wrapper, List<CellSource> from) {
    return new CellClass(wrapper, List.copyOf(from), from.isEmpty() ? null : from.getFirst());
  }

  /** Whether the snippet has been declared again, by a cell that says the same. */
  boolean isDeclaredAgainBy(CellSource cell) {
    return from.size() == 1 && now != cell && now.saysTheSameAs(cell);
  }

  CellClass declaredAgainBy(CellSource cell) {
    return new CellClass(wrapper, from, cell);
  }

  /** What stack traces call the cells, when it is compiled. */
  String cells() {
    return from.stream().map(CellSource::name).distinct().collect(Collectors.joining(", "));
  }

  /** From the wrapper's lines to the cell's; 0: a line that no cell has. */
  IntUnaryOperator lines() {
    // JShell does not tell in which order it has put several snippets
    return from.size() == 1 ? from.getFirst().linesIn(wrapper) : line -> 0;
  }

  /** How many lines the cell's are below the wrapper's. */
  int shift() {
    return now.shift(wrapper);
  }

  /** A frame of this class, with its place in the cell that it is of now. */
  StackTraceElement located(StackTraceElement frame) {
    if (from.size() != 1
        || now == from.getFirst()
        || !from.getFirst().name().equals(frame.getFileName())) {
      return frame;
    }
    int line = frame.getLineNumber();
    return new StackTraceElement(
        frame.getClassName(),
        frame.getMethodName(),
        now.name(),
        line > 0 ? line + now.shift(wrapper) - from.getFirst().shift(wrapper) : line);
  }
}
