package rendezvous.scheduler;

/**
 * One step of a schedule: what a thread was about to do when others might have run instead.
 *
 * @param thread the thread's name
 * @param access what it does, as in {@code write Counter.value} or {@code ReentrantLock.lock}
 * @param className the class whose code does it
 * @param method the method
 * @param file the source file, null if the class file does not say
 * @param line the line in it, negative if the class file does not say
 */
public record Step(
    String thread, String access, String className, String method, String file, int line) {

  static Step of(Task task, Site site) {
    return new Step(
        task.name(), site.access(), site.className(), site.method(), site.file(), site.line());
  }

  /** Where it is, as in {@code Counter.java:12}. */
  public String place() {
    return file == null ? className + "." + method : line < 0 ? file : file + ":" + line;
  }

  @Override
  public String toString() {
    return thread + ": " + access + " (" + place() + ")";
  }
}
