package rendezvous.grader.judge;

/**
 * A thread that does not go on.
 *
 * @param thread what it is called
 * @param what what it waits for, or does
 * @param holder the thread that has what it waits for; null if there is none or it is not known
 * @param place the line of the submission that it is at; null if it is at none
 */
public record Blocked(String thread, String what, String holder, Place place) {

  /** What it waits for, by its name alone. */
  public String resource() {
    return what.replaceFirst("^waits for ", "")
        .replaceFirst("(, which | in \\w+\\.\\w+\\(\\)).*$", "");
  }

  /** Whether somebody has it, and {@link #what} does not say so. */
  public boolean isHeld() {
    return holder != null && !what.contains(holder);
  }
}
