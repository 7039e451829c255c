package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Show on the library beneath JJava, found through JJava's own accessor. */
class ShowOnJJavaTest {

  private final Kernel kernel = new Kernel();

  @BeforeEach
  void start() {
    kernel.onStartup();
    Show.install();
  }

  @AfterEach
  void stop() {
    kernel.onShutdown(false);
    Show.forget();
  }

  @Test
  void lastExpressionsRender() throws Exception {
    DisplayData table =
        kernel.getRenderer().render(Table.create("t", IntColumn.create("n", new int[] {7})));
    Page page = Page.of((String) table.getData(MIMEType.TEXT_HTML));
    assertEquals("7", page.elements("td").getFirst().getTextContent());

    Claim claim = Claim.of("1.1-a", "lost").expected("less").notMeasurable("one core");
    DisplayData judged = kernel.getRenderer().render(claim);
    Map<?, ?> json = (Map<?, ?>) judged.getData(MIMEType.parse(Claim.MIME_TYPE));
    assertEquals("1.1-a", json.get("id"));

    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    DisplayData picture = kernel.getRenderer().render(image);
    assertEquals(Png.base64(image), picture.getData(MIMEType.IMAGE_PNG));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rendezvous.lab.PlotTest#kinds")
  void everyPlotRendersAndDisplays(String name, Displayable plot) throws Exception {
    DisplayData data = kernel.getRenderer().render(plot);
    assertFalse(Page.of((String) data.getData(MIMEType.TEXT_HTML)).elements("img").isEmpty());
    Show.show(plot);
    assertEquals(
        data.getData(MIMEType.TEXT_HTML), kernel.displayed.getLast().getData(MIMEType.TEXT_HTML));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rendezvous.lab.Results#kinds")
  void everyResultRendersAndDisplays(String name, Displayable result) throws Exception {
    DisplayData data = kernel.getRenderer().render(result);
    assertFalse(Page.of((String) data.getData(MIMEType.TEXT_HTML)).text().isBlank());
    assertEquals(result.toString(), data.getData(MIMEType.TEXT_PLAIN));
    Show.show(result);
    assertEquals(
        data.getData(MIMEType.TEXT_HTML), kernel.displayed.getLast().getData(MIMEType.TEXT_HTML));
  }

  @Test
  void whatWasRecordedUntilAFailureIsDisplayed() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Timeline.record(
                "Who fails?",
                () -> {
                  Results.handOver();
                  throw new IllegalStateException("on purpose");
                }));
    String html = (String) kernel.displayed.getFirst().getData(MIMEType.TEXT_HTML);
    assertTrue(html.contains("guest-1"), html);
  }

  @Test
  void showDisplays() {
    Show.markdown("# Head");
    assertEquals("# Head", kernel.displayed.getFirst().getData(MIMEType.TEXT_MARKDOWN));
    assertTrue(kernel.displayed.getFirst().hasDataForType(MIMEType.TEXT_PLAIN));
  }

  private static final class Kernel extends BaseKernel {

    private final List<DisplayData> displayed = new ArrayList<>();

    Kernel() {
      super(
          "test",
          "1",
          null,
          List.of(),
          null,
          new JupyterIO(StandardCharsets.UTF_8),
          new CommManager(),
          new Renderer(),
          null,
          null,
          false,
          new StringStyler.Builder().build());
    }

    @Override
    public void display(DisplayData data) {
      displayed.add(data);
    }

    @Override
    public Object evalRaw(String source) {
      return null;
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
      return null;
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
      return null;
    }

    @Override
    public String isComplete(String code) {
      return IS_COMPLETE_YES;
    }
  }
}
