package rendezvous.stress.crowds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.channel.Channel;
import rendezvous.channel.ChannelClosedException;
import rendezvous.channel.Received;
import rendezvous.channel.Select;
import rendezvous.testing.Crowd;
import rendezvous.testing.Effort;

/**
 * Senders and receivers use every operation there is on two channels at once, while they are
 * interrupted at random and, in the end, the channels are closed under them. Every element that a
 * send reported as delivered is received exactly once, every other never; and each receiver sees
 * the elements of one sender on one channel in the order in which they were sent.
 */
@Tag("stress")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ChannelStressTest {
  private static final int SENDERS = 4;
  private static final int RECEIVERS = 4;
  private static final Duration RUN = Effort.time(Duration.ofMillis(400), Duration.ofSeconds(15));

  /** The number of an element among those that its sender sent on the same channel. */
  private record Element(int channel, int sender, int number) {}

  private final List<Channel<Element>> channels = new ArrayList<>();
  private final BitSet[][] sent = new BitSet[2][SENDERS];
  private final BitSet[][] received = new BitSet[2][SENDERS];
  private final LongAdder[] delivered = {new LongAdder(), new LongAdder()};
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Crowd crowd = new Crowd();

  static Stream<Arguments> runs() {
    return Stream.of(0, 1, 16, Integer.MAX_VALUE)
        .flatMap(capacity ->
            Stream.of(true, false)
                .filter(closing -> closing || capacity < 16)
                .map(closing -> Arguments.of(capacity, closing)));
  }

  @ParameterizedTest(name = "capacity {0}, closed under senders: {1}")
  @MethodSource("runs")
  void nothingIsLostOrDoubledAndOrderIsKept(int capacity, boolean closeUnderSenders)
      throws Exception {
    // given
    for (int i = 0; i < 2; i++) {
      channels.add(Channel.buffered("c" + i, capacity));
      Arrays.setAll(sent[i], _ -> new BitSet());
      Arrays.setAll(received[i], _ -> new BitSet());
    }
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < RECEIVERS; i++) {
      start(i, new Receiver());
    }
    for (int i = 0; i < SENDERS; i++) {
      senders.add(start(i, new Sender(i)));
    }
    // when
    SplittableRandom random = crowd.random();
    long end = System.nanoTime() + RUN.toNanos();
    // on a busy machine, until there is something to look at
    while ((System.nanoTime() < end || !bothWereUsed()) && !crowd.hasFailed()) {
      crowd.interruptOne(random);
      Thread.sleep(0, 50_000);
    }
    if (closeUnderSenders) {
      channels.forEach(Channel::close);
    } else {
      stop.set(true);
      interruptUntilEnded(senders);
      channels.forEach(Channel::close);
    }
    crowd.join();
    // then
    for (int channel = 0; channel < 2; channel++) {
      for (int sender = 0; sender < SENDERS; sender++) {
        assertEquals(sent[channel][sender], received[channel][sender], crowd::replay);
      }
      assertEquals(0, channels.get(channel).size());
      assertEquals(0, channels.get(channel).waitingSenders());
      assertEquals(0, channels.get(channel).waitingReceivers());
    }
  }

  private boolean bothWereUsed() {
    return Stream.of(delivered).allMatch(channel -> channel.sum() > 0);
  }

  private Thread start(int index, Crowd.Body body) {
    return index == 0 ? crowd.startPlatform(body) : crowd.start(body);
  }

  /** A sender may wait for a receiver that waits on the other channel: an interrupt moves it on. */
  private void interruptUntilEnded(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      long end = System.nanoTime() + Effort.PATIENCE.toNanos();
      while (!thread.join(Duration.ofMillis(1)) && System.nanoTime() < end) {
        thread.interrupt();
      }
    }
    crowd.join(threads);
  }

  private final class Sender implements Crowd.Body {
    private final int id;
    private final int[] next = new int[2];

    Sender(int id) {
      this.id = id;
    }

    @Override
    public void run(SplittableRandom random) {
      while (!stop.get()) {
        try {
          int channel = sendOne(random);
          if (channel >= 0) {
            sent[channel][id].set(next[channel]);
            delivered[channel].increment();
          }
        } catch (InterruptedException e) {
          // not sent: the number stays unused
        } catch (ChannelClosedException e) {
          return; // not sent either
        }
        next[0]++;
        next[1]++;
      }
    }

    /** Returns the channel on which the element was sent; -1 for none. */
    private int sendOne(SplittableRandom random) throws InterruptedException {
      int mine = random.nextInt(2);
      Channel<Element> channel = channels.get(mine);
      Element element = element(mine);
      return switch (random.nextInt(6)) {
        case 0 -> channel.trySend(element) ? mine : -1;
        case 1 -> channel.send(element, Duration.ofNanos(random.nextInt(100_000))) ? mine : -1;
        case 2 ->
            new Select<Integer>()
                .send(channels.get(0), element(0), () -> 0)
                .send(channels.get(1), element(1), () -> 1)
                .await();
        case 3 ->
            new Select<Integer>()
                .send(channels.get(0), element(0), () -> 0)
                .send(channels.get(1), element(1), () -> 1)
                .timeout(Duration.ofNanos(random.nextInt(100_000)), () -> -1)
                .await();
        default -> {
          channel.send(element);
          yield mine;
        }
      };
    }

    private Element element(int channel) {
      return new Element(channel, id, next[channel]);
    }
  }

  private final class Receiver implements Crowd.Body {
    private final int[][] last = new int[2][SENDERS];
    private final boolean[] ended = new boolean[2];

    Receiver() {
      for (int[] each : last) {
        Arrays.fill(each, -1);
      }
    }

    @Override
    public void run(SplittableRandom random) {
      while (!(ended[0] && ended[1])) {
        try {
          receiveOne(random);
        } catch (InterruptedException e) {
          // nothing received
        }
      }
    }

    private void receiveOne(SplittableRandom random) throws InterruptedException {
      int mine = random.nextInt(2);
      Channel<Element> channel = channels.get(mine);
      switch (random.nextInt(6)) {
        case 0 -> take(mine, channel.tryReceive());
        case 1 -> take(mine, channel.receive(Duration.ofNanos(random.nextInt(100_000))));
        case 2, 3 -> both().timeout(Duration.ofNanos(random.nextInt(100_000)), () -> true).await();
        case 4 -> both().await();
        default -> take(mine, channel.receiveOrClosed());
      }
    }

    private Select<Boolean> both() {
      return new Select<Boolean>()
          .receive(channels.get(0), this::take, _ -> ended[0] = true)
          .receive(channels.get(1), this::take, _ -> ended[1] = true);
    }

    private void take(int channel, Received<Element> outcome) {
      switch (outcome) {
        case Received.Value<Element>(Element element) -> take(element);
        case Received.Closed<Element> _ -> ended[channel] = true;
        case Received.None<Element> _ -> {}
      }
    }

    private boolean take(Element element) {
      int before = last[element.channel][element.sender];
      last[element.channel][element.sender] = element.number;
      if (element.number <= before) {
        throw new AssertionError("out of order: " + element + " after " + before);
      }
      BitSet seen = received[element.channel][element.sender];
      synchronized (seen) {
        if (seen.get(element.number)) {
          throw new AssertionError("received twice: " + element);
        }
        seen.set(element.number);
      }
      return true;
    }
  }
}
