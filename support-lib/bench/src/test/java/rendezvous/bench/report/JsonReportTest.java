package rendezvous.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static rendezvous.bench.report.Sample.row;
import static rendezvous.bench.report.Sample.series;

import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.bench.workload.Contestant;

class JsonReportTest {

  @Test
  void isAnArrayOfWorkloadsWithTheirResults() {
    String json =
        JsonReport.of(
            List.of(
                row(
                    "ping-pong",
                    series(Contestant.RENDEZVOUS, 297, 300, 290),
                    series(Contestant.JOX, 1004)),
                row("starvation-16-1c-2p", "start-p99", series(Contestant.RENDEZVOUS, 2.5))));

    assertEquals(
        JsonParser.parseString(
            """
            [
              {"workload": "ping-pong", "unit": "ns per round trip", "results": [
                {"contestant": "Rendezvous", "median": 297.0, "low": 290.0, "high": 300.0},
                {"contestant": "jox", "median": 1004.0, "low": 1004.0, "high": 1004.0}]},
              {"workload": "starvation-16-1c-2p/start-p99", "unit": "ms", "results": [
                {"contestant": "Rendezvous", "median": 2.5, "low": 2.5, "high": 2.5}]}
            ]\
            """),
        JsonParser.parseString(json));
  }
}
