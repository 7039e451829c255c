package rendezvous.bench.workload;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Senders and receivers of a shared pipe, each in its own virtual thread: senders send their share
 * as fast as they can, receivers receive theirs. Also many such groups beside each other.
 */
final class Streams implements Burst {

  private static final int ELEMENTS = 100_000;

  private final Supplier<Pipe> pipes;
  private final int groups;
  private final int pairs;
  private final int each;
  private LongAdder sum;

  private Streams(Supplier<Pipe> pipes, int groups, int pairs) {
    this.pipes = pipes;
    this.groups = groups;
    this.pairs = pairs;
    this.each = ELEMENTS / groups / pairs;
  }

  /** One pipe, {@code pairs} senders and as many receivers. */
  static Workload shared(int pairs, int capacity) {
    return workload(
        pairs + "-to-" + pairs + "-" + Names.capacity(capacity),
        Names.people(pairs, "sender")
            + " and "
            + Names.people(pairs, "receiver")
            + " on one channel, "
            + Names.buffer(capacity),
        1,
        pairs,
        capacity);
  }

  /** {@code groups} pipes, each with one sender and one receiver. */
  static Workload parallel(int groups, int capacity) {
    return workload(
        "pairs-" + groups + "-" + Names.capacity(capacity),
        groups + " channels beside each other, each with its own pair, " + Names.buffer(capacity),
        groups,
        1,
        capacity);
  }

  private static Workload workload(String name, String what, int groups, int pairs, int capacity) {
    Workload workload =
        Workload.timed(name, what, "element", ELEMENTS)
            .by(Pipes.each(capacity, pipes -> new Streams(pipes, groups, pairs)))
            .by(
                Contestant.KOTLIN,
                () -> new CoroutineStreams(capacity, groups, pairs, ELEMENTS / groups / pairs));
    return capacity == Pipes.UNLIMITED ? workload : workload.alsoInGo();
  }

  @Override
  public void prepare() {
    sum = new LongAdder();
  }

  @Override
  public void run() throws InterruptedException {
    Crew crew = new Crew();
    for (int group = 0; group < groups; group++) {
      Pipe pipe = pipes.get();
      for (int pair = 0; pair < pairs; pair++) {
        crew.start(() -> receive(pipe));
        crew.start(() -> send(pipe));
      }
    }
    crew.await();
  }

  private void send(Pipe pipe) throws InterruptedException {
    for (int i = 0; i < each; i++) {
      pipe.send(Elements.number(i));
    }
  }

  private void receive(Pipe pipe) throws InterruptedException {
    long received = 0;
    for (int i = 0; i < each; i++) {
      received += pipe.receive();
    }
    sum.add(received);
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.sum(each) * groups * pairs, sum.sum());
  }
}
