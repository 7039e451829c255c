package rendezvous.lab;

import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * Something a notebook can show: as a cell's last expression, or through {@link Show#show(Object)}.
 *
 * <p>The answer is a Jupyter MIME bundle. The key is a MIME type; the value is text, or, for a type
 * that ends in {@code json}, a map, list, string or number that Gson can write. {@code text/plain}
 * is always there, so that a result can be read in a terminal too.
 */
@FunctionalInterface
public interface Displayable {

  /** What to show, by MIME type; a new map at every call. */
  Map<String, Object> mimeBundle();

  /** A table as the lab shows tables. */
  static Displayable of(Table table) {
    return () -> Bundle.of(Bundle.HTML, Html.table(table), table.print());
  }
}
