package rendezvous.bench.workload;

import com.softwaremill.jox.SelectClause;
import java.util.stream.IntStream;
import rendezvous.channel.Channel;
import rendezvous.channel.Select;

/**
 * One virtual thread selects over channels, each with a sender of its own. Both libraries allow a
 * select to be made once and used again, so both do.
 */
final class Selects implements Burst {

  private static final int ELEMENTS = 40_000;

  private final Maker maker;
  private final int senders;
  private final int each;
  private long sum;

  /** Channels and a select over all of them. */
  private interface Selector {

    void send(int channel, Integer element) throws InterruptedException;

    Integer select() throws InterruptedException;
  }

  @FunctionalInterface
  private interface Maker {
    Selector make();
  }

  private Selects(Maker maker, int senders) {
    this.maker = maker;
    this.senders = senders;
    this.each = ELEMENTS / senders;
  }

  static Workload workload(int senders, int capacity) {
    return Workload.timed(
            "select-" + senders + "-" + Names.capacity(capacity),
            "one receiver selects over "
                + senders
                + " channels, each with a sender, "
                + Names.buffer(capacity),
            "element",
            ELEMENTS)
        .by(
            Contestant.RENDEZVOUS,
            () -> new Selects(() -> new Rendezvous(senders, capacity), senders))
        .by(Contestant.JOX, () -> new Selects(() -> new Jox(senders, capacity), senders))
        .by(Contestant.KOTLIN, () -> new CoroutineSelects(capacity, senders, ELEMENTS / senders))
        .alsoInGo();
  }

  @Override
  public void run() throws InterruptedException {
    Selector selector = maker.make();
    Crew crew = new Crew();
    crew.start(() -> {
      long received = 0;
      for (int i = 0; i < each * senders; i++) {
        received += selector.select();
      }
      sum = received;
    });
    for (int sender = 0; sender < senders; sender++) {
      int channel = sender;
      crew.start(() -> {
        for (int i = 0; i < each; i++) {
          selector.send(channel, Elements.number(i));
        }
      });
    }
    crew.await();
  }

  @Override
  public void verify() {
    Elements.requireSum(Elements.sum(each) * senders, sum);
  }

  /** A {@code Select} with a handler that returns the element. */
  private static final class Rendezvous implements Selector {

    private final Channel<Integer>[] channels;
    private final Select<Integer> select = new Select<>();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of channels of one element type
    Rendezvous(int senders, int capacity) {
      channels =
          IntStream.range(0, senders)
              .mapToObj(_ -> Pipes.rendezvous(capacity))
              .toArray(Channel[]::new);
      for (Channel<Integer> channel : channels) {
        select.receive(channel, element -> element);
      }
    }

    @Override
    public void send(int channel, Integer element) throws InterruptedException {
      channels[channel].send(element);
    }

    @Override
    public Integer select() throws InterruptedException {
      return select.await();
    }
  }

  /** {@code Select.select} over clauses that are kept. */
  private static final class Jox implements Selector {

    private final com.softwaremill.jox.Channel<Integer>[] channels;
    private final SelectClause<Integer>[] clauses;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays of channels and clauses of one type
    Jox(int senders, int capacity) {
      channels =
          IntStream.range(0, senders)
              .mapToObj(_ -> Pipes.jox(capacity))
              .toArray(com.softwaremill.jox.Channel[]::new);
      clauses = new SelectClause[senders];
      for (int i = 0; i < senders; i++) {
        clauses[i] = channels[i].receiveClause();
      }
    }

    @Override
    public void send(int channel, Integer element) throws InterruptedException {
      channels[channel].send(element);
    }

    @Override
    public Integer select() throws InterruptedException {
      return com.softwaremill.jox.Select.select(clauses);
    }
  }
}
