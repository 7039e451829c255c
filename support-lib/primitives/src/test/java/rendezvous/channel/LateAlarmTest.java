package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

/** An alarm that is being set while the wait that it is for ends. */
class LateAlarmTest {

  /** A clock that stands, and that does something while its second alarm is set. */
  private static final class Standing implements TimeSource {
    private final List<Runnable> rings = new ArrayList<>();
    private final AtomicBoolean secondIsGivenUp = new AtomicBoolean();
    private Runnable meanwhile;

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public Alarm schedule(Duration delay, Runnable task) {
      rings.add(task);
      if (rings.size() == 1) {
        return Alarm.NONE;
      }
      meanwhile.run();
      return () -> secondIsGivenUp.set(true);
    }
  }

  @Test
  void isGivenUp() throws Exception {
    // given: somebody waits, with an alarm
    Standing time = new Standing();
    ReceiveChannel<Instant> timer = Timers.after(Duration.ofHours(1), time);
    Blocked<Instant> receiving = Blocked.in(timer::receive);
    // when: it rings too early, and the wait ends while the next one is set
    time.meanwhile =
        () -> {
          receiving.interrupt();
          try {
            assertInstanceOf(InterruptedException.class, receiving.thrown());
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        };
    time.rings.getFirst().run();
    // then
    assertTrue(time.secondIsGivenUp.get());
  }
}
