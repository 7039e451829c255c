package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlotTest {

  private static final double[] X = {1, 10, 100};
  private static final double[] Y = {5, 50, 7};
  private static final String NASTY = "a <script>alert('x')</script> & \"b\" \u0000 ]]> 锁";

  static Stream<Plot> plots() {
    return Stream.of(
        Plot.bars("Bars", "MiB").bar("a", 3, 2, 5).bar("b", 0).bar("c", 1e9, 0, 1e12),
        Plot.bars("Below zero", "").bar("a", -3, -5, 4).bar("b", -1),
        Plot.bars("Nothing but zero", "").bar("a", 0),
        Plot.lines("Lines", "x", "y").series("a", X, Y).series("b", Y, X),
        Plot.lines("Logs", "x", "y").series("a", X, Y).logX().logY(),
        Plot.lines("A point", "", "").series("a", new double[] {3}, new double[] {3}).logX(),
        Plot.lines("Names", "series", "series").series("a", X, Y),
        Plot.cdf("Cdf", "ms").series("a", new double[] {4, 1, 2, 2}).series("b", new double[] {3}),
        Plot.cdf("Cdf", "ms").series("many", new double[5_000]),
        Plot.bars(NASTY, NASTY).bar(NASTY, 1).caption(NASTY).alt(NASTY),
        Plot.lines(NASTY, NASTY, NASTY).series(NASTY, X, Y).series("b", X, Y).caption(NASTY),
        Plot.cdf(NASTY, NASTY).series(NASTY, X));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void aFigureWithPictureCaptionAndNumbers(Plot plot) throws Exception {
    Page page = Page.of(plot);
    assertEquals(1, page.elements("figure").size());
    assertEquals(1, page.elements("figcaption").size());
    assertEquals(1, page.elements("details").size());
    assertEquals(1, page.elements("table").size());
    assertEquals(1, page.elements("img").size());
    assertFalse(page.elements("img").getFirst().getAttribute("alt").isBlank());
    assertEquals(0, page.elements("script").size());
    assertFalse(((String) plot.mimeBundle().get("text/plain")).isBlank());
  }

  @ParameterizedTest
  @MethodSource("plots")
  void bothPicturesAreWholeAndCrisp(Plot plot) throws Exception {
    List<BufferedImage> pictures = Page.of(plot).pictures();
    assertEquals(
        List.of(2 * Plot.NARROW, 2 * Plot.WIDE),
        pictures.stream().map(BufferedImage::getWidth).toList());
    for (BufferedImage picture : pictures) {
      assertTrue(Page.colors(picture) > 8, "blank picture of " + plot.title);
    }
  }

  @Test
  void curvesAreDrawnInTheirColours() throws Exception {
    BufferedImage picture =
        Page.of(Plot.lines("t", "x", "y").series("a", X, Y).series("b", X, X)).pictures().getLast();
    assertTrue(count(picture, 0x0072B2) > 500);
    assertTrue(count(picture, 0xD55E00) > 500);
  }

  @Test
  void aLongerBarIsDrawnLonger() throws Exception {
    long three = count(bar(3), PlotStyle.tint(PlotStyle.COLORS[0]).getRGB() & 0xFFFFFF);
    long one = count(bar(1), PlotStyle.tint(PlotStyle.COLORS[0]).getRGB() & 0xFFFFFF);
    assertEquals(3, three / (double) one, 0.1);
  }

  private static BufferedImage bar(double value) throws Exception {
    Plot plot = Plot.bars("t", "").bar("a", value).bar("longest, in white", 4, 4, 4);
    BufferedImage picture = Page.of(plot).pictures().getLast();
    return picture.getSubimage(0, 0, picture.getWidth(), picture.getHeight() / 2 - 40);
  }

  private static long count(BufferedImage picture, int rgb) {
    long count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        count += (picture.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void altTextComesFromTheData() {
    assertEquals(
        "Bar chart “Memory”: platform 98 MiB (from 95 MiB to 102 MiB), virtual 3 MiB.",
        Plot.bars("Memory", "MiB").bar("platform", 98, 95, 102).bar("virtual", 3).alt());
    assertEquals(
        "Line chart “Rate”, items/s against buffer: channel goes from 5 at 1 to 7 at 100, highest 50"
            + " at 10.",
        Plot.lines("Rate", "buffer", "items/s").series("channel", X, Y).alt());
    assertEquals(
        "Cumulative distribution “Latency”: call has median 2 ms, 99th percentile 9 ms, largest 9"
            + " ms.",
        Plot.cdf("Latency", "ms").series("call", new double[] {9, 1, 2}).alt());
    assertEquals("mine", Plot.bars("t", "").bar("a", 1).alt("mine").alt());
  }

  @Test
  void percentilesAreMeasuredValues() {
    double[] sample = new double[1_000];
    java.util.Arrays.setAll(sample, i -> i + 1);
    var table = Plot.cdf("t", "ms").series("a", sample).table();
    assertEquals(500, table.doubleColumn("p50 ms").get(0));
    assertEquals(999, table.doubleColumn("p99.9 ms").get(0));
    assertEquals(1_000, table.doubleColumn("max ms").get(0));
  }

  @Test
  void theCallersArraysAreCopied() {
    double[] y = Y.clone();
    LinePlot plot = Plot.lines("t", "x", "y").series("a", X, y);
    y[0] = 1e6;
    assertEquals(5, plot.table().doubleColumn("y").get(0));
  }

  @Test
  void mistakesAreExplained() {
    double[] none = {};
    double[] zero = {0, 1, 2};
    double[] nan = {1, Double.NaN, 2};
    assertThrows(IllegalStateException.class, () -> Plot.bars("t", "").mimeBundle());
    assertThrows(IllegalStateException.class, () -> Plot.cdf("t", "").mimeBundle());
    assertThrows(IllegalArgumentException.class, () -> Plot.bars("t", "").bar("a", 3, 4, 5));
    assertThrows(IllegalArgumentException.class, () -> Plot.bars("t", "").bar("a", Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> lines().series("a", X, none));
    assertThrows(IllegalArgumentException.class, () -> lines().series("a", X, nan));
    assertThrows(IllegalArgumentException.class, () -> lines().series("a", X, Y).series("a", X, Y));
    assertThrows(IllegalArgumentException.class, () -> Plot.cdf("t", "").series("a", none));
    assertThrows(IllegalArgumentException.class, () -> Plot.cdf("t", "").series("a", nan));
    assertThrows(
        IllegalArgumentException.class, () -> lines().series("a", zero, Y).logX().mimeBundle());
    assertThrows(IllegalArgumentException.class, () -> lines().alt(" "));
  }

  private static LinePlot lines() {
    return Plot.lines("t", "x", "y");
  }
}
