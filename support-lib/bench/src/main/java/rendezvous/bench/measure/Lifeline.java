package rendezvous.bench.measure;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that no process stays behind, however the command ends: on Ctrl-C or SIGTERM a hook
 * stops what has been started; who is orphaned by SIGKILL ends by itself.
 */
public final class Lifeline {

  private static final int INTERRUPTED = 130;

  private static volatile boolean ending;

  private Lifeline() {}

  /** Ends this JVM when its parent has ended. */
  static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(INTERRUPTED)));
  }

  /** Ends this JVM when its standard input does, and with it all that it has started. */
  public static void endWithInput() {
    Runtime.getRuntime().addShutdownHook(new Thread(Lifeline::stopForGood, "stop forks"));
    Thread.ofPlatform()
        .daemon()
        .name("watch standard input")
        .start(() -> {
          try {
            while (System.in.read() >= 0) {
              // Whoever holds the other end says nothing; its end is the message.
            }
          } catch (IOException _) {
            // As good as the end.
          }
          System.exit(INTERRUPTED);
        });
  }

  /** Returns only if this JVM is not about to end: it must then start nothing, and say nothing. */
  static void goOn() {
    while (ending) {
      LockSupport.park();
    }
  }

  private static void stopForGood() {
    ending = true;
    stopChildren();
  }

  /** Stops all processes below this one, and waits until they are gone. */
  static void stopChildren() {
    while (ProcessHandle.current().descendants().anyMatch(ProcessHandle::isAlive)) {
      ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
