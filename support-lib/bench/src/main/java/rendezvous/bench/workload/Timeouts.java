package rendezvous.bench.workload;

import java.time.Duration;
import java.util.function.Supplier;

/** One sender, and one receiver that would wait ten seconds for each element, but never has to. */
final class Timeouts implements Burst {

  private static final int ELEMENTS = 30_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Supplier<Pipe> pipes;
  private long sum;

  private Timeouts(Supplier<Pipe> pipes) {
    this.pipes = pipes;
  }

  static Workload workload(int capacity) {
    return Workload.timed(
            "receive-timeout-" + Names.capacity(capacity),
            "one to one, each receive with a timeout that does not expire, "
                + Names.buffer(capacity),
            "element",
            ELEMENTS)
        .by(Pipes.each(capacity, Timeouts::new))
        .by(Contestant.KOTLIN, () -> new CoroutineTimeouts(capacity, ELEMENTS, LIMIT))
        .alsoInGo();
  }

  @Override
  public void run() throws InterruptedException {
    Pipe pipe = pipes.get();
    Crew crew = new Crew();
    crew.start(() -> {
      long received = 0;
      for (int i = 0; i < ELEMENTS; i++) {
        received += pipe.receive(LIMIT);
      }
      sum = received;
    });
    crew.start(() -> {
      for (int i = 0; i < ELEMENTS; i++) {
        pipe.send(Elements.number(i));
      }
    });
    crew.await();
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.sum(ELEMENTS), sum);
  }
}
