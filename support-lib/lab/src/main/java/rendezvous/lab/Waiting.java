package rendezvous.lab;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * What a thread waits for, as seen from outside: from its state, its blocker and its stack.
 *
 * @param on the method that it called to wait, such as {@code ReentrantLock.lock}
 * @param owner who holds what it waits for, or null where that is not known
 */
record Waiting(
    Thread.State state, Object blocker, Timeline.Activity activity, String on, Thread owner) {

  private static final Set<String> FOR_OTHERS =
      Set.of(
          "Thread.join",
          "CountDownLatch.await",
          "CyclicBarrier.await",
          "Phaser.awaitAdvance",
          "Phaser.arriveAndAwaitAdvance",
          "ExecutorService.close",
          "ExecutorService.awaitTermination",
          "FutureTask.get",
          "CompletableFuture.get",
          "CompletableFuture.join");

  private static final Set<String> FOR_LOCKS = Set.of("Semaphore", "Condition", "Object");

  /** Looks at a thread that is in this state. It may leave it meanwhile. */
  static Waiting of(Thread thread, Thread.State state) {
    Object blocker = LockSupport.getBlocker(thread);
    if (state == Thread.State.BLOCKED) {
      return new Waiting(state, blocker, Timeline.Activity.LOCK, "synchronized", null);
    }
    String call = call(thread.getStackTrace());
    Thread owner = JdkThreads.ownerOf(blocker);
    return new Waiting(state, blocker, activity(call, owner), call, owner);
  }

  private static Timeline.Activity activity(String call, Thread owner) {
    if (call.equals("Thread.sleep")) {
      return Timeline.Activity.SLEEP;
    }
    if (FOR_OTHERS.contains(call)) {
      return Timeline.Activity.TASKS;
    }
    String type = call.substring(0, call.indexOf('.'));
    if (type.endsWith("Queue") || type.endsWith("Deque") || type.equals("Exchanger")) {
      return Timeline.Activity.CHANNEL;
    }
    return owner != null || type.contains("Lock") || FOR_LOCKS.contains(type)
        ? Timeline.Activity.LOCK
        : Timeline.Activity.OTHER;
  }

  /** The JDK's method that the program has called: the last one before the program's own code. */
  static String call(StackTraceElement[] stack) {
    StackTraceElement call = null;
    for (StackTraceElement frame : stack) {
      if (!SourceLine.isOfTheJdk(frame.getClassName())) {
        break;
      }
      if (!isStart(frame)) {
        call = frame;
      }
    }
    if (call == null) {
      return "Object.wait"; // it has gone on meanwhile: whoever asked will see that
    }
    String type = call.getClassName();
    type =
        switch (type.substring(type.lastIndexOf('.') + 1)) {
          case "ThreadPerTaskExecutor" -> "ExecutorService";
          case "AbstractQueuedSynchronizer$ConditionObject" -> "Condition";
          case String name -> name.replace('$', '.');
        };
    return type + "." + call.getMethodName();
  }

  /** The frames below the program's: of a thread's start. */
  private static boolean isStart(StackTraceElement frame) {
    return frame.getMethodName().startsWith("run") && frame.getClassName().startsWith("java.lang.");
  }
}
