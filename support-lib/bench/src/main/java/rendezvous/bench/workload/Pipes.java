package rendezvous.bench.workload;

import com.softwaremill.jox.Select;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import rendezvous.channel.Channel;
import rendezvous.channel.Received;

/** The blocking contestants, each through its own plainest methods. */
final class Pipes {

  /** A capacity: each send waits for its receive. */
  static final int UNBUFFERED = 0;

  /** A capacity: no send waits. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  private Pipes() {}

  /** Who has a pipe of this capacity. */
  static Map<Contestant, Supplier<Pipe>> of(int capacity) {
    Map<Contestant, Supplier<Pipe>> pipes = new EnumMap<>(Contestant.class);
    pipes.put(Contestant.RENDEZVOUS, () -> new Rendezvous(rendezvous(capacity)));
    pipes.put(Contestant.JOX, () -> new Jox(jox(capacity)));
    switch (capacity) {
      case UNBUFFERED -> {
        pipes.put(Contestant.SYNCHRONOUS_QUEUE, () -> new Queue(new SynchronousQueue<>()));
        pipes.put(
            Contestant.LINKED_TRANSFER_QUEUE, () -> new Transfer(new LinkedTransferQueue<>()));
      }
      case UNLIMITED -> {
        pipes.put(Contestant.LINKED_BLOCKING_QUEUE, () -> new Queue(new LinkedBlockingQueue<>()));
        pipes.put(Contestant.LINKED_TRANSFER_QUEUE, () -> new Queue(new LinkedTransferQueue<>()));
      }
      default -> {
        pipes.put(
            Contestant.ARRAY_BLOCKING_QUEUE, () -> new Queue(new ArrayBlockingQueue<>(capacity)));
        pipes.put(
            Contestant.LINKED_BLOCKING_QUEUE, () -> new Queue(new LinkedBlockingQueue<>(capacity)));
      }
    }
    return pipes;
  }

  /** What each of them does with its pipes. */
  static Map<Contestant, Supplier<Trial>> each(
      int capacity, Function<Supplier<Pipe>, Trial> trial) {
    Map<Contestant, Supplier<Trial>> trials = new EnumMap<>(Contestant.class);
    of(capacity).forEach((contestant, pipe) -> trials.put(contestant, () -> trial.apply(pipe)));
    return trials;
  }

  static Channel<Integer> rendezvous(int capacity) {
    return capacity == UNLIMITED ? Channel.unlimited() : Channel.buffered(capacity);
  }

  static com.softwaremill.jox.Channel<Integer> jox(int capacity) {
    return switch (capacity) {
      case UNBUFFERED -> com.softwaremill.jox.Channel.newRendezvousChannel();
      case UNLIMITED -> com.softwaremill.jox.Channel.newUnlimitedChannel();
      default -> com.softwaremill.jox.Channel.newBufferedChannel(capacity);
    };
  }

  /** {@code send}, {@code receive}, and {@code receive} with a timeout. */
  private record Rendezvous(Channel<Integer> channel) implements Pipe {

    @Override
    public void send(Integer element) throws InterruptedException {
      channel.send(element);
    }

    @Override
    public Integer receive() throws InterruptedException {
      return channel.receive();
    }

    @Override
    public Integer receive(Duration timeout) throws InterruptedException {
      return channel.receive(timeout) instanceof Received.Value<Integer>(Integer value)
          ? value
          : null;
    }
  }

  /** {@code send} and {@code receive}; a timeout is jox's {@code selectWithin} of one clause. */
  private record Jox(com.softwaremill.jox.Channel<Integer> channel) implements Pipe {

    @Override
    public void send(Integer element) throws InterruptedException {
      channel.send(element);
    }

    @Override
    public Integer receive() throws InterruptedException {
      return channel.receive();
    }

    @Override
    public Integer receive(Duration timeout) throws InterruptedException {
      try {
        return Select.selectWithin(timeout, channel.receiveClause());
      } catch (TimeoutException _) {
        return null;
      }
    }
  }

  /** {@code put}, {@code take} and {@code poll} with a timeout. */
  private record Queue(BlockingQueue<Integer> queue) implements Pipe {

    @Override
    public void send(Integer element) throws InterruptedException {
      queue.put(element);
    }

    @Override
    public Integer receive() throws InterruptedException {
      return queue.take();
    }

    @Override
    public Integer receive(Duration timeout) throws InterruptedException {
      return queue.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** As {@link Queue}, but a send is a {@code transfer}: it waits for the receiver. */
  private record Transfer(LinkedTransferQueue<Integer> queue) implements Pipe {

    @Override
    public void send(Integer element) throws InterruptedException {
      queue.transfer(element);
    }

    @Override
    public Integer receive() throws InterruptedException {
      return queue.take();
    }

    @Override
    public Integer receive(Duration timeout) throws InterruptedException {
      return queue.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
