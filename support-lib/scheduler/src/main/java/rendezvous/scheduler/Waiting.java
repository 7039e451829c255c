package rendezvous.scheduler;

import java.util.List;

/**
 * A thread that has not ended, and what it waits for.
 *
 * @param thread its name
 * @param what what it waits for
 * @param holder the thread that has what it waits for, null if there is none or it is not known
 * @param where its stack, innermost first, without the JDK's frames
 */
public record Waiting(String thread, String what, String holder, List<StackTraceElement> where) {
  private static final int FRAMES_SHOWN = 4;

  static String list(String title, List<Waiting> waiting) {
    StringBuilder text = new StringBuilder(title);
    for (Waiting each : waiting) {
      text.append("\n    ").append(each);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(thread).append(": ").append(what);
    where.stream().limit(FRAMES_SHOWN).forEach(frame -> text.append("\n        at ").append(frame));
    return text.toString();
  }
}
