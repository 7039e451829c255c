package rendezvous.grader.compile;

/**
 * A source file, as its author knows it.
 *
 * @param name what it is called in messages and stack traces: {@code cell [3]}, {@code
 *     Counter.java}
 * @param text what is in it
 */
public record Source(String name, String text) {

  /** A line, counted from 1, without the space around it; empty if there is none. */
  public String line(int number) {
    return text.lines().skip(Math.max(0, number - 1L)).findFirst().orElse("").strip();
  }
}
