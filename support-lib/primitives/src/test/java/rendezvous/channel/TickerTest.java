package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class TickerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();
  private final Ticker ticker = Ticker.every(SECOND, time);
  private final ReceiveChannel<Instant> ticks = ticker.channel();

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  @Test
  void ticksAtRegularMoments() throws Exception {
    for (int i = 1; i <= 3; i++) {
      // given
      Blocked<Instant> receiving = Blocked.in(ticks::receive);
      // when
      time.advance(SECOND);
      // then
      assertEquals(at(i), receiving.value());
    }
    assertEquals(0, time.pending());
  }

  @Test
  void dropsWhatALateReceiverHasMissed() throws Exception {
    // when
    time.advance(Duration.ofMillis(3500));
    // then: one tick at once, the next at its regular moment
    assertEquals(at(1), ticks.receive());
    assertEquals(new Received.None<>(), ticks.tryReceive());
    time.advance(Duration.ofMillis(500));
    assertEquals(at(4), ticks.receive());
  }

  @Test
  void severalReceiversGetOneTickEach() throws Exception {
    // given
    Blocked<Instant> first = Blocked.in(ticks::receive);
    Blocked<Instant> second = Blocked.in(ticks::receive);
    // when
    time.advance(SECOND);
    // then
    assertEquals(at(1), first.value());
    // when
    time.advance(SECOND);
    // then
    assertEquals(at(2), second.value());
    assertEquals(0, time.pending());
  }

  @Test
  void closingEndsItsChannel() throws Exception {
    // given
    Blocked<Instant> receiving = Blocked.in(ticks::receive);
    // when
    ticker.close();
    ticker.close();
    // then
    assertInstanceOf(ChannelClosedException.class, receiving.thrown());
    time.advance(SECOND);
    assertEquals(List.of(), ticks.stream().toList());
    assertEquals(0, time.pending());
  }

  @Test
  void aDroppedTickerLeavesNothingBehind() throws Exception {
    assertEquals(0, time.pending());
    ticks.receive(Duration.ofNanos(1));
    assertEquals(0, time.pending());
  }

  @Test
  void theSystemsClockTicks() throws Exception {
    // given
    Duration period = Duration.ofMillis(3);
    long start = System.nanoTime();
    // when
    try (Ticker real = Ticker.every(period)) {
      Instant first = real.channel().receive();
      Instant last = real.channel().stream().skip(1).findFirst().orElseThrow();
      // then
      assertTrue(System.nanoTime() - start >= 3 * period.toNanos(), "too early");
      assertEquals(0, Duration.between(first, last).toNanos() % period.toNanos());
    }
    assertEquals(0, SystemTime.INSTANCE.pending());
  }

  @Test
  void thePeriodMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> Ticker.every(Duration.ZERO));
  }

  @Test
  void tellsWhatItIs() {
    assertEquals("channel \"every PT1S\" (ticker, every PT1S, open)", ticker.toString());
  }
}
