/** Outcomes as texts. */
final class Outcomes {
  private Outcomes() {}

  static String text(Outcome outcome) {
    return outcome == null ? "nothing" : outcome.step() + " " + outcome.state();
  }
}
