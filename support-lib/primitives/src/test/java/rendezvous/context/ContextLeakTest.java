package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.sync.ErrorGroup;
import rendezvous.sync.SingleFlight;

/** Whatever has ended leaves nothing behind in a context that lives on. */
class ContextLeakTest {
  private static final int ROUNDS = 1_000;

  private final VirtualTime time = new VirtualTime();
  private final CancellableContext parent = Context.background(time).withCancel();

  @AfterEach
  void nothingIsLeft() {
    assertEquals(0, parent.dependents());
    assertEquals(0, time.pending());
    assertFalse(parent.isDone());
  }

  @Test
  void contextsWithADeadline() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      try (CancellableContext limited = parent.withTimeout(Duration.ofSeconds(1))) {
        assertEquals(i, limited.call(returning(i)).intValue());
      }
    }
  }

  @Test
  void contextsWhoseDeadlineHasPassed() {
    for (int i = 0; i < ROUNDS; i++) {
      parent.withTimeout(Duration.ofSeconds(1));
    }
    time.advance(Duration.ofSeconds(1));
  }

  @Test
  void contextsOfFutures() {
    for (int i = 0; i < ROUNDS; i++) {
      CompletableFuture<Integer> future = parent.cancelling(new CompletableFuture<>());
      parent.until(future);
      future.complete(i);
    }
  }

  @Test
  void executors() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      try (ExecutorService tasks = parent.executor(Runnable::run)) {
        assertEquals(i, tasks.submit(returning(i)).get());
      }
    }
  }

  @Test
  void errorGroups() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      ErrorGroup group = new ErrorGroup(parent);
      group.go(returning(i));
      group.await();
    }
  }

  @Test
  void errorGroupsThatFail() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      ErrorGroup group = new ErrorGroup(parent);
      group.go(() -> {
        throw new IllegalStateException();
      });
      assertThrows(IllegalStateException.class, group::await);
    }
  }

  @Test
  void callsThatAreShared() throws Exception {
    SingleFlight<Integer, Integer> flights = new SingleFlight<>();
    for (int i = 0; i < ROUNDS; i++) {
      int key = i;
      parent.bound(() -> flights.call(key, returning(key))).call();
    }
    assertEquals("SingleFlight \"call\" (0 on their way)", flights.toString());
  }

  private static Callable<Integer> returning(int value) {
    return () -> value;
  }
}
