package rendezvous.bench.workload;

import java.util.function.Supplier;

/**
 * The course's own pattern: a thousand virtual threads send one result each, one receives them all.
 * Making the pipe and starting the threads is part of the work.
 */
final class FanIn implements Burst {

  private static final int TASKS = 1000;
  private static final int TIMES = 20;

  private final Supplier<Pipe> pipes;
  private long sum;

  private FanIn(Supplier<Pipe> pipes) {
    this.pipes = pipes;
  }

  static Workload workload(int capacity) {
    return Workload.timed(
            "fan-in-" + TASKS + "-" + Names.capacity(capacity),
            TASKS + " tasks are started and send one result each, " + Names.buffer(capacity),
            "task",
            TASKS * TIMES)
        .by(Pipes.each(capacity, FanIn::new))
        .by(Contestant.KOTLIN, () -> new CoroutineFanIn(capacity, TASKS, TIMES))
        .alsoInGo();
  }

  @Override
  public void prepare() {
    sum = 0;
  }

  @Override
  public void run() throws InterruptedException {
    Crew crew = new Crew();
    crew.start(() -> {
      for (int i = 0; i < TIMES; i++) {
        sum += once(pipes.get());
      }
    });
    crew.await();
  }

  private static long once(Pipe pipe) throws InterruptedException {
    for (int i = 0; i < TASKS; i++) {
      int number = i;
      Thread.startVirtualThread(() -> send(pipe, number));
    }
    long received = 0;
    for (int i = 0; i < TASKS; i++) {
      received += pipe.receive();
    }
    return received;
  }

  private static void send(Pipe pipe, int number) {
    try {
      pipe.send(Elements.number(number));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    }
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.sum(TASKS) * TIMES, sum);
  }
}
