package rendezvous.grader;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a test. */
public enum Verdict {
  /** It is as the test's sentence says. */
  PASS,
  /** It is not, under whatever schedule. */
  FAIL,
  /** The compiler refuses the submission, so no test could be run. */
  DOES_NOT_COMPILE,
  /** The submission uses what it must not use, so no test was run. */
  NOT_ALLOWED,
  /** There is nothing to judge: nothing was handed in, or nothing that can be read. */
  NO_SUBMISSION,
  /** Nothing can ever run again: threads wait for each other, or for what nobody does. */
  DEADLOCK,
  /** It is wrong under some schedules, and right under others. */
  RACE,
  /** The test has ended, and threads that it has started are left behind. */
  LEAK,
  /** It went on and on. */
  TIMEOUT,
  /** It needed more memory than there is. */
  OUT_OF_MEMORY,
  /** The process that ran it has ended. */
  CRASHED;

  /** The verdict as people read it: {@code out of memory}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether it is about a submission as a whole, none of whose tests was run. */
  public boolean isOfWholeSubmission() {
    return this == DOES_NOT_COMPILE || this == NOT_ALLOWED || this == NO_SUBMISSION;
  }

  /** The verdict that is called so; empty if there is none. */
  public static Optional<Verdict> of(String text) {
    return Arrays.stream(values()).filter(verdict -> verdict.text().equals(text)).findFirst();
  }
}
