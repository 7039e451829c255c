package rendezvous.cli.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.lab.Machine;

@DisplayName("The page on what it takes to judge a submission")
class GradingPageTest {

  @Test
  void comparesProcessorTimesByTheirMediansAndSaysWhichGoalIsMissed() {
    // given
    Map<Contestant, List<Usage>> usages = new LinkedHashMap<>();
    usages.put(
        Contestant.COURSE, List.of(new Usage(0.6, 1), new Usage(0.4, 0.5), new Usage(0.5, 0.7)));
    usages.put(Contestant.CONSOLE, List.of(new Usage(3, 2), new Usage(4, 3)));
    usages.put(Contestant.MAVEN, List.of(new Usage(7.4, 5)));
    GradingPage page = new GradingPage(Machine.now(), "Box L3: shut in.", 30, usages);
    // when
    String text = page.markdown("./course bench grading").replaceAll(" +", " ");
    // then
    assertTrue(
        text.contains("| course grade | 3 | 0.50 (0.40–0.60) | 0.70 (0.50–1.00) | | |"), text);
    assertTrue(
        text.contains("| 2 | 3.50 (3.00–4.00) | 2.50 (2.00–3.00) | 1/7.0 | 1/6: met |"), text);
    assertTrue(text.contains("| 1/14.8 | 1/15: missed |"), text);
    assertTrue(text.contains("Box L3: shut in."), text);
  }
}
