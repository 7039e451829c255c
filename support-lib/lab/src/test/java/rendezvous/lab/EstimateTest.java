package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rendezvous.lab.Claim.Outcome.NOT_MEASURABLE;
import static rendezvous.lab.Claim.Outcome.NOT_REPRODUCED;
import static rendezvous.lab.Claim.Outcome.REPRODUCED;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private final Estimate ratio = new Estimate("a is", 1.8, 1.6, 2.1, "times as fast as b");

  @Test
  void isLargeEnoughOnlyIfAllOfItsRangeIs() {
    assertEquals(REPRODUCED, ratio.atLeast(1.6).outcome());
    assertEquals(NOT_MEASURABLE, ratio.atLeast(1.7).outcome());
    assertEquals(NOT_MEASURABLE, ratio.atLeast(2.1).outcome());
    assertEquals(NOT_REPRODUCED, ratio.atLeast(2.2).outcome());
    assertEquals("all of the range from 1.6 to 2.1 is at least 1.5", ratio.atLeast(1.5).reason());
    assertEquals(
        "only part of the range from 1.6 to 2.1 is at least 1.7: this measurement cannot tell",
        ratio.atLeast(1.7).reason());
    assertEquals("a is 1.8 times as fast as b (1.6 to 2.1)", ratio.atLeast(1.5).measured());
  }

  @Test
  void isSmallEnoughOnlyIfAllOfItsRangeIs() {
    assertEquals(REPRODUCED, ratio.atMost(2.1).outcome());
    assertEquals(NOT_MEASURABLE, ratio.atMost(2).outcome());
    assertEquals(NOT_REPRODUCED, ratio.atMost(1.5).outcome());
  }

  @Test
  void liesBetweenOnlyIfAllOfItsRangeDoes() {
    assertEquals(REPRODUCED, ratio.between(1.5, 2.5).outcome());
    assertEquals(NOT_MEASURABLE, ratio.between(1.7, 2.5).outcome());
    assertEquals(NOT_MEASURABLE, ratio.between(1.7, 1.9).outcome());
    assertEquals(NOT_REPRODUCED, ratio.between(3, 4).outcome());
    assertEquals(
        "all of the range from 1.6 to 2.1 is not between 3 and 4", ratio.between(3, 4).reason());
    assertThrows(IllegalArgumentException.class, () -> ratio.between(2, 1));
  }

  @Test
  void whatWasCountedIsSure() {
    Judgement judgement = Estimate.exact("rows lost:", 0, "").atMost(0);
    assertEquals(REPRODUCED, judgement.outcome());
    assertEquals("rows lost: 0", judgement.measured());
    assertEquals("0 is at most 0", judgement.reason());
  }

  /** The sign test's ranges are tabulated: of 11 values all, of 20 the 4th to the 17th. */
  @Test
  void medianOfRepeatedMeasurements() {
    double[] values = DoubleStream.iterate(1, v -> v + 1).limit(20).toArray();
    assertEquals(new Estimate("m:", 10.5, 4, 17, "ms"), Estimate.median("m:", "ms", values));

    double[] eleven = DoubleStream.iterate(1, v -> v + 1).limit(11).toArray();
    assertEquals(new Estimate("m:", 6, 1, 11, "ms"), Estimate.median("m:", "ms", eleven));
  }

  @Test
  void ofFewValuesNoRangeCanBeTold() {
    Estimate few = Estimate.median("m:", "ms", 1, 2, 3, 4, 5, 6, 7);
    assertEquals("m: 4 ms (how sure, cannot be told)", few.toString());
    assertEquals(NOT_MEASURABLE, few.atMost(1_000).outcome());
  }

  /** By Wilson's formula on paper: 0.6594 ± 0.1178. */
  @Test
  void shareOfTries() {
    Estimate share = Estimate.share("left:", 67, 100);
    assertEquals(67, share.value());
    assertEquals(54.17, share.low(), 0.01);
    assertEquals(77.72, share.high(), 0.01);
    assertEquals(0, Estimate.share("left:", 0, 10).low());
    assertEquals(100, Estimate.share("left:", 10, 10).high());
    assertThrows(IllegalArgumentException.class, () -> Estimate.share("left:", 2, 1));
  }

  @Test
  void theRangesHoldTheTruthInNinetyNineOfAHundredCases() {
    int medians = 0;
    int shares = 0;
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      double[] values = random.doubles(11, 0, 1).map(v -> -Math.log(v)).toArray();
      Estimate median = Estimate.median("m:", "", values);
      medians += median.low() <= Math.log(2) && Math.log(2) <= median.high() ? 1 : 0;
      long hits = random.doubles(200).filter(v -> v < 0.3).count();
      Estimate share = Estimate.share("s:", hits, 200);
      shares += share.low() <= 30 && 30 <= share.high() ? 1 : 0;
    }
    assertTrue(medians >= 1_970, "medians: " + medians);
    assertTrue(shares >= 1_970, "shares: " + shares);
  }

  @Test
  void aRangeHoldsItsValue() {
    assertThrows(IllegalArgumentException.class, () -> new Estimate("", 3, 1, 2, ""));
    assertThrows(IllegalArgumentException.class, () -> new Estimate("", Double.NaN, 1, 2, ""));
  }
}
