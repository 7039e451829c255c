package rendezvous.bench.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import rendezvous.sync.WaitGroup;

/**
 * A platform thread starts virtual threads and waits until all have left their mark. Kotlin starts
 * coroutines from one coroutine.
 */
final class Spawns implements Burst {

  private static final int MOST_PARTIES = 65_535; // of a Phaser

  private final int tasks;
  private final Way way;
  private byte[] marks;

  /** How tasks are started and awaited. */
  @FunctionalInterface
  private interface Way {
    void run(int tasks, byte[] marks) throws InterruptedException;
  }

  private Spawns(int tasks, Way way) {
    this.tasks = tasks;
    this.way = way;
  }

  static Workload workload(int tasks) {
    Workload workload =
        Workload.timed(
                "spawn-await-" + Names.count(tasks),
                "start " + Names.count(tasks) + " small tasks and wait for all of them",
                "task",
                tasks)
            .by(Contestant.RENDEZVOUS, () -> new Spawns(tasks, Spawns::byWaitGroup))
            .by(Contestant.COUNT_DOWN_LATCH, () -> new Spawns(tasks, Spawns::byLatch))
            .by(Contestant.EXECUTOR_SERVICE, () -> new Spawns(tasks, Spawns::byExecutor))
            .by(Contestant.KOTLIN, () -> new Spawns(tasks, CoroutineSpawns::run))
            .alsoInGo();
    return tasks > MOST_PARTIES
        ? workload
        : workload.by(Contestant.PHASER, () -> new Spawns(tasks, Spawns::byPhaser));
  }

  private static void byWaitGroup(int tasks, byte[] marks) throws InterruptedException {
    WaitGroup group = new WaitGroup();
    for (int i = 0; i < tasks; i++) {
      int task = i;
      group.go(() -> marks[task] = 1);
    }
    group.await();
  }

  private static void byLatch(int tasks, byte[] marks) throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(tasks);
    for (int i = 0; i < tasks; i++) {
      int task = i;
      Thread.startVirtualThread(() -> {
        try {
          marks[task] = 1;
        } finally {
          latch.countDown();
        }
      });
    }
    latch.await();
  }

  private static void byPhaser(int tasks, byte[] marks) {
    Phaser phaser = new Phaser(1);
    for (int i = 0; i < tasks; i++) {
      int task = i;
      phaser.register();
      Thread.startVirtualThread(() -> {
        try {
          marks[task] = 1;
        } finally {
          phaser.arriveAndDeregister();
        }
      });
    }
    phaser.arriveAndAwaitAdvance();
  }

  private static void byExecutor(int tasks, byte[] marks) {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < tasks; i++) {
        int task = i;
        executor.execute(() -> marks[task] = 1);
      }
    }
  }

  @Override
  public void prepare() {
    marks = new byte[tasks];
  }

  @Override
  public void run() throws InterruptedException {
    way.run(tasks, marks);
  }

  @Override
  public void verify() {
    int done = 0;
    for (byte mark : marks) {
      done += mark;
    }
    if (done != tasks) {
      throw new IllegalStateException("only " + done + " of " + tasks + " tasks have run");
    }
  }
}
