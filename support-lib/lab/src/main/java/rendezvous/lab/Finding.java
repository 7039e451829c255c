package rendezvous.lab;

import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What a measurement found. As a cell's last expression it shows its plot, what was found in words,
 * the conditions it was found under, and the numbers folded away.
 */
public sealed interface Finding extends Displayable permits Ranked, SweepResult {

  /** What was asked. */
  String question();

  /** The rounds, the budget and the machine. */
  Conditions conditions();

  /** The numbers. */
  Table table();

  /** The picture, with what it shows in words beneath. */
  Plot plot();

  /** What the reader must know to believe the numbers; last, where they were measured. */
  default List<String> notes() {
    return conditions().notes();
  }

  @Override
  default Map<String, Object> mimeBundle() {
    Plot plot = plot();
    notes().forEach(plot::note);
    return plot.mimeBundle();
  }
}
