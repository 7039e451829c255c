package rendezvous.lab;

/** How the first of two contestants did against the second. */
public enum Verdict {
  /** It takes less time. */
  FASTER,
  /** It takes more time. */
  SLOWER,
  /** It holds less memory. */
  SMALLER,
  /** It holds more memory. */
  LARGER,
  /**
   * Nothing was shown: the difference, if there is one, is inside the noise of this measurement.
   */
  TIE
}
