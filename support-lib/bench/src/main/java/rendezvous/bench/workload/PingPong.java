package rendezvous.bench.workload;

import java.util.function.Supplier;

/** Two virtual threads and two unbuffered pipes: an element goes there, and comes back. */
final class PingPong implements Burst {

  private static final int ROUND_TRIPS = 50_000;

  private final Supplier<Pipe> pipes;
  private long sum;

  private PingPong(Supplier<Pipe> pipes) {
    this.pipes = pipes;
  }

  static Workload workload() {
    return Workload.timed(
            "ping-pong",
            "there and back through two unbuffered channels",
            "round trip",
            ROUND_TRIPS)
        .by(Pipes.each(Pipes.UNBUFFERED, PingPong::new))
        .by(Contestant.KOTLIN, () -> new CoroutinePingPong(ROUND_TRIPS))
        .alsoInGo();
  }

  @Override
  public void run() throws InterruptedException {
    Pipe there = pipes.get();
    Pipe back = pipes.get();
    Crew crew = new Crew();
    crew.start(() -> {
      for (int i = 0; i < ROUND_TRIPS; i++) {
        back.send(there.receive());
      }
    });
    crew.start(() -> {
      long received = 0;
      for (int i = 0; i < ROUND_TRIPS; i++) {
        there.send(Elements.number(i));
        received += back.receive();
      }
      sum = received;
    });
    crew.await();
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.sum(ROUND_TRIPS), sum);
  }
}
