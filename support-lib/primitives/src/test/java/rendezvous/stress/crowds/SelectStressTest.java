package rendezvous.stress.crowds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rendezvous.channel.Channel;
import rendezvous.channel.Select;
import rendezvous.testing.Crowd;
import rendezvous.testing.Effort;

/** Selects that meet selects, in both directions on the same rendezvous channels, in any order. */
@Tag("stress")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SelectStressTest {
  private static final int THREADS = 8;
  private static final int MEETINGS = Effort.rounds(10_000, 1_000_000);

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
    Crowd crowd = new Crowd();
    for (int i = 0; i < THREADS; i++) {
      crowd.start(random -> {
        while (meet(channels, quit, given, taken, random)) {
          meetings.incrementAndGet();
        }
      });
    }
    // when: each meeting is counted on both sides
    long before = -1;
    while (meetings.get() < 2 * MEETINGS && meetings.get() != before && !crowd.hasFailed()) {
      before = meetings.get();
      long end = System.nanoTime() + Effort.PATIENCE.toNanos();
      while (meetings.get() == before && System.nanoTime() < end) {
        Thread.sleep(1);
      }
    }
    quit.close();
    // then
    crowd.join();
    assertTrue(meetings.get() >= 2 * MEETINGS, "stuck after " + meetings);
    assertEquals(given.get(), taken.get());
    for (Channel<Long> channel : channels) {
      assertEquals(0, channel.waitingSenders() + channel.waitingReceivers());
    }
  }

  private static boolean meet(
      List<Channel<Long>> channels,
      Channel<Void> quit,
      AtomicLong given,
      AtomicLong taken,
      SplittableRandom random)
      throws InterruptedException {
    long mine = random.nextLong();
    Select<Boolean> select = new Select<>();
    int first = random.nextInt(channels.size());
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
    return select.closed(quit, () -> false).await();
  }
}
