package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Senders and receivers use every operation there is on two channels at once, while they are
 * interrupted at random and, in the end, the channels are closed under them. Every element that a
 * send reported as delivered is received exactly once, every other never; and each receiver sees
 * the elements of one sender on one channel in the order in which they were sent.
 */
class ChannelStressTest {
  private static final int SENDERS = 4;
  private static final int RECEIVERS = 4;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration RUN = Duration.ofMillis(600);

  /** The number of an element among those that its sender sent on the same channel. */
  private record Element(int channel, int sender, int number) {}

  private final List<Channel<Element>> channels = new ArrayList<>();
  private final BitSet[][] sent = new BitSet[2][SENDERS];
  private final BitSet[][] received = new BitSet[2][SENDERS];
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();

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
    List<Thread> receivers = new ArrayList<>();
    for (int i = 0; i < RECEIVERS; i++) {
      receivers.add(start(i, new Receiver()));
    }
    for (int i = 0; i < SENDERS; i++) {
      senders.add(start(i, new Sender(i)));
    }
    List<Thread> all = new ArrayList<>(senders);
    all.addAll(receivers);
    // when
    long end = System.nanoTime() + RUN.toNanos();
    while (System.nanoTime() < end && failures.isEmpty()) {
      all.get(ThreadLocalRandom.current().nextInt(all.size())).interrupt();
      Thread.sleep(0, 50_000);
    }
    if (closeUnderSenders) {
      channels.forEach(Channel::close);
      join(senders);
    } else {
      stop.set(true);
      interruptUntilEnded(senders);
      channels.forEach(Channel::close);
    }
    join(receivers);
    // then
    failures.forEach(Throwable::printStackTrace);
    assertTrue(failures.isEmpty(), failures::toString);
    for (int channel = 0; channel < 2; channel++) {
      for (int sender = 0; sender < SENDERS; sender++) {
        assertEquals(sent[channel][sender], received[channel][sender]);
      }
      assertTrue(Stream.of(sent[channel]).anyMatch(any -> !any.isEmpty()), "nothing was sent");
      assertEquals(0, channels.get(channel).size());
      assertEquals(0, channels.get(channel).waitingSenders());
      assertEquals(0, channels.get(channel).waitingReceivers());
    }
  }

  private interface Body {
    void run() throws Exception;
  }

  private Thread start(int index, Body body) {
    Thread.Builder builder = index == 0 ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    return builder.start(() -> {
      try {
        body.run();
      } catch (Throwable t) {
        failures.add(t);
      }
    });
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      if (!thread.join(LIMIT)) {
        fail("stuck: " + Arrays.toString(thread.getStackTrace()));
      }
    }
  }

  /** A sender may wait for a receiver that waits on the other channel: an interrupt moves it on. */
  private static void interruptUntilEnded(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      long end = System.nanoTime() + LIMIT.toNanos();
      while (!thread.join(Duration.ofMillis(1))) {
        thread.interrupt();
        assertTrue(System.nanoTime() < end, "stuck");
      }
    }
  }

  private final class Sender implements Body {
    private final int id;
    private final int[] next = new int[2];

    Sender(int id) {
      this.id = id;
    }

    @Override
    public void run() {
      while (!stop.get()) {
        try {
          int channel = sendOne();
          if (channel >= 0) {
            sent[channel][id].set(next[channel]);
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
    private int sendOne() throws InterruptedException {
      ThreadLocalRandom random = ThreadLocalRandom.current();
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

  private final class Receiver implements Body {
    private final int[][] last = new int[2][SENDERS];
    private final boolean[] ended = new boolean[2];

    Receiver() {
      for (int[] each : last) {
        Arrays.fill(each, -1);
      }
    }

    @Override
    public void run() {
      while (!(ended[0] && ended[1])) {
        try {
          receiveOne();
        } catch (InterruptedException e) {
          // nothing received
        }
      }
    }

    private void receiveOne() throws InterruptedException {
      ThreadLocalRandom random = ThreadLocalRandom.current();
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
