package rendezvous.bench.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The virtual threads of one burst: started one by one, awaited together. */
final class Crew {

  /** What a thread does. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Thread owner = Thread.currentThread();

  void start(Task task) {
    threads.add(Thread.startVirtualThread(() -> run(task)));
  }

  private void run(Task task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      if (failure.compareAndSet(null, thrown)) {
        owner.interrupt(); // the others wait for this one, perhaps for ever
      }
    }
  }

  /**
   * Waits for all of them.
   *
   * @throws IllegalStateException if one has failed; the others are interrupted then
   */
  void await() throws InterruptedException {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      if (failure.get() == null) {
        throw e;
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("a thread of the burst has failed", failure.get());
    }
  }
}
