package rendezvous.lab;

/** How the first of two contestants did against the second. */
public enum Verdict {
  FASTER,
  SLOWER,
  /** Nothing was shown: the difference, if there is one, is inside the noise of this race. */
  TIE
}
