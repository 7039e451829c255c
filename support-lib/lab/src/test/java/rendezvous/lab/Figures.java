package rendezvous.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Every kind of plot, plain and with what makes plots ugly: long names, one element, twelve, zero
 * and less, gaps, values that are factors apart. {@link #main} writes them to a page, to be looked
 * at in a browser, wide and narrow, light and dark.
 */
final class Figures {

  static final String NASTY = "a <script>alert('x')</script> & \"b\" \u0000 ]]> 锁";

  private static final String LONG =
      "LinkedBlockingQueue with a capacity of one hundred and a timeout of two seconds";
  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

  private Figures() {}

  static Map<String, Displayable> all() {
    Map<String, Displayable> all = new LinkedHashMap<>();
    bars(all);
    lines(all);
    distributions(all);
    heatMaps(all);
    gantts(all);
    all.put(
        "grid",
        Plot.grid("Two sides of one run", plain(), distribution().tail().caption("The tail."))
            .caption("Side by side where there is room."));
    all.put("grid of four", Plot.grid("Four", plain(), heatMap(), gantt(), distribution()));
    all.put("grid of one", Plot.grid("One", Plot.bars("Alone", "").bar("a", 1)));
    return all;
  }

  /** One of each kind. */
  static Map<String, Displayable> kinds() {
    Map<String, Displayable> kinds = all();
    kinds
        .keySet()
        .retainAll(
            Set.of("bars", "lines with ranges", "distribution, tail", "heat map", "Gantt", "grid"));
    return kinds;
  }

  private static void bars(Map<String, Displayable> all) {
    all.put(
        "bars",
        Plot.bars("Memory of a thousand threads", "MiB").bar("platform", 98, 95, 102).bar("v", 3));
    all.put("bars, one", Plot.bars("One", "ms").bar("only", 12.5, 12, 14));
    BarPlot twelve = Plot.bars("Twelve", "items/s");
    for (int i = 1; i <= 12; i++) {
      twelve.bar("contestant " + i, 1000 * i, 900 * i, 1200 * i);
    }
    all.put("bars, twelve", twelve);
    all.put("bars, long names", Plot.bars(LONG, "ms").bar(LONG, 3, 2, 5).bar(LONG + " too", 4));
    all.put(
        "bars, zero and less", Plot.bars("Less", "").bar("a", -3, -5, 4).bar("b", -1).bar("c", 0));
    all.put(
        "bars, all below zero", Plot.bars("Below", "ms").bar("the first of them", -3).bar("b", -1));
    all.put("bars, nothing but zero", Plot.bars("Zero", "").bar("a", 0));
    all.put("bars, far apart", farApart());
    all.put("bars, far apart, logarithmic", farApart().logX());
    all.put("bars, an outlier", Plot.bars("Outlier", "ms").bar("a", 3, 2, 500).bar("b", 5, 4, 6));
    all.put("bars, nasty", Plot.bars(NASTY, NASTY).bar(NASTY, 1).caption(NASTY).alt(NASTY));
  }

  private static BarPlot farApart() {
    return Plot.bars("From a field to a disk", "ns")
        .bar("plain field", 0.6, 0.5, 0.8)
        .bar("lock, contended", 900, 300, 5000)
        .bar("loopback HTTP", 300_000, 250_000, 1_000_000)
        .bar("cold JVM", 343e6, 330e6, 400e6);
  }

  private static LinePlot plain() {
    double[] rates = Arrays.stream(SIZES).map(x -> 9e5 * x / (x + 20)).toArray();
    double[] others = Arrays.stream(SIZES).map(x -> 4e5 * x / (x + 2)).toArray();
    return Plot.lines("Throughput by buffer", "buffer", "items/s")
        .series("channel", SIZES, rates)
        .series("list + lock", SIZES, others)
        .logX();
  }

  private static LinePlot ranges(int points) {
    Random random = new Random(1);
    double[] x = new double[points];
    Spread[] first = new Spread[points];
    Spread[] second = new Spread[points];
    for (int i = 0; i < points; i++) {
      x[i] = i + 1;
      first[i] = spread(random, 50 + 20 * Math.sqrt(i));
      second[i] = spread(random, 40 + 25 * Math.sqrt(i));
    }
    return Plot.lines("Time by threads", "threads", "ms")
        .series("platform", x, first)
        .series("virtual", x, second);
  }

  private static Spread spread(Random random, double about) {
    return Spread.of(random.doubles(11, 0.8 * about, 1.2 * about).toArray());
  }

  private static void lines(Map<String, Displayable> all) {
    double[] x = {1, 10, 100};
    double[] y = {5, 50, 7};
    all.put("lines", plain());
    all.put("lines with ranges", ranges(8));
    all.put("lines with ranges, many", ranges(60));
    all.put(
        "lines with a far range",
        Plot.lines("Outlier", "threads", "ms")
            .series(
                "a",
                new double[] {1, 2, 3},
                new Spread[] {
                  new Spread(1, 2, 3, 4, 5), new Spread(2, 3, 4, 5, 900), new Spread(3, 4, 5, 6, 7)
                }));
    all.put("lines with ranges, one point", ranges(1));
    all.put(
        "lines, a point",
        Plot.lines("Point", "", "").series("a", new double[] {3}, new double[] {3}).logX());
    LinePlot twelve = Plot.lines("Twelve", "x", "y");
    for (int i = 1; i <= 12; i++) {
      double factor = i;
      twelve.series("series " + i, x, Arrays.stream(y).map(v -> v * factor).toArray());
    }
    all.put("lines, twelve", twelve);
    all.put(
        "lines, long names",
        Plot.lines(LONG, LONG, LONG).series(LONG, x, y).series(LONG + "!", y, x));
    all.put(
        "lines, zero and less",
        Plot.lines("Less", "x", "y").series("a", new double[] {-2, 0, 2}, new double[] {3, 0, -4}));
    double[] apart = {0.7, 900, 4e8};
    all.put(
        "lines, far apart", Plot.lines("Far", "x", "y").series("a", x, apart).series("b", x, y));
    all.put(
        "lines, far apart, logarithmic",
        Plot.lines("Far", "x", "y").series("a", x, apart).series("b", x, y).logX().logY());
    all.put(
        "lines, nasty",
        Plot.lines(NASTY, NASTY, NASTY).series(NASTY, x, y).series("b", x, y).caption(NASTY));
    all.put(
        "lines, names that tables use", Plot.lines("Names", "series", "series").series("a", x, y));
  }

  private static CdfPlot distribution() {
    Random random = new Random(2);
    double[] usual = random.doubles(20_000).map(u -> 2 - 3 * Math.log(u)).toArray();
    double[] pauses =
        Arrays.stream(usual).map(v -> random.nextInt(300) == 0 ? 90 + v : v / 2).toArray();
    return Plot.cdf("Latency of one call", "ms")
        .series("steady", usual)
        .series("fast, with pauses", pauses);
  }

  private static void distributions(Map<String, Displayable> all) {
    all.put("distribution", distribution());
    all.put("distribution, tail", distribution().tail());
    all.put("distribution, tail, logarithmic", distribution().tail().logX());
    all.put(
        "distribution of a million, tail",
        Plot.cdf("Million", "µs")
            .series("a", new Random(3).doubles(1_000_000).map(u -> -Math.log(u)).toArray())
            .tail());
    all.put(
        "distribution, percentiles given",
        Plot.cdf("Histogram", "ms")
            .series("a", new double[] {1, 2, 3, 5, 9, 30}, new double[] {10, 50, 90, 99, 99.9, 100})
            .tail());
    all.put("distribution of one", Plot.cdf("One", "ms").series("a", new double[] {3}));
    all.put(
        "distribution of one, tail", Plot.cdf("One", "ms").series("a", new double[] {3}).tail());
    all.put("distribution of zeros", Plot.cdf("Zeros", "ms").series("many", new double[5_000]));
    all.put(
        "distribution, less than zero",
        Plot.cdf("Less", "ms").series("a", new double[] {-4, 1, 2}));
    CdfPlot twelve = Plot.cdf("Twelve", "ms");
    for (int i = 1; i <= 12; i++) {
      double factor = i;
      twelve.series(
          "series " + i,
          new Random(i).doubles(500).map(u -> factor - factor * Math.log(u)).toArray());
    }
    all.put("distribution, twelve", twelve);
    all.put("distribution, nasty", Plot.cdf(NASTY, NASTY).series(NASTY, SIZES));
  }

  private static HeatMap heatMap() {
    return Plot.heatMap("Throughput", "receivers", "senders", "items/s")
        .columns(1, 2, 4, 8)
        .row("1", 120_000, 140_000, 135_000, 131_000)
        .row("2", 118_000, 210_000, 240_000, 229_000)
        .row("4", 110_000, 216_000, 401_000, 398_000)
        .row("8", 98_000, 205_000, 395_000, 620_000);
  }

  private static void heatMaps(Map<String, Displayable> all) {
    all.put("heat map", heatMap());
    all.put("heat map of one", Plot.heatMap("One", "x", "y", "ms").columns("a").row("b", 3));
    HeatMap twelve = Plot.heatMap("Twelve by twelve", "to", "from", "messages");
    String[] names = new String[12];
    Arrays.setAll(names, i -> "thread-" + (i + 1));
    twelve.columns(names);
    for (int row = 0; row < 12; row++) {
      double[] values = new double[12];
      int r = row;
      Arrays.setAll(values, i -> i == r ? Double.NaN : (i * 31 + r * 17) % 1000);
      twelve.row(names[row], values);
    }
    all.put("heat map, twelve, with gaps", twelve);
    all.put(
        "heat map, long names",
        Plot.heatMap(LONG, LONG, LONG, LONG)
            .columns(LONG, LONG + "!", "wait free multi producer queue")
            .row(LONG, 1, 2, 3)
            .row(LONG + " as well", 3, 4, Double.NaN));
    all.put(
        "heat map, zero and less",
        Plot.heatMap("Change", "x", "y", "%")
            .columns("a", "b")
            .row("c", -30, 0)
            .row("d", 12, 55.5));
    HeatMap apart =
        Plot.heatMap("Far", "x", "y", "ns")
            .columns(1, 10, 100)
            .row("a", 0.5, 90, 4e6)
            .row("b", 2, 1000, 3e8);
    all.put("heat map, far apart", apart);
    all.put(
        "heat map, far apart, logarithmic",
        Plot.heatMap("Far", "x", "y", "ns")
            .columns(1, 10, 100)
            .row("a", 0.5, 90, 4e6)
            .row("b", 2, 1000, 3e8)
            .logColors());
    HeatMap large = Plot.heatMap("Forty by sixty", "column", "row", "");
    double[] columns = new double[60];
    Arrays.setAll(columns, i -> i);
    large.columns(columns);
    for (int row = 0; row < 40; row++) {
      double[] values = new double[60];
      int r = row;
      Arrays.setAll(values, i -> Math.sin(i / 9.0) * Math.cos(r / 7.0));
      large.row("row " + row, values);
    }
    all.put("heat map, large", large);
    all.put(
        "heat map, nasty", Plot.heatMap(NASTY, NASTY, NASTY, NASTY).columns(NASTY).row(NASTY, 1));
  }

  private static GanttPlot gantt() {
    return Plot.gantt("One page, three services", "ms")
        .task("log in", 0, 35)
        .task("orders", 35, 120, "log in")
        .task("recommendations", 35, 80, "log in")
        .task("prices", 125, 160, "orders")
        .task("render", 161, 185, "prices", "recommendations");
  }

  private static void gantts(Map<String, Displayable> all) {
    all.put("Gantt", gantt());
    all.put("Gantt, one", Plot.gantt("One", "s").task("only", 0, 3));
    all.put(
        "Gantt, all at once",
        Plot.gantt("Fan-out", "ms").task("a", 0, 30).task("b", 0, 90).task("c", 0, 50));
    all.put(
        "Gantt, in parts",
        Plot.gantt("Retries", "ms")
            .task("call", 0, 50)
            .task("call", 60, 110)
            .task("call", 130, 150)
            .task("audit", 140, 140)
            .task("answer", 150, 160, "call"));
    GanttPlot twelve = Plot.gantt("Twelve", "µs");
    for (int i = 0; i < 12; i++) {
      String name = "stage " + (i + 1);
      if (i == 0) {
        twelve.task(name, 0, 100);
      } else {
        twelve.task(name, i * 80, i * 80 + 100 + 20 * (i % 3), "stage " + i);
      }
    }
    all.put("Gantt, twelve", twelve);
    all.put(
        "Gantt, long names",
        Plot.gantt(LONG, "ms")
            .task(LONG, 0, 3)
            .task(LONG + " again", 90, 100, LONG)
            .task("x", 2, 5));
    all.put(
        "Gantt, before zero",
        Plot.gantt("Countdown", "s").task("fuel", -30, -5).task("go", -5, 4, "fuel"));
    all.put(
        "Gantt, far apart",
        Plot.gantt("Far", "ms").task("blink", 0, 0.001).task("nap", 0.001, 30_000, "blink"));
    all.put("Gantt, no time at all", Plot.gantt("Nothing", "ms").task("nothing", 0, 0));
    all.put("Gantt, nasty", Plot.gantt(NASTY, NASTY).task(NASTY, 0, 1).task("b", 1, 2, NASTY));
  }

  /** Writes the page to the file named, in light or, if a second argument says so, in dark. */
  public static void main(String[] args) throws IOException {
    boolean dark = args.length > 1 && args[1].equals("dark");
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><title>Figures</title>")
            .append("<meta name=\"viewport\" content=\"width=device-width\">")
            .append("<body style=\"font-family:sans-serif;margin:8px;")
            .append(dark ? "background:#16191c;color:#dfe1e3\">" : "background:#fdfcf9\">");
    all()
        .forEach((name, figure) ->
            page.append("<h2 style=\"font-size:13px\">")
                .append(Html.escape(name))
                .append("</h2>")
                .append(figure.mimeBundle().get(Bundle.HTML)));
    Files.writeString(Path.of(args[0]), page);
  }
}
