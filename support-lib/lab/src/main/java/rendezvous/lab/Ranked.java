package rendezvous.lab;

/** A finding about contestants that were measured under the same circumstances: who did best? */
public sealed interface Ranked extends Finding permits RaceResult, LatencyResult, MemoryResult {

  /** The contestants, to be compared. */
  Contest contest();

  /** How the first did against the second; a tie unless a difference was really shown. */
  default Comparison compare(String first, String second) {
    return contest().compare(first, second);
  }

  /**
   * How many times as fast the first is as the second (for memory, how many times as much it
   * holds), with the range that the measurement does not rule out.
   */
  default Estimate ratio(String first, String second) {
    return contest().ratio(first, second);
  }

  /** Whether the contestants come in this order, best first: each must beat the next. */
  default Judgement ordered(String... bestFirst) {
    return contest().ordered(bestFirst);
  }

  /** The ranking in words, ties named as ties. */
  default String ranking() {
    return contest().ranking();
  }
}
