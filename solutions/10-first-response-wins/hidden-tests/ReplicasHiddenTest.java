import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class ReplicasHiddenTest {

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("Replicas that answer at the same moment leave nobody behind")
  void closeFinish() {
    Schedules.check(() -> {
      String answer = Replicas.first(List.of(() -> "one", () -> "two", () -> "three"));
      assertTrue(List.of("one", "two", "three").contains(answer), "an answer; was " + answer);
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("If all fail, one failure is thrown and the other is suppressed in it")
  void allFail() {
    Schedules.check(() -> {
      Callable<String> one =
          () -> {
            throw new IOException("no route to one");
          };
      Callable<String> two =
          () -> {
            throw new IOException("no route to two");
          };
      Exception thrown = null;
      try {
        Replicas.first(List.of(one, two));
      } catch (Exception e) {
        thrown = e;
      }
      assertInstanceOf(IOException.class, thrown, "what is thrown when all replicas fail");
      assertEquals(1, thrown.getSuppressed().length, "failures suppressed in the one that is thrown");
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("An interrupted caller throws, and takes all replicas with it")
  void interrupted() {
    Schedules.check(() -> {
      CountDownLatch never = new CountDownLatch(1);
      AtomicReference<String> outcome = new AtomicReference<>();
      Callable<String> slow =
          () -> {
            never.await();
            return "slow";
          };
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              outcome.set(Replicas.first(List.of(slow, slow)));
            } catch (InterruptedException e) {
              outcome.set("InterruptedException");
            } catch (Exception e) {
              outcome.set(e.toString());
            }
          });
      caller.interrupt();
      caller.join();
      assertEquals("InterruptedException", outcome.get(), "what an interrupted caller gets");
    });
  }
}
