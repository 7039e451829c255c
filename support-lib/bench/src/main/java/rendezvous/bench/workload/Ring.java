package rendezvous.bench.workload;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A thousand virtual threads in a ring of unbuffered pipes hand one token on: all but one of them
 * are asleep at any time.
 */
final class Ring implements Burst {

  private static final int NODES = 1000;
  private static final int LAPS = 50;

  private final Supplier<Pipe> pipes;
  private int last;

  private Ring(Supplier<Pipe> pipes) {
    this.pipes = pipes;
  }

  static Workload workload() {
    return Workload.timed(
            "ring-" + NODES,
            "a token goes round a ring of " + NODES + " threads, unbuffered",
            "hop",
            NODES * LAPS)
        .by(Pipes.each(Pipes.UNBUFFERED, Ring::new))
        .by(Contestant.KOTLIN, () -> new CoroutineRing(NODES, LAPS))
        .alsoInGo();
  }

  @Override
  public void run() throws InterruptedException {
    Pipe[] into = Stream.generate(pipes).limit(NODES).toArray(Pipe[]::new);
    Crew crew = new Crew();
    for (int node = 1; node < NODES; node++) {
      Pipe own = into[node];
      Pipe next = into[(node + 1) % NODES];
      crew.start(() -> {
        for (int lap = 0; lap < LAPS; lap++) {
          next.send(Elements.number(own.receive() + 1));
        }
      });
    }
    crew.start(() -> {
      int token = 0;
      for (int lap = 0; lap < LAPS; lap++) {
        into[1].send(Elements.number(token + 1));
        token = into[0].receive();
      }
      last = token;
    });
    crew.await();
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.number(NODES * LAPS), last);
  }
}
