package rendezvous.grader.scan;

/**
 * Something that a submission uses and must not use.
 *
 * @param what what it is: {@code System.exit}
 * @param why why it is not allowed
 * @param file the source that it stands in
 * @param line the line, counted from 1; 0 if it is not known
 * @param source the line itself, without the space around it; empty if it is not known
 */
public record NotAllowed(String what, String why, String file, int line, String source) {

  /** As {@code cell [3]:7}. */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }

  /** In a sentence, without the place. */
  public String sentence() {
    return what + " is not allowed: " + why + ".";
  }
}
