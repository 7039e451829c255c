package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class TimersTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant ONE_OCLOCK = Instant.EPOCH.plus(HOUR);

  private final VirtualTime time = new VirtualTime();

  @Test
  void firesOnceWhenItsTimeHasCome() throws Exception {
    // given
    ReceiveChannel<Instant> timer = Timers.after(HOUR, time);
    time.advance(HOUR.minusNanos(1));
    assertEquals(new Received.None<>(), timer.tryReceive());
    // when
    time.advance(Duration.ofNanos(1));
    // then
    assertEquals(ONE_OCLOCK, timer.receive());
    time.advance(HOUR);
    assertEquals(new Received.None<>(), timer.tryReceive());
    assertFalse(timer.isClosed());
  }

  @Test
  void wakesWhoWaits() throws Exception {
    // given
    ReceiveChannel<Instant> timer = Timers.after(HOUR, time);
    Blocked<Instant> receiving = Blocked.in(timer::receive);
    // when
    time.advance(HOUR);
    // then
    assertEquals(ONE_OCLOCK, receiving.value());
    assertEquals(0, time.pending());
  }

  @Test
  void wakesASelect() throws Exception {
    // given
    Channel<String> replies = Channel.unbuffered();
    Select<String> select =
        new Select<String>()
            .receive(replies, v -> v)
            .receive(Timers.after(HOUR, time), _ -> "late");
    Blocked<String> selecting = Blocked.in(select::await);
    // when
    time.advance(HOUR);
    // then
    assertEquals("late", selecting.value());
    assertEquals(0, replies.waitingReceivers());
  }

  @Test
  void isReadyInASelectWithoutWaiting() throws Exception {
    // given
    Select<String> select =
        new Select<String>().receive(Timers.after(HOUR, time), _ -> "late").otherwise(() -> "no");
    assertEquals("no", select.await());
    // when
    time.advance(HOUR);
    // then
    assertEquals("late", select.await());
    assertEquals("no", select.await());
  }

  @Test
  void aDroppedTimerLeavesNothingBehind() throws Exception {
    // given, when: nobody ever waits
    ReceiveChannel<Instant> timer = Timers.after(HOUR, time);
    // then
    assertEquals(0, time.pending());
    // when: somebody waits, and gives up in each possible way
    Blocked<Instant> receiving = Blocked.in(timer::receive);
    assertEquals(1, time.pending());
    receiving.interrupt();
    assertInstanceOf(InterruptedException.class, receiving.thrown());
    assertEquals(0, time.pending());
    timer.receive(Duration.ofNanos(1));
    assertEquals(0, time.pending());
    // when: another case of a select is chosen
    Channel<String> replies = Channel.unbuffered();
    Select<String> select =
        new Select<String>().receive(timer, _ -> "late").receive(replies, v -> v);
    Blocked<String> selecting = Blocked.in(select::await);
    assertEquals(1, time.pending());
    replies.send("reply");
    // then
    assertEquals("reply", selecting.value());
    assertEquals(0, time.pending());
  }

  @Test
  void oneOfSeveralReceiversGetsIt() throws Exception {
    // given
    ReceiveChannel<Instant> timer = Timers.after(HOUR, time);
    Blocked<Instant> first = Blocked.in(timer::receive);
    Blocked<Instant> second = Blocked.in(timer::receive);
    // when
    time.advance(HOUR.multipliedBy(3));
    // then
    assertEquals(ONE_OCLOCK, first.value());
    Blocked.awaitParked(second.thread());
    assertEquals(0, time.pending());
    second.interrupt();
    second.thrown();
  }

  @Test
  void theSystemsClockRings() throws Exception {
    // given
    Duration delay = Duration.ofMillis(5);
    long start = System.nanoTime();
    // when
    Timers.after(delay).receive();
    // then
    assertTrue(System.nanoTime() - start >= delay.toNanos(), "too early");
    assertEquals(0, SystemTime.INSTANCE.pending());
  }

  @Test
  void zeroAndLessAreDueAtOnce() throws Exception {
    assertEquals(Instant.EPOCH, Timers.after(Duration.ZERO, time).receive());
    assertEquals(Instant.EPOCH, Timers.after(Duration.ofSeconds(-1), time).receive());
  }

  @Test
  void tellsWhatItIs() {
    assertEquals("channel \"after PT1H\" (timer, open)", Timers.after(HOUR, time).toString());
  }
}
