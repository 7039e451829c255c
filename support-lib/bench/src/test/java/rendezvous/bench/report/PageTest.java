package rendezvous.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rendezvous.bench.report.Sample.row;
import static rendezvous.bench.report.Sample.series;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.bench.measure.Effort;
import rendezvous.bench.measure.Results;
import rendezvous.bench.workload.Contestant;
import rendezvous.lab.Machine;

class PageTest {

  private final Page page =
      new Page(
          new Results(
              List.of(
                  row(
                      "ping-pong",
                      series(Contestant.RENDEZVOUS, 200, 210, 220),
                      series(Contestant.JOX, 1000, 1010, 1020),
                      series(Contestant.SYNCHRONOUS_QUEUE, 150, 151, 152))),
              List.of("ring-1000, jox: no end within 60 s"),
              List.of("Go: there is none")),
          Machine.now(),
          Effort.QUICK,
          "./course bench --quick ping-pong");

  @Test
  void tellsHowItWasMeasuredAndWhatWasNot() {
    String text = page.markdown();

    assertTrue(text.contains("`./course bench --quick ping-pong`"), text);
    assertTrue(text.contains("jox 1."), text);
    assertTrue(text.contains("**Not measured:** ring-1000, jox"), text);
    assertTrue(text.contains("Go: there is none"), text);
  }

  @Test
  void givesRatiosAndVerdicts() {
    String text = page.markdown();

    assertTrue(text.contains("- ahead of jox: met, 0.208"), text);
    assertTrue(text.contains("- ahead of the JDK: missed, 1.39"), text);
    assertTrue(text.contains("| missed: the JDK |"), text);
  }

  @Test
  void replacesThePageAndTheChartsThatWereThere(@TempDir Path folder) throws Exception {
    // given a chart of a workload that is no longer measured
    Path old = Files.createDirectories(folder.resolve("bench")).resolve("gone.svg");
    Files.writeString(old, "old");
    // when
    Path written = page.write(folder);
    // then
    assertEquals(page.markdown(), Files.readString(written));
    assertFalse(Files.exists(old));
    String chart = Files.readString(folder.resolve("bench/ping-pong.svg"));
    assertTrue(chart.contains("<svg"), chart);
    assertTrue(page.markdown().contains("(bench/ping-pong.svg)"));
    assertTrue(page.markdown().contains("![Bar chart"));
  }

  @Test
  void workloadsOfSeveralMetricsAreOneTableAndShowWhatWasGivenUp() {
    String starving =
        new Page(
                new Results(
                    List.of(
                        row(
                            "starvation-16-1c-1p",
                            "start-p99",
                            series(Contestant.RENDEZVOUS, 4),
                            series(Contestant.JOX, 2000)),
                        row(
                            "starvation-16-1c-1p",
                            "stream",
                            series(Contestant.RENDEZVOUS, 110),
                            series(Contestant.JOX, 300))),
                    List.of(),
                    List.of()),
                Machine.now(),
                Effort.QUICK,
                "./course bench starvation")
            .markdown();

    assertTrue(
        starving.contains("| workload | contestant | start-p99, ms | stream, ns per element |"),
        starving);
    assertTrue(starving.contains("| starvation-16-1c-1p | jox | > 2,000 | 300 |"), starving);
    assertTrue(starving.contains("jox (given up at 2,000 ms) 2,000 ms"), starving);
  }
}
