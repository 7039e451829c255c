package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.Received;
import rendezvous.channel.Select;
import rendezvous.channel.VirtualTime;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;

@DisplayName("Under every schedule, a context")
class ContextSchedulesTest {

  @Test
  @DisplayName("cancels the children made while it is cancelled")
  void childrenBornLate() {
    Explored.check(() -> {
      CancellableContext parent = Context.background().withCancel();
      AtomicReference<CancellableContext> child = new AtomicReference<>();
      AtomicReference<CancellableContext> grandchild = new AtomicReference<>();
      IllegalStateException why = new IllegalStateException("why");
      Actors.together(
          () -> parent.cancel(why),
          () -> {
            child.set(parent.withCancel());
            grandchild.set(child.get().withCancel());
          },
          () -> parent.withCancel().close());
      assertSame(why, child.get().cause().orElseThrow());
      assertSame(why, grandchild.get().cause().orElseThrow());
      grandchild.get().done().receiveOrClosed();
    });
  }

  @Test
  @DisplayName("is cancelled once, for one reason, that everyone sees")
  void firstCause() {
    Explored.check(() -> {
      CancellableContext parent = Context.background().withCancel();
      CancellableContext child = parent.withCancel();
      Exception one = new Exception("one");
      Exception two = new Exception("two");
      Actors.together(
          () -> {
            parent.cancel(one);
            assertTrue(parent.isDone());
          },
          () -> {
            parent.cancel(two);
            assertTrue(parent.isDone());
          },
          () -> {
            Throwable closedBy = ((Received.Closed<Void>) child.done().receiveOrClosed()).cause();
            assertSame(child.err().orElseThrow(), closedBy);
          });
      Throwable cause = parent.cause().orElseThrow();
      assertTrue(cause == one || cause == two);
      assertSame(cause, child.cause().orElseThrow());
    });
  }

  @Test
  @DisplayName("leaves its parent when it ends, while that is cancelled or not")
  void childrenLeave() {
    Explored.check(() -> {
      CancellableContext parent = Context.background().withCancel();
      CancellableContext one = parent.withCancel();
      CancellableContext two = parent.withCancel();
      CancellableContext three = parent.withCancel();
      Actors.together(one::close, two::close, parent::cancel, three::close);
      assertTrue(one.isDone() && two.isDone() && three.isDone());
    });
  }

  @Test
  @DisplayName("closes done for those who ask while it is cancelled")
  void doneAskedLate() {
    Explored.check(() -> {
      CancellableContext context = Context.background().withCancel();
      Actors.Body waiter =
          () -> {
            context.done().receiveOrClosed();
            assertTrue(context.isDone());
          };
      Actors.together(waiter, waiter, context::cancel);
    });
  }

  @Test
  @DisplayName("runs a task after its cancellation unless the task was stopped, never both")
  void afterCancel() {
    Explored.check(() -> {
      CancellableContext context = Context.background().withCancel();
      AtomicInteger ran = new AtomicInteger();
      Channel<Integer> runs = Channel.unlimited();
      Context.AfterCancel task =
          context.afterCancel(() -> {
            ran.incrementAndGet();
            runs.trySend(1);
          });
      AtomicInteger stopped = new AtomicInteger();
      Actors.Body stop =
          () -> {
            if (task.stop()) {
              stopped.incrementAndGet();
            }
          };
      Actors.together(context::cancel, stop, stop);
      if (stopped.get() == 0) {
        runs.receive();
      }
      assertEquals(1, ran.get() + stopped.get());
    });
  }

  @Test
  @DisplayName("interrupts a call, and only the call")
  void calls() {
    Explored.check(() -> {
      CancellableContext context = Context.background().withCancel();
      Channel<Integer> channel = Channel.unbuffered();
      Thread caller =
          Actors.start(() -> {
            try {
              int received = context.call(channel::receive);
              assertEquals(1, received);
            } catch (CancellationException e) {
              assertTrue(context.isDone());
            }
            assertFalse(Thread.currentThread().isInterrupted());
            Thread.sleep(1);
          });
      Actors.together(
          context::cancel,
          () ->
              new Select<Integer>()
                  .send(channel, 1, () -> 1)
                  .closed(context.done(), () -> 0)
                  .await());
      caller.join();
    });
  }

  @Test
  @DisplayName("ends at its deadline or by a cancel, whichever is first")
  void deadlines() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      Context root = Context.background(time);
      CancellableContext parent = root.withTimeout(Duration.ofSeconds(2));
      AtomicReference<CancellableContext> child = new AtomicReference<>();
      Actors.together(
          () -> time.advance(Duration.ofSeconds(3)),
          parent::cancel,
          () -> child.set(parent.withTimeout(Duration.ofSeconds(1))));
      assertTrue(parent.isDone());
      assertTrue(child.get().isDone());
      Exception err = parent.err().orElseThrow();
      assertTrue(err instanceof CancellationException || err instanceof TimeoutException);
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("gives its timer up when it is closed in time")
  void timersGivenUp() {
    Explored.check(() -> {
      VirtualTime time = new VirtualTime();
      CancellableContext context = Context.background(time).withTimeout(Duration.ofSeconds(2));
      CancellableContext child = context.withTimeout(Duration.ofSeconds(1));
      Actors.together(context::close, child::close);
      assertEquals(0, time.pending(), "alarms are left");
    });
  }

  @Test
  @DisplayName("cancels a future, or is left by one that has completed")
  void futures() {
    Explored.check(() -> {
      CancellableContext context = Context.background().withCancel();
      CompletableFuture<Integer> future = context.cancelling(new CompletableFuture<>());
      AtomicInteger completed = new AtomicInteger();
      Actors.together(
          context::cancel,
          () -> {
            if (future.complete(1)) {
              completed.incrementAndGet();
            }
          },
          () -> {
            try {
              assertEquals(1, future.get());
            } catch (CancellationException e) {
              assertTrue(context.isDone());
            }
          });
      assertEquals(completed.get() == 1, !future.isCancelled());
    });
  }

  @Test
  @DisplayName("is cancelled when a future completes")
  void untilAFuture() {
    Explored.check(() -> {
      CompletableFuture<Integer> future = new CompletableFuture<>();
      AtomicReference<CancellableContext> context = new AtomicReference<>();
      Actors.together(
          () -> context.set(Context.background().until(future)), () -> future.complete(1));
      assertTrue(context.get().isDone());
    });
  }
}
