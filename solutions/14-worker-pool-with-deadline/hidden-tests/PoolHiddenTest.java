import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Result;

class PoolHiddenTest {

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("No more tasks run at the same time than there are workers")
  void notMoreThanWorkers() {
    Schedules.check(() -> {
      InFlight running = InFlight.counting();
      Callable<String> task = () -> running.during(() -> "done");
      Pool.run(Context.background(), 2, List.of(task, task, task, task));
      int most = running.most();
      assertTrue(most <= 2, "at most 2 tasks at the same time for 2 workers; were " + most);
    });
  }

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("No task is started twice")
  void onlyOnce() {
    Schedules.check(() -> {
      AtomicInteger started = new AtomicInteger();
      Callable<Integer> task = started::incrementAndGet;
      List<Result<Integer>> results =
          Pool.run(Context.background(), 2, List.of(task, task, task));
      assertEquals(3, started.get(), "tasks started, of 3");
      assertEquals(3, results.size(), "results");
    });
  }

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("When the pool is cancelled, it returns after all workers have ended")
  void cancelled() {
    Schedules.check(() -> {
      CancellableContext context = Context.background().withCancel();
      CountDownLatch running = new CountDownLatch(2);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger atWork = new AtomicInteger();
      Callable<String> task =
          () -> {
            atWork.incrementAndGet();
            try {
              running.countDown();
              never.await();
              return "too late";
            } finally {
              Thread.yield(); // cleaning up takes a moment
              atWork.decrementAndGet();
            }
          };
      Thread canceller =
          Thread.startVirtualThread(() -> {
            try {
              running.await();
            } catch (InterruptedException e) {
              throw new AssertionError("the canceller is interrupted", e);
            }
            context.cancel();
          });
      List<Result<String>> results = Pool.run(context, 2, List.of(task, task, task));
      int still = atWork.get();
      canceller.join();
      assertEquals(0, still, "tasks at work when the pool returns");
      assertEquals(
          Collections.nCopies(3, "cancelled"),
          results.stream().map(Accounts::of).toList(),
          "what came of the three tasks");
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("A task that is interrupted by its own doing does not interrupt the next one")
  void ownInterrupt() {
    Schedules.check(() -> {
      Callable<String> interrupted =
          () -> {
            throw new InterruptedException("by its own doing");
          };
      Callable<String> next =
          () -> {
            Thread.sleep(1);
            return "fine";
          };
      List<Result<String>> results =
          Pool.run(Context.background(), 1, List.of(interrupted, next));
      assertEquals("fine", Accounts.of(results.get(1)), "what came of the task after it");
    });
  }

  @Test
  @Points(1)
  @Hint(4)
  @DisplayName("If the caller is interrupted, it says so, and the workers stop")
  void callerInterrupted() {
    Schedules.check(() -> {
      CountDownLatch never = new CountDownLatch(1);
      AtomicReference<String> outcome = new AtomicReference<>();
      List<Callable<String>> tasks = new ArrayList<>();
      tasks.add(() -> {
        never.await();
        return "too late";
      });
      Thread caller =
          Thread.startVirtualThread(() -> {
            try {
              outcome.set("a normal return: " + Pool.run(Context.background(), 1, tasks));
            } catch (InterruptedException e) {
              outcome.set("InterruptedException");
            }
          });
      caller.interrupt();
      caller.join();
      assertEquals("InterruptedException", outcome.get(), "what an interrupted caller gets");
    });
  }
}
