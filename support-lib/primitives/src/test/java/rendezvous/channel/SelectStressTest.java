package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Selects that meet selects, in both directions on the same rendezvous channels, in any order. */
class SelectStressTest {
  private static final int THREADS = 8;
  private static final int MEETINGS = 4_000;

  @Test
  void everyMeetingHasTwoSides() throws Exception {
    // given: every thread offers to send and to receive on every channel, cases in random order
    List<Channel<Long>> channels = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      channels.add(Channel.unbuffered());
    }
    Channel<Void> quit = Channel.unbuffered("quit");
    AtomicLong given = new AtomicLong();
    AtomicLong taken = new AtomicLong();
    AtomicLong meetings = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            while (meet(channels, quit, given, taken)) {
              meetings.incrementAndGet();
            }
          }));
    }
    // when
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (meetings.get() < MEETINGS) {
      assertTrue(System.nanoTime() < end, "stuck after " + meetings);
      Thread.sleep(1);
    }
    quit.close();
    // then
    for (Thread thread : threads) {
      assertTrue(thread.join(Duration.ofSeconds(20)), "not told to quit");
    }
    assertEquals(given.get(), taken.get());
    for (Channel<Long> channel : channels) {
      assertEquals(0, channel.waitingSenders() + channel.waitingReceivers());
    }
  }

  private static boolean meet(
      List<Channel<Long>> channels, Channel<Void> quit, AtomicLong given, AtomicLong taken) {
    long mine = ThreadLocalRandom.current().nextLong();
    Select<Boolean> select = new Select<>();
    int first = ThreadLocalRandom.current().nextInt(channels.size());
    for (int i = 0; i < channels.size(); i++) {
      Channel<Long> channel = channels.get((first + i) % channels.size());
      select.send(
          channel,
          mine,
          () -> {
            given.addAndGet(mine);
            return true;
          });
      select.receive(
          channel,
          theirs -> {
            taken.addAndGet(theirs);
            return true;
          });
    }
    try {
      return select.closed(quit, () -> false).await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
