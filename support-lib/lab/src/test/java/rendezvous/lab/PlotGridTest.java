package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlotGridTest {

  private static final double[] X = {1, 2};

  private static Plot bars(String title) {
    return Plot.bars(title, "ms").bar("a", 1).bar("b", 5_000);
  }

  @Test
  void eachPlotKeepsItsTitleLegendCaptionAndTable() throws Exception {
    Plot lines = Plot.lines("Right", "x", "y").series("one", X, X).series("two", X, X).caption("c");
    PlotGrid grid = Plot.grid("Both", bars("Left"), lines).caption("the caption");

    Page page = Page.of(grid);
    assertEquals(1, page.elements("figure").size());
    assertEquals(2, page.elements("img").size());
    assertEquals(2, page.elements("table").size());
    assertEquals("the caption", page.elements("figcaption").getFirst().getTextContent());
    for (String text : new String[] {"Both", "Left", "Right", "one", "two"}) {
      assertTrue(page.text().contains(text), text);
    }
    assertEquals(bars("Left").alt() + " " + lines.alt(), grid.alt());
  }

  @Test
  void whatHoldsForSeveralIsSaidOnce() throws Exception {
    String text = Page.of(Plot.grid("Both", bars("Left"), bars("Right"))).text();
    assertEquals(text.indexOf(".logX()"), text.lastIndexOf(".logX()"));
  }

  @Test
  void aGridOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Plot.grid("Nothing"));
    PlotGrid grid = Plot.grid("Empty plots", Plot.bars("empty", ""));
    assertThrows(IllegalStateException.class, grid::mimeBundle);
  }
}
