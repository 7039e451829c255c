package rendezvous.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The threads of a scenario. */
final class Actors {
  private Actors() {}

  /** What one of them does. */
  interface Body {
    void act() throws Exception;
  }

  /** Starts a virtual thread; if the body throws, the scenario fails. */
  static Thread start(Body body) {
    return Thread.startVirtualThread(() -> {
      try {
        body.act();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
  }

  /** Starts all and waits for their end. */
  static void together(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(start(body));
    }
    join(threads);
  }

  static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Waits, running, until something is so. */
  static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.yield();
    }
  }
}
