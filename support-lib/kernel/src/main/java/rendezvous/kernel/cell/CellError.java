package rendezvous.kernel.cell;

import java.util.List;

/** A cell that failed, as it is told to the learner. */
public final class CellError extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String value;
  private final transient List<String> lines;

  /**
   * @param name the error's short name, a class name or "CompileError", "Interrupted", "Deadlock"
   * @param value one line that says what happened
   * @param lines what is shown under the cell
   */
  public CellError(String name, String value, List<String> lines) {
    super(name + ": " + value, null, false, false);
    this.name = name;
    this.value = value;
    this.lines = List.copyOf(lines);
  }

  public String name() {
    return name;
  }

  public String value() {
    return value;
  }

  public List<String> lines() {
    return lines;
  }
}
