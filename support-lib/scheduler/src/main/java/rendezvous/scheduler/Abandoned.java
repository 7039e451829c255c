package rendezvous.scheduler;

/** Unwinds the threads of a run that is over. */
final class Abandoned extends Error {
  private static final long serialVersionUID = 1;
  static final Abandoned INSTANCE = new Abandoned();

  private Abandoned() {
    super("the schedule that this thread belonged to is over", null, false, false);
  }
}
