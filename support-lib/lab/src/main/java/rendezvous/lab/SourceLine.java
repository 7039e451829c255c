package rendezvous.lab;

import java.util.List;
import java.util.Set;

/** Where in the program something was done: {@code cell [3]:7}, or {@code Crawler.java:42}. */
final class SourceLine {

  private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

  private static final List<String> MACHINERY =
      List.of(
          "rendezvous.channel.",
          "rendezvous.context.",
          "rendezvous.sync.",
          Recording.class.getName(),
          SourceLine.class.getName());

  /** Who makes threads for the JDK's own use. */
  private static final Set<String> OF_THE_JVM =
      Set.of(
          "jdk.internal.misc.CarrierThread",
          "jdk.internal.misc.InnocuousThread",
          "java.util.concurrent.DelayScheduler",
          "sun.nio.ch.Poller");

  private static final StackWalker WALKER = StackWalker.getInstance();

  private SourceLine() {}

  /**
   * The line of the program that makes a thread, through whatever of the JDK and the primitives;
   * null if the JDK makes the thread for itself, such as one that carries virtual threads.
   */
  static String ofThreadsMaker() {
    return WALKER.walk(frames -> {
      for (StackWalker.StackFrame frame : (Iterable<StackWalker.StackFrame>) frames::iterator) {
        if (OF_THE_JVM.contains(frame.getClassName())) {
          return null;
        }
        if (isOfTheProgram(frame.getClassName())) {
          return text(frame.toStackTraceElement());
        }
      }
      return "";
    });
  }

  static boolean isOfTheJdk(String className) {
    return JDK.stream().anyMatch(className::startsWith);
  }

  private static boolean isOfTheProgram(String className) {
    return !isOfTheJdk(className) && MACHINERY.stream().noneMatch(className::startsWith);
  }

  /**
   * File and line. Empty where they say nothing: kernels other than the course's own name a cell's
   * file after the JShell snippet that it has become.
   */
  private static String text(StackTraceElement frame) {
    String file = frame.getFileName();
    boolean unnamed = file == null || frame.getLineNumber() <= 0 || file.contains("$");
    return unnamed ? "" : file + ":" + frame.getLineNumber();
  }
}
