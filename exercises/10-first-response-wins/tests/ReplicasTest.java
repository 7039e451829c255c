import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class ReplicasTest {

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("All replicas are asked at the same time, and one answers")
  void together() {
    Schedules.check(() -> {
      InFlight calls = InFlight.of(3);
      Callable<String> replica = () -> calls.meet("the answer");
      assertEquals("the answer", Replicas.first(List.of(replica, replica, replica)), "the answer");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("A replica that fails does not win")
  void failureDoesNotWin() {
    Schedules.check(() -> {
      Callable<String> broken =
          () -> {
            throw new IOException("no route to host");
          };
      assertEquals("good", Replicas.first(List.of(broken, () -> "good")), "the answer");
    });
  }

  @Test
  @Points(3)
  @Hint(3)
  @DisplayName("The losers are interrupted when the winner is known")
  void losersAreInterrupted() {
    Schedules.check(() -> {
      CountDownLatch never = new CountDownLatch(1);
      Callable<String> slow =
          () -> {
            never.await();
            return "slow";
          };
      assertEquals("fast", Replicas.first(List.of(slow, () -> "fast", slow)), "the answer");
    });
  }
}
