package rendezvous.grader.judge;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what a thread waits for, or in which operation it is. */
final class WaitingText {
  private static final Pattern IDENTITY = Pattern.compile("([\\w.$]+)@[0-9a-f]+");
  private static final Set<String> PLUMBING =
      Set.of(
          "park",
          "parkNanos",
          "parkUntil",
          "yield",
          "onPinned",
          "parkOnCarrierThread",
          "block",
          "unmanagedBlock",
          "managedBlock",
          "acquire",
          "acquireInterruptibly",
          "await0",
          "wait0");

  private WaitingText() {}

  /**
   * @param what as the scheduler or a thread's state says it: {@code waits for channel "orders"}
   * @param where the thread's stack, innermost first
   */
  static String of(String what, List<StackTraceElement> where) {
    String said =
        IDENTITY
            .matcher(what)
            .replaceAll(match -> simple(match.group(1)))
            .replaceAll("\\.\\w*Sync\\[State = [^\\]]*]", "") // a CountDownLatch, a Semaphore
            .replace("AbstractQueuedSynchronizer.ConditionObject", "a Condition");
    String operation = operation(where);
    return (operation.isEmpty() || said.contains(operation) ? said : said + " in " + operation)
        + missing(said, operation);
  }

  /** What nobody does for a channel. */
  private static String missing(String said, String operation) {
    if (!said.contains("channel ")) {
      return "";
    }
    if (operation.endsWith(".send()")) {
      return ", and nobody receives";
    }
    return operation.endsWith(".receive()") || operation.endsWith(".hasNext()")
        ? ", and nobody sends or closes it"
        : "";
  }

  /** The innermost operation that its caller knows by name: {@code Channel.receive()}. */
  private static String operation(List<StackTraceElement> where) {
    String operation = "";
    for (StackTraceElement frame : where) {
      if (isOwn(frame)) {
        return operation;
      }
      if (!PLUMBING.contains(frame.getMethodName()) && !frame.getMethodName().startsWith("<")) {
        operation = simple(frame.getClassName()) + "." + frame.getMethodName() + "()";
      }
    }
    return "";
  }

  private static boolean isOwn(StackTraceElement frame) {
    return frame.getClassName().indexOf('.') < 0;
  }

  private static String simple(String className) {
    return className
        .substring(className.lastIndexOf('.') + 1)
        .replaceFirst("\\$\\$Lambda.*", "")
        .replaceAll("\\$\\d+", "")
        .replace('$', '.');
  }
}
