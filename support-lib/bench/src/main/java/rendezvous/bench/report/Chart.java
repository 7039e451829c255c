package rendezvous.bench.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.XYChart;
import rendezvous.bench.measure.Row;
import rendezvous.bench.measure.Series;
import rendezvous.bench.workload.Metric;
import rendezvous.lab.BarPlot;
import rendezvous.lab.Plot;

/**
 * A bar chart of a row: each contestant's median, its range as a line.
 *
 * @param row what is drawn
 * @param plot how
 */
record Chart(Row row, BarPlot plot) {

  static Chart of(Row row) {
    String unit = row.metric().unit().split(" ")[0]; // the rest is in the table
    BarPlot plot = Plot.bars(row.name() + ": " + row.workload().what(), unit);
    for (Series series : row.series()) {
      plot.bar(name(series, row.metric()), series.median(), series.low(), series.high());
    }
    return new Chart(row, plot);
  }

  private static String name(Series series, Metric metric) {
    return series.high() < metric.limit()
        ? series.contestant().toString()
        : "%s (given up at %s %s)"
            .formatted(series.contestant(), Figures.exact(metric.limit()), metric.unit());
  }

  /** The name of its file. */
  String file() {
    return row.name().replace('/', '-') + ".svg";
  }

  /** The data in a sentence, for those who cannot see it. */
  String alt() {
    return plot.alt();
  }

  /** Draws it into a folder. */
  void write(Path folder) throws IOException {
    XYChart chart = plot.chart();
    VectorGraphics2D graphics = new VectorGraphics2D();
    graphics.setColor(Color.WHITE); // a page may be dark, the ink is too
    graphics.fillRect(0, 0, chart.getWidth(), chart.getHeight());
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    try (OutputStream file = Files.newOutputStream(folder.resolve(file()))) {
      new SVGProcessor()
          .getDocument(
              graphics.getCommands(), new PageSize(0, 0, chart.getWidth(), chart.getHeight()))
          .writeTo(file);
    }
  }
}
