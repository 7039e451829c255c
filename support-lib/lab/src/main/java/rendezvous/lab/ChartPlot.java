package rendezvous.lab;

import org.knowm.xchart.XYChart;

/** Plots that XChart draws. */
public abstract sealed class ChartPlot extends Plot permits BarPlot, CurvePlot {

  ChartPlot(String title) {
    super(title);
  }

  /** The chart as XChart has it, to change what this class does not offer. */
  public XYChart chart() {
    return chart(WIDE);
  }

  abstract XYChart chart(int width);

  @Override
  Picture picture(int width) {
    XYChart chart = chart(width);
    return Picture.of(chart, width, chart.getHeight());
  }

  /** Java needs fonts to draw text; a slim container has none. */
  @Override
  String obstacle() {
    return PlotStyle.missingFonts();
  }
}
