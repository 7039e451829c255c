package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class PlotTest {

  private static final double[] X = {1, 10, 100};
  private static final double[] Y = {5, 50, 7};

  static Stream<Arguments> figures() {
    return Figures.all().entrySet().stream().map(f -> Arguments.of(f.getKey(), f.getValue()));
  }

  static Stream<Arguments> kinds() {
    return Figures.kinds().entrySet().stream().map(f -> Arguments.of(f.getKey(), f.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void aFigureWithPicturesCaptionAndNumbers(String name, Displayable figure) throws Exception {
    Page page = Page.of(figure);
    assertEquals(1, page.elements("figure").size());
    assertEquals(1, page.elements("figcaption").size());
    assertEquals(1, page.elements("details").size());
    assertEquals(page.elements("img").size(), page.elements("table").size());
    assertFalse(page.elements("img").isEmpty());
    for (Element picture : page.elements("img")) {
      assertFalse(picture.getAttribute("alt").isBlank());
    }
    assertEquals(0, page.elements("script").size());
    for (BufferedImage picture : page.pictures()) {
      assertTrue(List.of(2 * Plot.NARROW, 2 * Plot.WIDE).contains(picture.getWidth()));
      assertTrue(Page.colors(picture) > 8, "blank picture of " + name);
    }
    for (Page drawing : page.drawings()) {
      String width = drawing.elements("svg").getFirst().getAttribute("width");
      assertTrue(List.of("" + Plot.NARROW, "" + Plot.WIDE).contains(width));
      assertTrue(drawing.elements("text").size() > 2, "blank drawing of " + name);
    }
    int perPlot = figure instanceof PlotGrid ? 1 : 2;
    assertEquals(
        perPlot * page.elements("img").size(), page.pictures().size() + page.drawings().size());
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

  @Test
  void onALogarithmicAxisEachFactorIsAsLong() {
    Axis axis = Axis.log(1, 1e4, 5, Numbers::compact);
    assertEquals(axis.share(100) - axis.share(10), axis.share(1000) - axis.share(100), 1e-9);
    // and a bar, whose length would mean nothing there, becomes a mark
    assertThrows(
        IllegalArgumentException.class,
        () -> Plot.bars("t", "").bar("a", 0).bar("b", 5).logX().mimeBundle());
  }

  @Test
  void whatIsFarApartIsToldOfLogarithmicAxes() {
    double[] apart = {1, 5, 50_000};
    assertTrue(html(Plot.lines("t", "x", "y").series("a", X, apart)).contains(".logY()"));
    assertFalse(html(Plot.lines("t", "x", "y").series("a", X, apart).logY()).contains(".log"));
    assertTrue(html(Plot.lines("t", "x", "y").series("a", apart, X)).contains(".logX()"));
    assertTrue(html(Plot.bars("t", "").bar("a", 1).bar("b", 2000)).contains(".logX()"));
    assertFalse(html(Plot.bars("t", "").bar("a", 1).bar("b", 2000).logX()).contains(".logX()"));
    assertTrue(html(Plot.cdf("t", "").series("a", apart)).contains(".logX()"));
    assertFalse(html(Plot.lines("t", "x", "y").series("a", X, Y)).contains(".log"));
  }

  private static String html(Plot plot) {
    return (String) plot.mimeBundle().get("text/html");
  }

  @Test
  void rangesAreDrawnAndTabled() throws Exception {
    Spread[] spreads = {new Spread(1, 2, 3, 4, 5), new Spread(2, 3, 4, 5, 900)};
    LinePlot plot = Plot.lines("t", "x", "y").series("a", new double[] {1, 2}, spreads);
    plot.series("b", new double[] {1, 2}, new double[] {1, 1});

    // the range of the second point is cut off, so that the first can be seen
    assertTrue(html(plot).contains("at most to 900"), html(plot));
    var table = plot.table();
    assertEquals(
        List.of("series", "x", "y", "min", "lower quartile", "upper quartile", "max"),
        table.columnNames());
    assertEquals(900, table.doubleColumn("max").get(1));
    assertTrue(table.doubleColumn("max").isMissing(2), "a series without ranges");
    BufferedImage picture = Page.of(plot).pictures().getLast();
    // 50/255 of the first colour over white
    assertTrue(count(picture, 0xCDE3F0) + count(picture, 0xCCE3F0) > 500, "no band");
  }

  @Test
  void theTailHasAnAxisOfNines() {
    CdfPlot plot = Plot.cdf("t", "ms").series("a", new double[1_000]).tail();
    Axis axis = plot.yAxis(310);
    assertEquals(
        List.of("0 %", "50 %", "90 %", "99 %", "99.9 %"),
        Arrays.stream(axis.ticks()).mapToObj(axis.label()).toList());
    assertEquals(axis.share(2) - axis.share(1), axis.share(3) - axis.share(2), 1e-9);
    // the last step goes as far as a thousand values can tell
    double[] heights = plot.heights(0);
    assertEquals(axis.max(), heights[heights.length - 1]);
  }

  @Test
  void ofManyValuesTheTailIsKept() {
    double[] sample = new double[1_000_000];
    Arrays.setAll(sample, i -> i < 999_990 ? 1 : i);
    CdfPlot plot = Plot.cdf("t", "ms").series("a", sample).tail();
    long different = Arrays.stream(plot.curves.getFirst().x()).distinct().count();
    assertEquals(11, different, "ten in a million are seen");
    assertTrue(plot.curves.getFirst().x().length < 4_000, "not all of a million");
  }

  @Test
  void percentilesThatSomebodyElseCounted() {
    CdfPlot plot =
        Plot.cdf("t", "ms").series("a", new double[] {1, 4, 9}, new double[] {50, 99, 100});
    assertEquals(1, plot.table().doubleColumn("p50 ms").get(0));
    assertEquals(4, plot.table().doubleColumn("p95 ms").get(0));
    assertEquals(9, plot.table().doubleColumn("p99.9 ms").get(0));
    assertTrue(plot.table().intColumn("values").isMissing(0));

    double[] two = {1, 2};
    CdfPlot other = Plot.cdf("t", "ms");
    assertThrows(IllegalArgumentException.class, () -> other.series("a", two, X));
    assertThrows(IllegalArgumentException.class, () -> other.series("a", two, new double[] {9, 8}));
    assertThrows(
        IllegalArgumentException.class, () -> other.series("a", two, new double[] {9, 800}));
    assertThrows(IllegalArgumentException.class, () -> other.series("a", new double[] {2, 1}, two));
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
    Arrays.setAll(sample, i -> i + 1);
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
