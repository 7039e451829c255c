package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimTest {

  private static final Comparison FASTER =
      new Comparison("a", "b", 2, Verdict.FASTER, "no overlap", "a is 2 times as fast as b.");
  private static final Comparison TIE =
      new Comparison("a", "b", 1, Verdict.TIE, "the ranges overlap", "a and b tie.");

  private final Claim.Draft draft =
      Claim.of("2.2-a", "await returns when the counter is zero").expected("0 tasks left");

  @Test
  void carriesTheJsonTheBookReads() {
    Claim claim = draft.measured("0 left").reproduced(true, "none was left in 100 runs");
    Map<?, ?> json = (Map<?, ?>) claim.mimeBundle().get("application/vnd.rendezvous.claim+json");
    assertEquals(
        List.of("id", "article", "expected", "measured", "verdict", "reason"),
        List.copyOf(json.keySet()));
    assertEquals(
        "{\"id\":\"2.2-a\",\"article\":\"await returns when the counter is zero\","
            + "\"expected\":\"0 tasks left\",\"measured\":\"0 left\",\"verdict\":\"reproduced\","
            + "\"reason\":\"none was left in 100 runs\"}",
        new Gson().toJson(json));
  }

  @Test
  void theThreeVerdicts() {
    assertEquals("reproduced", draft.measured("0").reproduced(true, "so").verdict().toString());
    assertEquals(
        "not reproduced", draft.measured("1").reproduced(false, "so").verdict().toString());
    Claim unmeasured = draft.notMeasurable("it takes a cluster");
    assertEquals("not measurable here", unmeasured.verdict().toString());
    assertEquals("not measured", unmeasured.measured());
  }

  @Test
  void aRaceJudges() {
    Claim won = draft.judge(FASTER, Verdict.FASTER);
    assertEquals(Claim.Outcome.REPRODUCED, won.verdict());
    assertEquals(FASTER.sentence(), won.measured());

    Claim tied = draft.judge(TIE, Verdict.FASTER);
    assertEquals(Claim.Outcome.NOT_REPRODUCED, tied.verdict());
    assertEquals("it was a tie: the ranges overlap", tied.reason());

    Claim lost = draft.measured("my words").judge(FASTER, Verdict.SLOWER);
    assertEquals(Claim.Outcome.NOT_REPRODUCED, lost.verdict());
    assertEquals("my words", lost.measured());
    assertTrue(lost.reason().startsWith("it was the other way round"), lost.reason());

    assertEquals(Claim.Outcome.REPRODUCED, draft.judge(TIE, Verdict.TIE).verdict());
    assertEquals(Claim.Outcome.NOT_REPRODUCED, draft.judge(FASTER, Verdict.TIE).verdict());
  }

  @Test
  void theCardIsWellFormedAndEscaped() throws Exception {
    Claim claim =
        Claim.of("2.2-a", "<b>bold</b> & co")
            .expected("x < y")
            .measured("\"1\"")
            .reproduced(false, "'no' \u0001");
    Page page = Page.of(claim);
    assertEquals(0, page.elements("b").size());
    assertTrue(page.text().contains("<b>bold</b> & co"), page.text());
    assertTrue(page.text().contains("✗ not reproduced"), page.text());
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThrows(IllegalArgumentException.class, () -> Claim.of("first", "it works"));
    assertThrows(IllegalArgumentException.class, () -> Claim.of("2.2-a", ""));
    assertThrows(IllegalArgumentException.class, () -> draft.measured("0").reproduced(true, " "));
    String message =
        assertThrows(IllegalArgumentException.class, () -> draft.reproduced(true, "so"))
            .getMessage();
    assertEquals("this claim does not say what was measured: .measured(\"…\")", message);
    assertThrows(
        IllegalArgumentException.class,
        () -> Claim.of("2.2-a", "it works").measured("0").reproduced(true, "so"));
  }
}
