package rendezvous.stress.crowds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.channel.Channel;
import rendezvous.testing.Crowd;
import rendezvous.testing.Effort;

/**
 * Nothing but sends and receives, as fast as they go, by few and by many: the path where a wake-up
 * that is lost once in a million stops everything.
 */
@Tag("stress")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HandOffStressTest {
  private static final int ELEMENTS = Effort.rounds(100_000, 3_000_000);

  static Stream<Arguments> runs() {
    return Stream.of(0, 1, 2, 16, Integer.MAX_VALUE)
        .flatMap(capacity -> Stream.of(1, 4, 50).map(crowd -> Arguments.of(capacity, crowd)));
  }

  @ParameterizedTest(name = "capacity {0}, {1} senders and {1} receivers")
  @MethodSource("runs")
  void everyElementArrivesOnceAndInOrder(int capacity, int size) throws Exception {
    // given
    Channel<Long> channel = Channel.buffered("crowded", capacity);
    AtomicLong received = new AtomicLong();
    AtomicLong sum = new AtomicLong();
    Crowd crowd = new Crowd();
    List<Thread> senders = new ArrayList<>();
    int each = ELEMENTS / size;
    // when
    for (int i = 0; i < size; i++) {
      crowd.start(_ -> receiveAll(channel, size, received, sum));
    }
    for (int i = 0; i < size; i++) {
      long sender = i;
      senders.add(
          crowd.start(_ -> {
            for (long number = 0; number < each; number++) {
              channel.send(number * size + sender);
            }
          }));
    }
    joinWhileTheyGetOn(crowd, senders, received);
    channel.close();
    crowd.join();
    // then
    long sent = (long) each * size;
    assertEquals(sent, received.get());
    assertEquals(sent * (sent - 1) / 2, sum.get());
    assertEquals(0, channel.waitingSenders() + channel.waitingReceivers());
  }

  /** Element n is number n / senders of sender n % senders: each sender's numbers must rise. */
  private static void receiveAll(
      Channel<Long> channel, int senders, AtomicLong received, AtomicLong sum) {
    long[] last = new long[senders];
    Arrays.fill(last, -1);
    for (long element : channel) {
      int sender = (int) (element % senders);
      if (element <= last[sender]) {
        throw new AssertionError(element + " of sender " + sender + " after " + last[sender]);
      }
      last[sender] = element;
      received.incrementAndGet();
      sum.addAndGet(element);
    }
  }

  /** However slow the machine: stuck is who gets nowhere at all. */
  private static void joinWhileTheyGetOn(Crowd crowd, List<Thread> senders, AtomicLong received)
      throws InterruptedException {
    long before = -1;
    long since = System.nanoTime();
    while (senders.stream().anyMatch(Thread::isAlive) && !crowd.hasFailed()) {
      long now = received.get();
      if (now != before) {
        before = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > Effort.PATIENCE.toNanos()) {
        break;
      }
      Thread.sleep(1);
    }
    crowd.join(senders);
  }
}
