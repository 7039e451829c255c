package rendezvous.scheduler.bugs;

import java.util.ArrayList;
import java.util.List;

/** Starts virtual threads for a scenario and waits for their end. */
final class Threads {
  private Threads() {}

  /** What a thread does. */
  interface Body {
    void run() throws Exception;
  }

  static Thread start(Body body) {
    return Thread.startVirtualThread(() -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** Runs all at once. */
  static void together(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(start(body));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
