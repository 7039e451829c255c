package rendezvous.scheduler;

/**
 * One step of a schedule: what a thread did when others might have run instead. Steps are in the
 * order in which they were taken.
 *
 * @param thread the thread's name
 * @param access what it does, as in {@code write Counter.value} or {@code ReentrantLock.lock}
 * @param object what it is done to, numbered if there are several of its class; null if not known
 * @param effect what was read, {@code before → after} of what was written, or what came of it; null
 *     if not known
 * @param className the class whose code does it
 * @param method the method
 * @param file the source file, null if the class file does not say
 * @param line the line in it, negative if the class file does not say
 */
public record Step(
    String thread,
    String access,
    String object,
    String effect,
    String className,
    String method,
    String file,
    int line) {

  /** Where it is, as in {@code Counter.java:12}. */
  public String place() {
    return file == null ? className + "." + method : line < 0 ? file : file + ":" + line;
  }

  /** What it does, to what, and what comes of it. */
  String action() {
    StringBuilder text = new StringBuilder(access);
    if (object != null) {
      text.append(" of ").append(object);
    }
    if (effect != null) {
      text.append(": ").append(effect);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return thread + ": " + action() + " (" + place() + ")";
  }
}
