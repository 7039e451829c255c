import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Result;

class PoolTest {

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("Every task has its result, in the order of the tasks")
  void inOrder() {
    Schedules.check(() -> {
      List<Callable<String>> tasks = List.of(() -> "a", () -> "b", () -> "c");
      assertEquals(
          List.of(Result.ok("a"), Result.ok("b"), Result.ok("c")),
          Pool.run(Context.background(), 2, tasks),
          "the results");
    });
  }

  @Test
  @Points(2)
  @Hint(1)
  @DisplayName("As many tasks run at the same time as there are workers")
  void workersMeet() {
    Schedules.check(() -> {
      InFlight running = InFlight.of(3);
      Callable<String> task = () -> running.meet("met");
      Pool.run(Context.background(), 3, List.of(task, task, task));
    });
  }

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A task that fails is an Err with its own exception, and the next one runs")
  void failure() {
    Schedules.check(() -> {
      IOException broken = new IOException("no route to host");
      Callable<String> failing =
          () -> {
            throw broken;
          };
      List<Result<String>> results =
          Pool.run(Context.background(), 1, List.of(failing, () -> "fine"));
      assertEquals(List.of(Result.err(broken), Result.ok("fine")), results, "the results");
    });
  }

  @Test
  @Points(3)
  @Hint(3)
  @DisplayName("At the deadline every task is accounted for: done, interrupted, never started")
  void deadline() {
    Schedules.check(() -> {
      VirtualTime time = new VirtualTime();
      Context context = Context.background(time).withTimeout(Duration.ofSeconds(2));
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      Callable<String> slow =
          () -> {
            running.countDown();
            never.await();
            return "too late";
          };
      List<Callable<String>> tasks = List.of(() -> "done", slow, () -> "too late");
      Thread clock =
          Thread.startVirtualThread(() -> {
            try {
              running.await();
            } catch (InterruptedException e) {
              throw new AssertionError("the clock is interrupted", e);
            }
            time.advance(Duration.ofSeconds(2));
          });
      List<Result<String>> results = Pool.run(context, 1, tasks);
      clock.join();
      assertEquals(
          List.of("done", "timeout", "timeout"),
          results.stream().map(Accounts::of).toList(),
          "what came of the three tasks");
    });
  }
}
