package rendezvous.grader.compile;

/**
 * What the compiler says of a line of a submission.
 *
 * @param error whether it refuses the submission for that; else it is a warning
 * @param text what it says
 * @param file the source's name
 * @param line the line in it, counted from 1; 0 if it is about no line
 * @param column the place in the line, counted from 1; 0 if it is about the whole line
 * @param source the line itself, without the space around it
 */
public record CompilerMessage(
    boolean error, String text, String file, int line, int column, String source) {

  /** As {@code cell [3]:7}. */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
