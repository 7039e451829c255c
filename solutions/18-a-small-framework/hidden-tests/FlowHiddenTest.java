import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;
import rendezvous.result.Result;

class FlowHiddenTest {

  @Test
  @Points(2)
  @Hint(4)
  @DisplayName("A step that waits for its first task takes up no place")
  void noPlaceWhileWaiting() {
    Schedules.check(() -> {
      try (Flow flow = new Flow(Context.background(), 1)) {
        Task<Integer> one = flow.start(() -> 1);
        Task<Integer> two = flow.then(one, n -> n + 1);
        Task<Integer> three = flow.then(two, n -> n + 1);
        assertEquals(Result.ok(3), three.await(), "the result of the last step");
      }
    });
  }

  @Test
  @Points(1)
  @Hint(2)
  @DisplayName("An Error is a result, too")
  void errors() {
    Schedules.check(() -> {
      AssertionError panic = new AssertionError("the Error of a work, which nobody has caught");
      Callable<String> work =
          () -> {
            throw panic;
          };
      try (Flow flow = new Flow(Context.background(), 1)) {
        Result<String> result = flow.start(work).await();
        Exception error = result instanceof Result.Err<String>(Exception e) ? e : null;
        assertInstanceOf(ExecutionException.class, error, "the error of the result");
        assertEquals(panic, error.getCause(), "its cause");
      }
    });
  }

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("Several threads wait for the same task, and all get its result")
  void severalWait() {
    Schedules.check(() -> {
      try (Flow flow = new Flow(Context.background(), 1)) {
        List<Result<Integer>> given = Collections.synchronizedList(new ArrayList<>());
        Task<Integer> task = flow.start(() -> 42);
        Schedules.Action waiter = () -> given.add(task.await());
        Schedules.together(waiter, waiter);
        assertEquals(List.of(Result.ok(42), Result.ok(42)), given, "what two threads were given");
      }
    });
  }

  @Test
  @Points(2)
  @Hint(6)
  @DisplayName("first gives the first value, and one error with the others if there is none")
  void first() {
    Schedules.atMost(100).run(() -> {
      Callable<String> broken =
          () -> {
            throw new IOException("no route to host");
          };
      CountDownLatch never = new CountDownLatch(1);
      Callable<String> slow =
          () -> {
            never.await();
            return "slow";
          };
      try (Flow flow = new Flow(Context.background(), 3)) {
        assertEquals(
            Result.ok("good"),
            flow.first(List.of(flow.start(slow), flow.start(broken), flow.start(() -> "good"))),
            "the first value");
      }
      try (Flow flow = new Flow(Context.background(), 3)) {
        Result<String> none = flow.first(List.of(flow.start(broken), flow.start(broken)));
        Exception error = none instanceof Result.Err<String>(Exception e) ? e : null;
        assertInstanceOf(IOException.class, error, "the error when there is no value");
        assertEquals(1, error.getSuppressed().length, "errors suppressed in it");
      }
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("When the parent is done, works are interrupted, and those without a place never run")
  void parentDone() {
    Schedules.atMost(1500).run(() -> { // it is seldom that a place is used blindly
      CancellableContext parent = Context.background().withCancel();
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger ran = new AtomicInteger();
      Callable<String> work =
          () -> {
            ran.incrementAndGet();
            inside.countDown();
            never.await();
            return "too late";
          };
      try (Flow flow = new Flow(parent, 1)) {
        Task<String> one = flow.start(work);
        Task<String> two = flow.start(work);
        inside.await();
        parent.cancel();
        assertEquals("cancelled", Ends.of(one.await()), "what came of the first work");
        assertEquals("cancelled", Ends.of(two.await()), "what came of the second work");
        assertEquals(1, ran.get(), "works that have run, with 1 place");
      }
    });
  }

  @Test
  @Points(2)
  @Hint(5)
  @DisplayName("A task that is started while the flow closes is refused, or has ended when it is closed")
  void startWhileClosing() {
    Schedules.atMost(1000).run(() -> {
      Flow flow = new Flow(Context.background(), 1);
      AtomicReference<Task<String>> task = new AtomicReference<>();
      AtomicBoolean closed = new AtomicBoolean();
      AtomicBoolean ranAfterClose = new AtomicBoolean();
      Thread starter =
          Thread.startVirtualThread(() -> {
            try {
              task.set(
                  flow.start(() -> {
                    ranAfterClose.set(closed.get());
                    return "done";
                  }));
            } catch (IllegalStateException e) {
              // refused
            }
          });
      flow.close();
      closed.set(true);
      starter.join();
      if (task.get() != null) {
        assertTrue(task.get().await() != null, "a task that was started has a result");
      }
      assertEquals(false, ranAfterClose.get(), "whether a work ran after close had returned");
      assertThrows(IllegalStateException.class, () -> flow.start(() -> "late"), "start after close");
    });
  }

  @Test
  @Points(1)
  @Hint(5)
  @DisplayName("close waits even if its thread is interrupted, which it then still is")
  void interruptedClose() {
    Schedules.check(() -> {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      AtomicInteger atWork = new AtomicInteger();
      Flow flow = new Flow(Context.background(), 1);
      flow.start(() -> {
        atWork.incrementAndGet();
        try {
          inside.countDown();
          never.await();
          return "too late";
        } finally {
          Thread.yield(); // cleaning up takes a moment
          atWork.decrementAndGet();
        }
      });
      inside.await();
      Thread.currentThread().interrupt();
      flow.close();
      boolean interrupted = Thread.interrupted();
      assertEquals(0, atWork.get(), "works under way when close returns");
      assertEquals(true, interrupted, "whether the thread is still interrupted");
    });
  }
}
