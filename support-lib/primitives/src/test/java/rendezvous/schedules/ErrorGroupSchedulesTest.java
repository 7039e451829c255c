package rendezvous.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.sync.ErrorGroup;

@DisplayName("Under every schedule, an error group")
class ErrorGroupSchedulesTest {

  @Test
  @DisplayName("waits for all tasks and has their values")
  void values() {
    Explored.check(() -> {
      try (ErrorGroup group = new ErrorGroup()) {
        Future<Integer> one = group.go(() -> 1);
        Future<Integer> two = group.go(() -> 2);
        group.await();
        assertEquals(3, one.resultNow() + two.resultNow());
      }
    });
  }

  @Test
  @DisplayName("throws the first error, with the others suppressed, and stops the rest")
  void errors() {
    Explored.check(() -> {
      try (ErrorGroup group = new ErrorGroup()) {
        Channel<Integer> never = Channel.unbuffered();
        group.go(() -> {
          throw new IOException("one");
        });
        group.go(() -> {
          throw new IOException("two");
        });
        group.go(() -> never.send(1));
        IOException thrown = assertThrows(IOException.class, group::await);
        assertTrue(group.context().isDone());
        assertTrue(thrown.getSuppressed().length <= 1);
      }
    });
  }

  @Test
  @DisplayName("runs no more tasks at once than its limit")
  void limit() {
    Explored.check(() -> {
      AtomicInteger running = new AtomicInteger();
      AtomicInteger finished = new AtomicInteger();
      try (ErrorGroup group = new ErrorGroup().limit(1)) {
        for (int i = 0; i < 3; i++) {
          group.go(() -> {
            assertEquals(1, running.incrementAndGet());
            running.decrementAndGet();
            finished.incrementAndGet();
          });
        }
        group.await();
      }
      assertEquals(3, finished.get());
    });
  }

  @Test
  @DisplayName("is stopped by a cancellation from outside, and says so")
  void cancelledFromOutside() {
    Explored.check(() -> {
      CancellableContext parent = Context.background().withCancel();
      Channel<Integer> never = Channel.unbuffered();
      try (ErrorGroup group = new ErrorGroup(parent)) {
        Thread canceller = Actors.start(parent::cancel);
        group.go(() -> never.send(1));
        assertThrows(CancellationException.class, group::await);
        canceller.join();
      }
      assertEquals(0, never.waitingSenders());
    });
  }

  @Test
  @DisplayName("takes a late task along or refuses it, but never leaves it behind")
  void lateTasks() {
    Explored.check(() -> {
      AtomicInteger finished = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      ErrorGroup group = new ErrorGroup();
      Thread late =
          Actors.start(() -> {
            try {
              group.go(() -> {
                finished.incrementAndGet();
              });
            } catch (IllegalStateException e) {
              refused.incrementAndGet();
            }
          });
      group.await();
      int seen = finished.get();
      late.join();
      assertEquals(seen, finished.get(), "a task ran after await had returned");
      assertEquals(1, finished.get() + refused.get());
    });
  }

  @Test
  @DisplayName("ends with its close, whatever its tasks do")
  void close() {
    Explored.check(() -> {
      Channel<Integer> never = Channel.unbuffered();
      ErrorGroup group = new ErrorGroup().limit(1);
      Thread starter =
          Actors.start(() -> {
            try {
              group.go(() -> never.send(1));
              group.go(() -> never.send(2));
            } catch (IllegalStateException e) {
              // closed already
            }
          });
      group.close();
      starter.join();
      assertEquals(0, never.waitingSenders());
    });
  }
}
