package rendezvous.sync;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import rendezvous.channel.VirtualTime;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.testing.Blocked;

class ErrorGroupTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ErrorGroup group = new ErrorGroup("pages", Context.background());

  private static void waitForEver() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Waits without minding interrupts. */
  private static void waitStubbornly(CountDownLatch latch) {
    boolean waiting = true;
    while (waiting) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        // stubborn
      }
    }
  }

  @Test
  void awaitOfNothingReturns() throws Exception {
    group.await();
    assertTrue(group.await(Duration.ZERO));
  }

  @Test
  void valuesAreThereAfterAwait() throws Exception {
    // given
    int[] plain = new int[1];
    // when
    Future<String> value = group.go(() -> "v");
    group.go(() -> {
      plain[0] = 1;
    });
    group.await();
    // then
    assertEquals("v", value.resultNow());
    assertEquals(1, plain[0]);
  }

  @Test
  void tasksRunInNamedVirtualThreadsInTheGroupsContext() throws Exception {
    // when
    Future<Thread> thread = group.go(Thread::currentThread);
    Future<Context> context = group.go(Context::current);
    group.await();
    // then
    assertTrue(thread.resultNow().isVirtual());
    assertEquals("pages-1", thread.resultNow().getName());
    assertSame(group.context(), context.resultNow());
    assertTrue(group.context().isDone(), "await ends the context");
  }

  @Test
  void theFirstErrorCancelsTheRestAndIsThrown() throws Exception {
    // given
    IOException error = new IOException("no route");
    CountDownLatch waiting = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      group.go(() -> {
        waiting.countDown();
        waitForEver();
      });
    }
    waiting.await();
    // when
    group.go(() -> {
      throw error;
    });
    // then
    assertSame(error, assertThrows(IOException.class, group::await));
    assertSame(error, group.context().cause().orElseThrow());
    assertArrayEquals(
        new Throwable[0], error.getSuppressed(), "to be interrupted is not another error");
    // then: once more
    assertSame(error, assertThrows(IOException.class, () -> group.await(LONG)));
  }

  @Test
  void otherErrorsAreSuppressed() {
    // given: two tasks that fail before the cancellation can interrupt the second
    IOException first = new IOException("first");
    IllegalStateException other = new IllegalStateException("other");
    // when
    group.failed(first);
    group.failed(other);
    // then
    assertSame(first, assertThrows(IOException.class, group::await));
    assertArrayEquals(new Throwable[] {other}, first.getSuppressed());
  }

  @Test
  void anErrorIsAnotherErrorEvenOfATaskThatIsStopped() throws Exception {
    // given
    IOException first = new IOException("first");
    AssertionError other = new AssertionError("other");
    CountDownLatch started = new CountDownLatch(1);
    group.go(() -> {
      started.countDown();
      try {
        waitForEver();
      } catch (InterruptedException e) {
        throw other;
      }
    });
    started.await();
    // when
    group.go(() -> {
      throw first;
    });
    // then: an Error is always an error
    assertSame(first, assertThrows(IOException.class, group::await));
    assertArrayEquals(new Throwable[] {other}, first.getSuppressed());
  }

  @Test
  void whatATaskThrowsWhenStoppedIsNotAnotherError() throws Exception {
    // given
    IOException first = new IOException("first");
    CountDownLatch started = new CountDownLatch(2);
    group.go(() -> {
      started.countDown();
      try {
        waitForEver();
      } catch (InterruptedException e) {
        throw new IOException("interrupted while reading", e);
      }
    });
    group.go(() -> {
      started.countDown();
      while (true) {
        group.context().check();
        Thread.onSpinWait();
      }
    });
    started.await();
    // when
    group.go(() -> {
      throw first;
    });
    // then
    assertSame(first, assertThrows(IOException.class, group::await));
    assertArrayEquals(new Throwable[0], first.getSuppressed());
  }

  @Test
  void theSameExceptionTwiceIsOneError() throws Exception {
    // given
    IOException shared = new IOException("shared");
    // when
    for (int i = 0; i < 2; i++) {
      group.go(() -> {
        throw shared;
      });
    }
    // then
    assertSame(shared, assertThrows(IOException.class, group::await));
    assertArrayEquals(new Throwable[0], shared.getSuppressed());
  }

  @Test
  void anErrorIsThrownAsItIs() throws Exception {
    StackOverflowError error = new StackOverflowError();
    group.go(() -> {
      throw error;
    });
    assertSame(error, assertThrows(StackOverflowError.class, group::await));
  }

  @Test
  void theErrorOfATaskWithAValueIsThrownToo() throws Exception {
    // given
    IOException error = new IOException();
    // when
    Future<String> value =
        group.go(() -> {
          if (error != null) {
            throw error;
          }
          return "never";
        });
    // then
    assertSame(error, assertThrows(IOException.class, group::await));
    assertSame(error, value.exceptionNow());
  }

  @Test
  void aTaskInterruptedByAnotherThreadHasFailed() throws Exception {
    // given
    CountDownLatch started = new CountDownLatch(1);
    Thread[] thread = new Thread[1];
    group.go(() -> {
      thread[0] = Thread.currentThread();
      started.countDown();
      waitForEver();
    });
    started.await();
    // when
    thread[0].interrupt();
    // then: not as InterruptedException, which would say that this thread was interrupted
    Exception thrown = assertThrows(CancellationException.class, group::await);
    assertInstanceOf(InterruptedException.class, thrown.getCause());
  }

  @Test
  void givingUpOneTaskIsNotAnError() throws Exception {
    // given
    CountDownLatch started = new CountDownLatch(1);
    Future<String> slow =
        group.go(() -> {
          started.countDown();
          waitForEver();
          return "never";
        });
    started.await();
    // when
    slow.cancel(true);
    // then
    group.await();
    assertTrue(slow.isCancelled());
  }

  // --- cancelled from outside

  @Test
  void theParentsCancellationStopsTheTasksAndIsThrown() throws Exception {
    // given
    CancellableContext parent = Context.background().withCancel();
    ErrorGroup below = new ErrorGroup(parent);
    CountDownLatch started = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      below.go(() -> {
        started.countDown();
        waitForEver();
      });
    }
    started.await();
    IOException cause = new IOException("client gone");
    // when
    parent.cancel(cause);
    // then
    CancellationException thrown = assertThrows(CancellationException.class, below::await);
    assertSame(cause, thrown.getCause());
    assertEquals(1, thrown.getSuppressed().length, "only what its own task threw");
  }

  @Test
  void theParentsDeadlineIsThrownAsSuch() throws Exception {
    // given
    VirtualTime time = new VirtualTime();
    ErrorGroup below = new ErrorGroup(Context.background(time).withTimeout(Duration.ofSeconds(1)));
    CountDownLatch started = new CountDownLatch(1);
    below.go(() -> {
      started.countDown();
      waitForEver();
    });
    started.await();
    // when
    time.advance(Duration.ofSeconds(1));
    // then
    assertThrows(TimeoutException.class, below::await);
  }

  @Test
  void tasksThatEndAllTheSameHaveNotFailed() throws Exception {
    // given
    CancellableContext parent = Context.background().withCancel();
    ErrorGroup below = new ErrorGroup(parent);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    below.go(() -> {
      started.countDown();
      waitStubbornly(finish);
    });
    started.await();
    // when
    parent.cancel();
    finish.countDown();
    // then
    below.await();
  }

  @Test
  void aTaskThatIsPreventedHasFailed() throws Exception {
    // given
    CancellableContext parent = Context.background().withCancel();
    ErrorGroup below = new ErrorGroup(parent);
    parent.cancel();
    // when
    Future<String> value =
        below.go(() -> {
          throw new AssertionError("started");
        });
    // then
    assertTrue(value.isCancelled());
    assertFalse(below.tryGo(() -> {}));
    assertThrows(CancellationException.class, below::await);
  }

  @Test
  void afterTheFirstErrorNoTaskIsStarted() throws Exception {
    // given
    IOException error = new IOException();
    group.go(() -> {
      throw error;
    });
    group.context().done().receiveOrClosed();
    List<String> ran = new ArrayList<>();
    // when
    group.go(() -> {
      ran.add("never");
    });
    assertFalse(group.tryGo(() -> ran.add("never")));
    // then
    assertSame(error, assertThrows(IOException.class, group::await));
    assertEquals(List.of(), ran);
    assertArrayEquals(new Throwable[0], error.getSuppressed());
  }

  // --- limit

  @Test
  void goWaitsForItsTurn() throws Exception {
    // given
    group.limit(2);
    CountDownLatch finish = new CountDownLatch(1);
    group.go((WaitGroup.Task) finish::await);
    group.go((WaitGroup.Task) finish::await);
    assertFalse(group.tryGo(() -> {}));
    // when
    Blocked<Void> third = Blocked.on(() -> group.go(() -> {}));
    // then
    finish.countDown();
    third.value();
    group.await();
  }

  @Test
  void noMoreThanTheLimitRunAtATime() throws Exception {
    // given
    int[] most = new int[2]; // running, maximum; guarded by itself
    group.limit(3);
    // when
    for (int i = 0; i < 200; i++) {
      group.go(() -> {
        synchronized (most) {
          most[1] = Math.max(most[1], ++most[0]);
        }
        Thread.yield();
        synchronized (most) {
          most[0]--;
        }
      });
    }
    group.await();
    // then
    assertTrue(most[1] <= 3, () -> most[1] + " at a time");
  }

  @Test
  void waitingForATurnIsInterruptible() throws Exception {
    // given
    group.limit(1);
    CountDownLatch finish = new CountDownLatch(1);
    group.go((WaitGroup.Task) finish::await);
    List<String> ran = new ArrayList<>();
    Blocked<Void> second =
        Blocked.on(() ->
            group.go(() -> {
              ran.add("never");
            }));
    // when
    second.interrupt();
    // then
    assertInstanceOf(InterruptedException.class, second.thrown());
    finish.countDown();
    group.await();
    assertEquals(List.of(), ran);
  }

  @Test
  void theFirstErrorEndsWaitingForATurn() throws Exception {
    // given: a task that holds the only slot whatever happens
    ErrorGroup limited = new ErrorGroup(Context.background()).limit(2);
    CountDownLatch finish = new CountDownLatch(1);
    CountDownLatch fail = new CountDownLatch(1);
    limited.go(() -> waitStubbornly(finish));
    limited.go(() -> {
      fail.await();
      waitForTurnOfAnother(limited);
    });
    Blocked<Void> third = Blocked.on(() -> limited.go(() -> {}));
    // when
    fail.countDown();
    // then
    third.value();
    finish.countDown();
    assertThrows(IOException.class, limited::await);
  }

  private static void waitForTurnOfAnother(ErrorGroup limited) throws IOException {
    assertFalse(limited.tryGo(() -> {}));
    throw new IOException();
  }

  @Test
  void anInterruptedThreadStartsNothing() throws Exception {
    // given
    Thread.currentThread().interrupt();
    // when, then
    assertThrows(InterruptedException.class, () -> group.go(() -> {}));
    // given
    Thread.currentThread().interrupt();
    // when, then: tryGo never waits and does not look
    assertTrue(group.tryGo(() -> {}));
    assertTrue(Thread.interrupted());
    group.await();
  }

  @Test
  void limitsAreChecked() throws Exception {
    assertThrows(IllegalArgumentException.class, () -> group.limit(0));
    group.go(() -> {});
    assertThrows(IllegalStateException.class, () -> group.limit(1));
    group.await();
  }

  // --- await, close

  @Test
  void aGroupIsUsedOnce() throws Exception {
    // given
    group.await();
    // when, then
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> group.go(() -> {}));
    assertTrue(refused.getMessage().contains("ErrorGroup \"pages\" (over)"));
    assertThrows(IllegalStateException.class, () -> group.tryGo(() -> {}));
    group.await();
  }

  @Test
  void anAwaitWithoutLuckChangesNothing() throws Exception {
    // given
    CountDownLatch finish = new CountDownLatch(1);
    Future<String> value =
        group.go(() -> {
          finish.await();
          return "v";
        });
    // when: the time is up
    assertFalse(group.await(Duration.ofMillis(1)));
    assertFalse(group.await(Duration.ofSeconds(Long.MIN_VALUE)));
    // when: interrupted
    Blocked<Void> waiting = Blocked.on(group::await);
    waiting.interrupt();
    assertInstanceOf(InterruptedException.class, waiting.thrown());
    // then
    group.go(() -> {});
    finish.countDown();
    assertTrue(group.await(Duration.ofSeconds(Long.MAX_VALUE)));
    assertEquals("v", value.resultNow());
  }

  @Test
  void tasksMayStartTasks() throws Exception {
    // given
    List<String> ran = new ArrayList<>();
    // when
    group.go(() ->
        group.go(() ->
            group.go(() -> {
              ran.add("third");
            })));
    group.await();
    // then
    assertEquals(List.of("third"), ran);
  }

  @Test
  void closeStopsWhatRunsAndWaitsForIt() throws Exception {
    // given
    CountDownLatch started = new CountDownLatch(1);
    boolean[] ended = new boolean[1];
    try (ErrorGroup closing = new ErrorGroup(Context.background())) {
      closing.go(() -> {
        started.countDown();
        try {
          waitForEver();
        } finally {
          ended[0] = true;
        }
      });
      started.await();
      // when: closed
    }
    // then
    assertTrue(ended[0]);
  }

  @Test
  void closeCannotBeInterrupted() throws Exception {
    // given
    CountDownLatch finish = new CountDownLatch(1);
    group.go(() -> waitStubbornly(finish));
    Blocked<Boolean> closing =
        Blocked.in(() -> {
          group.close();
          return Thread.currentThread().isInterrupted();
        });
    // when
    closing.interrupt();
    finish.countDown();
    // then
    assertTrue(closing.value(), "the interrupt status is kept");
    group.close();
  }

  @Test
  void tellsWhatItIs() throws Exception {
    // given
    CountDownLatch finish = new CountDownLatch(1);
    group.go(() -> waitStubbornly(finish));
    assertEquals("ErrorGroup \"pages\", WaitGroup \"pages\" (1 not done)", group.toString());
    // when
    group.go(() -> {
      throw new IOException("no route");
    });
    group.context().done().receiveOrClosed();
    // then
    assertTrue(group.toString().startsWith("ErrorGroup \"pages\" (failed: no route)"));
    finish.countDown();
    assertThrows(IOException.class, group::await);
  }
}
