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
      new Comparison(
          "a", "b", 2, 1.9, 2.1, Verdict.FASTER, "no overlap", "a is 2 times as fast as b.");
  private static final Comparison TIE =
      new Comparison("a", "b", 1, 0.9, 1.1, Verdict.TIE, "the ranges overlap", "a and b tie.");

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
  void aTieInLoudNoiseTellsNothing() {
    Comparison loud =
        new Comparison("a", "b", 1.2, 0.6, 2.4, Verdict.TIE, "the ranges overlap", "a and b tie.");

    // a winner was expected, and could be there; or nobody was, and could be there
    for (Verdict expected : List.of(Verdict.FASTER, Verdict.SLOWER, Verdict.TIE)) {
      Claim claim = draft.judge(loud, expected);
      assertEquals(Claim.Outcome.NOT_MEASURABLE, claim.verdict());
      assertEquals(
          "it was a tie, but the noise could hide that one is 2.4 times the other", claim.reason());
    }
  }

  @Test
  void aTieOfTooFewRoundsTellsNothing() {
    Comparison tooShort =
        new Comparison(
            "a", "b", 9, 0, Double.POSITIVE_INFINITY, Verdict.TIE, "3 rounds are too few", "tie");
    Claim claim = draft.judge(tooShort, Verdict.FASTER);
    assertEquals(Claim.Outcome.NOT_MEASURABLE, claim.verdict());
    assertEquals("it was a tie that shows nothing: 3 rounds are too few", claim.reason());
  }

  @Test
  void measurementsJudgeTogether() {
    Judgement no = Estimate.exact("rows lost:", 7, "").atMost(0);
    Judgement yes = Judgement.fact(true, "all answered");

    assertEquals(Claim.Outcome.REPRODUCED, draft.judge(yes).verdict());
    Claim claim = draft.judge(yes, no);
    assertEquals(Claim.Outcome.NOT_REPRODUCED, claim.verdict());
    assertEquals("all answered; rows lost: 7", claim.measured());
    assertEquals("7 is not at most 0", claim.reason());
  }

  @Test
  void withoutWhatItRequiresAClaimIsNotJudged() {
    Claim claim =
        draft
            .requires(true, "a")
            .requires(false, "one CPU")
            .requires(false, "c")
            .judge(FASTER, Verdict.FASTER);
    assertEquals(Claim.Outcome.NOT_MEASURABLE, claim.verdict());
    assertEquals("one CPU", claim.reason());
    assertEquals(FASTER.sentence(), claim.measured());
    assertEquals(
        Claim.Outcome.NOT_MEASURABLE,
        draft.requiresProcessors(100_000).measured("0").reproduced(true, "so").verdict());
    assertEquals(
        Claim.Outcome.REPRODUCED,
        draft.requiresProcessors(1).judge(FASTER, Verdict.FASTER).verdict());
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
