package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Waits.Operation;
import rendezvous.channel.Waits.Wait;
import rendezvous.testing.Blocked;

/** The record of who waits where. */
class WaitsTest {
  private final Channel<Integer> orders = Channel.unbuffered("orders");
  private final Channel<Integer> jobs = Channel.buffered("jobs", 1);

  @AfterEach
  void switchOff() {
    Waits.record(false);
  }

  @Test
  void listsEachKindOfWaitUntilItEnds() throws Exception {
    // given
    Waits.record(true);
    jobs.send(0);
    // when
    Blocked<Integer> receiving = Blocked.in(orders::receive);
    Blocked<Void> sending = Blocked.on(() -> jobs.send(1));
    Select<Integer> select = new Select<Integer>().receive(orders, n -> n).send(jobs, 2, () -> 2);
    Blocked<Integer> selecting = Blocked.in(select::await);
    // then
    assertWaits(receiving.thread(), Operation.RECEIVE, orders);
    assertWaits(sending.thread(), Operation.SEND, jobs);
    assertWaits(selecting.thread(), Operation.SELECT, select);
    assertEquals(waitOf(receiving.thread()).get(0).on(), orders);
    // when
    orders.send(1);
    jobs.receive();
    jobs.receive();
    receiving.value();
    sending.value();
    selecting.value();
    // then
    for (Blocked<?> blocked : List.of(receiving, sending, selecting)) {
      assertTrue(waitOf(blocked.thread()).isEmpty());
    }
  }

  @Test
  void forgetsWhoGivesUp() throws Exception {
    // given
    Waits.record(true);
    Blocked<Integer> interrupted = Blocked.in(orders::receive);
    Blocked<Received<Integer>> timed = Blocked.in(() -> orders.receive(Duration.ofMillis(50)));
    // when
    interrupted.interrupt();
    interrupted.thrown();
    timed.value();
    // then
    assertTrue(waitOf(interrupted.thread()).isEmpty());
    assertTrue(waitOf(timed.thread()).isEmpty());
  }

  @Test
  void isOffUntilSwitchedOn() throws Exception {
    // given
    Blocked<Integer> receiving = Blocked.in(orders::receive);
    // when
    Waits.record(true);
    // then
    assertTrue(waitOf(receiving.thread()).isEmpty());
    assertTrue(Waits.areRecorded());
    // when
    Waits.record(false);
    orders.send(1);
    receiving.value();
    // then
    assertFalse(Waits.areRecorded());
  }

  @Test
  void saysItInWords() throws Exception {
    // given
    Waits.record(true);
    Blocked<Integer> receiving = Blocked.in(orders::receive);
    // when
    Wait wait = waitOf(receiving.thread()).getFirst();
    // then
    assertEquals(
        "thread #%d: RECEIVE, channel \"orders\" (unbuffered, open, 1 receiver waiting)"
            .formatted(receiving.thread().threadId()),
        wait.toString());
    orders.close();
    receiving.thrown();
  }

  private static void assertWaits(Thread thread, Operation operation, Object on) {
    List<Wait> waits = waitOf(thread);
    assertEquals(1, waits.size());
    assertEquals(operation, waits.getFirst().operation());
    assertSame(on, waits.getFirst().on());
  }

  private static List<Wait> waitOf(Thread thread) {
    return Waits.now().stream().filter(wait -> wait.thread() == thread).toList();
  }
}
