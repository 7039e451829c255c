package rendezvous.scheduler;

/** Says under which schedule something was wrong, and what. */
public final class ScheduleError extends AssertionError {
  private static final long serialVersionUID = 1;

  private final transient Outcome.Failed failed;

  ScheduleError(Outcome.Failed failed) {
    super(
        failed.toString(), failed.fault() instanceof Fault.Thrown thrown ? thrown.thrown() : null);
    this.failed = failed;
  }

  /** What was found. */
  public Outcome.Failed failed() {
    return failed;
  }
}
