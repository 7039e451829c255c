package rendezvous.grader;

import rendezvous.scheduler.ClassSource;

/** The class files that explorations may rewrite, those of one submission among them. */
final class SubmittedClasses implements ClassSource {
  // A process that judges is started, and weaves the primitives, before there is a submission: what
  // is woven then can be kept when the first submission comes.

  // mutable state, by one thread at a time
  private ClassLoader loader;
  private boolean used;

  SubmittedClasses(ClassLoader loader) {
    this.loader = loader;
  }

  /** The submission and its tests have no package. */
  static boolean isSubmitted(String className) {
    return className.indexOf('.') < 0;
  }

  /** Whether these are the classes of a loader; they become so if there is no submission yet. */
  synchronized boolean areOf(ClassLoader other) {
    if (loader != other && !used) {
      loader = other;
    }
    return loader == other;
  }

  @Override
  public synchronized byte[] find(String name) {
    used |= isSubmitted(name);
    return ClassSource.of(loader).find(name);
  }
}
