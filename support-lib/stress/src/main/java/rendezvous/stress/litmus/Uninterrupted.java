package rendezvous.stress.litmus;

/** What an actor does while nobody interrupts it: jcstress takes no checked exceptions. */
interface Uninterrupted {

  void run() throws InterruptedException;

  /** Runs it. */
  static void call(Uninterrupted body) {
    try {
      body.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
