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

  /** The verdict that is called so; empty if there is none. */
  public static Optional<Verdict> of(String text) {
    return Arrays.stream(values()).filter(verdict -> verdict.text().equals(text)).findFirst();
  }
}
