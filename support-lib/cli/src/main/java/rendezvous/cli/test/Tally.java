package rendezvous.cli.test;

/** How many tests of a stage passed, failed and were skipped. */
record Tally(int passed, int failed, int skipped) {

  static final Tally NONE = new Tally(0, 0, 0);
  static final Tally ONE_FAILED = new Tally(0, 1, 0);
  static final Tally ONE_SKIPPED = new Tally(0, 0, 1);

  /**
   * From what test runners report: how many there were, and how many of these failed or were
   * skipped.
   */
  static Tally ofTotal(int total, int failed, int skipped) {
    return new Tally(total - failed - skipped, failed, skipped);
  }

  Tally plus(Tally other) {
    return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
  }

  /**
   * The tally of a runner that ended with this exit code. A runner that fails though no test did,
   * or that ran nothing at all, counts as one failed test.
   */
  Tally endedWith(int exitCode) {
    boolean silent = passed + failed + skipped == 0;
    return failed == 0 && (exitCode != 0 || silent) ? plus(ONE_FAILED) : this;
  }

  /**
   * The line that CI reads: {@code 12 passed, 0 failed} and, if there are any, {@code , 1 skipped}.
   */
  @Override
  public String toString() {
    return passed
        + " passed, "
        + failed
        + " failed"
        + (skipped == 0 ? "" : ", " + skipped + " skipped");
  }
}
