package rendezvous.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tasks in flight")
class InFlightTest {

  @Test
  void thoseWhoRunTogetherMeet() {
    Schedules.check(() -> {
      // given
      InFlight calls = InFlight.of(3);
      // when
      Schedules.together(calls::meet, calls::meet, calls::meet);
      // then
      assertEquals(3, calls.most());
    });
  }

  @Test
  void whoComesAfterTheMeetingDoesNotWait() {
    Schedules.check(() -> {
      InFlight calls = InFlight.of(2);
      Schedules.together(calls::meet, calls::meet, calls::meet);
      assertEquals("page", calls.meet("page"));
    });
  }

  @Test
  void oneAfterTheOtherNeverMeets() {
    // when
    ScheduleFailure failure =
        assertThrows(
            ScheduleFailure.class,
            () ->
                Schedules.check(() -> {
                  InFlight calls = InFlight.of(2);
                  calls.meet();
                  calls.meet();
                }));
    // then
    assertEquals(Verdict.FAIL, failure.verdict());
    assertTrue(
        failure
            .getMessage()
            .contains("2 tasks should be in flight at the same time, and only 1 was"),
        failure.getMessage());
  }

  @Test
  void countsTheMostInside() {
    // given
    List<Integer> seen = new ArrayList<>();
    // when
    for (int threads : new int[] {1, 3}) {
      InFlight calls = InFlight.counting();
      List<Thread> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(Thread.startVirtualThread(calls::during));
      }
      all.forEach(thread -> assertTrue(joined(thread)));
      seen.add(calls.most());
    }
    // then
    assertEquals(1, seen.getFirst());
    assertTrue(seen.getLast() >= 1 && seen.getLast() <= 3);
  }

  private static boolean joined(Thread thread) {
    try {
      thread.join();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void isInterrupted() throws InterruptedException {
    // given
    InFlight calls = InFlight.of(2);
    Thread[] waiting = {null};
    boolean[] interrupted = {false};
    waiting[0] =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                calls.meet();
              } catch (InterruptedException e) {
                interrupted[0] = true;
              }
            });
    // when
    waiting[0].start();
    waiting[0].interrupt();
    waiting[0].join();
    // then
    assertTrue(interrupted[0]);
  }
}
