package rendezvous.grader.check;

import java.util.Optional;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.judge.TestReport;

/** A test of an exercise, and what became of it. */
public record TestResult(ExpectedTest test, TestReport report) {

  /** Whether it has passed. */
  public boolean passed() {
    return report.verdict() == Verdict.PASS;
  }

  /** The points that it gives. */
  public int points() {
    return passed() ? test.points() : 0;
  }

  /** The number of the hint that is about this failure. */
  public Optional<Integer> hint() {
    return passed() ? Optional.empty() : test.hintFor(report.verdict());
  }
}
