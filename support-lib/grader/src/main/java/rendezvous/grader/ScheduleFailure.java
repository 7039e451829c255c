package rendezvous.grader;

import java.io.Serial;
import rendezvous.lab.FailedSchedule;
import rendezvous.scheduler.Fault;
import rendezvous.scheduler.Outcome;
import rendezvous.scheduler.Waiting;

/**
 * A test fails under one of its schedules. The message says what happens, with the interleaving and
 * its seed, for those who run the tests with nothing but JUnit.
 */
public final class ScheduleFailure extends AssertionError {
  @Serial private static final long serialVersionUID = 1;

  private final Verdict verdict;
  private final transient Outcome.Failed failed;

  ScheduleFailure(Verdict verdict, Outcome.Failed failed) {
    super(
        message(verdict, failed),
        failed.fault() instanceof Fault.Thrown thrown ? thrown.thrown() : null);
    this.verdict = verdict;
    this.failed = failed;
  }

  private static String message(Verdict verdict, Outcome.Failed failed) {
    return "%s: %s%n%s"
        .formatted(verdict.text(), String.join(" ", FailedSchedule.of(failed).sentences()), failed);
  }

  /** What became of the test. */
  public Verdict verdict() {
    return verdict;
  }

  /** What was found. */
  public Outcome.Failed failed() {
    return failed;
  }

  /** Whether somebody waits in vain for others to be in flight, which is no deadlock. */
  static boolean isAtMeeting(Fault.Hang hang) {
    return hang.waiting().stream().anyMatch(ScheduleFailure::isAtMeeting);
  }

  /** Whether a thread waits in {@link InFlight#meet()}. */
  public static boolean isAtMeeting(Waiting waiting) {
    return waiting.where().stream()
        .anyMatch(frame -> frame.getClassName().equals(InFlight.class.getName()));
  }
}
