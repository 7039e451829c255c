package rendezvous.cli.doctor;

/**
 * One thing that the doctor looked at.
 *
 * @param remedy what to do about it; empty when there is nothing to do
 */
record Finding(State state, String thing, String found, String remedy) {

  enum State {
    GOOD("ok"),
    /** The course runs without it. */
    OPTIONAL("missing"),
    /** The course installs it by itself. */
    INSTALLABLE("to come"),
    /** The course cannot run. */
    BAD("MISSING");

    private final String word;

    State(String word) {
      this.word = word;
    }
  }

  static Finding good(String thing, String found) {
    return new Finding(State.GOOD, thing, found, "");
  }

  @Override
  public String toString() {
    String line =
        "%-8s %-12s %s".formatted(state.word, thing, found.replace("\n", "\n" + " ".repeat(22)));
    return remedy.isEmpty() ? line : line + "\n" + remedy.indent(22).stripTrailing();
  }
}
