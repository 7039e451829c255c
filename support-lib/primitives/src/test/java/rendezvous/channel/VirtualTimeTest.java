package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();
  private final List<String> rung = new ArrayList<>();

  private Alarm alarm(String name, int seconds) {
    return time.schedule(
        SECOND.multipliedBy(seconds), () -> rung.add(name + "@" + time.now().getEpochSecond()));
  }

  @Test
  void alarmsRingAtTheirMomentsInOrder() {
    // given
    alarm("late", 3);
    alarm("first", 1);
    alarm("second", 1);
    // when
    time.advance(SECOND.multipliedBy(2));
    // then
    assertEquals(List.of("first@1", "second@1"), rung);
    assertEquals(Instant.ofEpochSecond(2), time.now());
    assertEquals("virtual time 1970-01-01T00:00:02Z (1 alarms set)", time.toString());
  }

  @Test
  void aClosedAlarmDoesNotRing() {
    // given
    Alarm alarm = alarm("never", 1);
    // when
    alarm.close();
    alarm.close();
    time.advance(SECOND);
    // then
    assertEquals(List.of(), rung);
    assertEquals(0, time.pending());
  }

  @Test
  void anAlarmMaySetAnother() {
    // given
    time.schedule(SECOND, () -> alarm("set on the way", 1));
    // when
    time.advance(SECOND.multipliedBy(5));
    // then
    assertEquals(List.of("set on the way@2"), rung);
  }

  @Test
  void zeroRingsAtOnceAndForEverNever() {
    // when
    alarm("now", 0);
    time.schedule(Duration.ofSeconds(Long.MAX_VALUE), () -> rung.add("never"));
    time.advance(Duration.ofDays(36500));
    // then
    assertEquals(List.of("now@0"), rung);
  }

  @Test
  void timeDoesNotGoBackwards() {
    assertThrows(IllegalArgumentException.class, () -> time.advance(SECOND.negated()));
  }
}
