package rendezvous.grader.compile;

import java.util.List;
import java.util.Optional;
import rendezvous.grader.Verdict;
import rendezvous.grader.judge.TestId;

/**
 * A test that a submission is expected to pass, as its source says.
 *
 * @param id which method it is
 * @param sentence what must be so
 * @param points what it is worth
 * @param hints which hints are about its failure
 * @param hidden whether learners do not see its source
 */
public record ExpectedTest(
    TestId id, String sentence, int points, List<HintFor> hints, boolean hidden) {

  public ExpectedTest {
    hints = List.copyOf(hints);
  }

  /**
   * A hint.
   *
   * @param number its number
   * @param verdicts for which verdicts; for all if there are none
   */
  public record HintFor(int number, List<Verdict> verdicts) {
    public HintFor {
      verdicts = List.copyOf(verdicts);
    }
  }

  /** The number of the hint that is about a verdict: one for just that, or else one for all. */
  public Optional<Integer> hintFor(Verdict verdict) {
    return hints.stream()
        .filter(hint -> hint.verdicts().contains(verdict))
        .findFirst()
        .or(() -> hints.stream().filter(hint -> hint.verdicts().isEmpty()).findFirst())
        .map(HintFor::number);
  }
}
