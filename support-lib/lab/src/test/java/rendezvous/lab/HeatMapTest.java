package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class HeatMapTest {

  private static HeatMap map() {
    return Plot.heatMap("Rate", "receivers", "senders", "items/s")
        .columns(1, 2)
        .row("one", 10, 1000)
        .row("two", Double.NaN, 100);
  }

  @Test
  void altTextNamesTheExtremesAndTheGaps() {
    assertEquals(
        "Heat map “Rate”, senders in rows, receivers in columns: from 10 items/s (row one, column 1)"
            + " to 1,000 items/s (row one, column 2); 1 cell has no value.",
        map().alt());
  }

  @Test
  void theTableLooksLikeTheMap() {
    var table = map().table();
    assertEquals(List.of("senders", "1", "2"), table.columnNames());
    assertEquals(1000, table.doubleColumn("2").get(0));
    assertTrue(table.doubleColumn("1").isMissing(1));
  }

  @Test
  void aColumnMayBeCalledAsTheRowsAre() {
    HeatMap map = Plot.heatMap("t", "", "Size", "").columns("size").row("a", 1);
    assertEquals(List.of("Size (row)", "size"), map.table().columnNames());
    assertEquals(
        "(row)",
        Plot.heatMap("t", "", "", "").columns("a").row("b", 1).table().columnNames().getFirst());
  }

  @Test
  void everyCellSaysItsValue() throws Exception {
    List<String> texts = texts(map(), Plot.WIDE);
    assertTrue(
        texts.containsAll(List.of("10", "1,000", "–", "100", "one", "two", "no value")),
        "" + texts);
  }

  @Test
  void whereThereIsNoRoomTheTableHasTheNumbers() throws Exception {
    String[] names = new String[14];
    Arrays.setAll(names, i -> "column " + i);
    double[] values = new double[14];
    Arrays.setAll(values, i -> 12_345 + i);
    HeatMap map = Plot.heatMap("t", "x", "y", "").columns(names).row("a", values);
    long numbers = texts(map, Plot.NARROW).stream().filter(text -> text.startsWith("12.")).count();
    assertEquals(3, numbers, "those of the scale");
    assertTrue(texts(map, Plot.NARROW).contains("column 13"));
  }

  private static List<String> texts(HeatMap map, int width) throws Exception {
    return Page.of(new HeatMapDrawing(map, width).svg().toString()).elements("text").stream()
        .map(Element::getTextContent)
        .toList();
  }

  @Test
  void coloursFollowTheScale() {
    assertEquals(1 / 11.0, map().scale().share(100), 1e-9);
    assertEquals(0.5, map().logColors().scale().share(100), 1e-9);
    assertEquals(0.5, Plot.heatMap("t", "", "", "").columns("a").row("b", 7).scale().share(7));
    assertEquals(100, map().logColors().scale().middle(), 1e-9);
  }

  @Test
  void mistakesAreExplained() {
    HeatMap empty = Plot.heatMap("t", "x", "y", "");
    assertThrows(IllegalStateException.class, empty::mimeBundle);
    assertThrows(IllegalStateException.class, () -> empty.row("a", 1));
    assertThrows(IllegalArgumentException.class, () -> empty.columns("a", "A"));
    empty.columns("a", "b");
    assertThrows(IllegalStateException.class, () -> empty.columns("c"));
    assertThrows(IllegalArgumentException.class, () -> empty.row("a", 1));
    assertThrows(IllegalArgumentException.class, () -> empty.row("a", 1, Double.NEGATIVE_INFINITY));
    empty.row("a", Double.NaN, Double.NaN);
    assertThrows(IllegalStateException.class, empty::mimeBundle);
    empty.row("b", 0, 1).logColors();
    assertThrows(IllegalArgumentException.class, empty::mimeBundle);
  }
}
