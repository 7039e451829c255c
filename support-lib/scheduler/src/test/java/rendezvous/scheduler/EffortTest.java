package rendezvous.scheduler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A limit of effort")
class EffortTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AtomicLong real = new AtomicLong(5);
  private final AtomicLong processor = new AtomicLong(7);
  private final Effort effort = new Effort(real::get, processor::get);

  private void pass(int seconds, int worked) {
    real.addAndGet(Duration.ofSeconds(seconds).toNanos());
    processor.addAndGet(Duration.ofSeconds(worked).toNanos());
  }

  @Test
  void isReachedByWorking() {
    pass(9, 9);
    assertFalse(effort.exceeds(LIMIT));
    pass(2, 2);
    assertTrue(effort.exceeds(LIMIT));
  }

  @Test
  void isNotReachedEarlierByTwoProcessors() {
    pass(9, 18);
    assertFalse(effort.exceeds(LIMIT));
  }

  @Test
  void isStretchedOnABusyMachineButNotForEver() {
    pass(29, 3);
    assertFalse(effort.exceeds(LIMIT));
    pass(2, 0);
    assertTrue(effort.exceeds(LIMIT));
  }

  @Test
  void isRealTimeForThoseWhoWait() {
    pass(11, 0);
    assertTrue(effort.exceeds(LIMIT, false));
    assertFalse(effort.exceeds(LIMIT, true));
  }

  @Test
  void isMeasured() {
    assertFalse(Effort.begin().exceeds(Duration.ofDays(1)));
  }
}
