package rendezvous.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import rendezvous.testing.Blocked;

class WaitGroupTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void awaitReturnsAtOnceAtZero() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    // when, then
    group.await();
    assertTrue(group.await(Duration.ZERO));
  }

  @Test
  void awaitReturnsWhenTheLastTaskIsDone() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    group.add(2);
    Blocked<Void> waiting = Blocked.on(group::await);
    // when
    group.done();
    // then
    assertFalse(group.await(Duration.ZERO));
    // when
    group.done();
    // then
    waiting.value();
  }

  @Test
  void everyAwaitIsReleased() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    group.add(1);
    List<Blocked<Boolean>> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      waiting.add(Blocked.in(() -> group.await(LONG)));
      waiting.add(Blocked.inPlatformThread(() -> group.await(LONG)));
    }
    // when
    group.done();
    // then
    for (Blocked<Boolean> each : waiting) {
      assertTrue(each.value());
    }
  }

  @Test
  void canBeUsedAgain() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    for (int round = 0; round < 3; round++) {
      group.add(1);
      Blocked<Void> waiting = Blocked.on(group::await);
      // when
      group.done();
      // then
      waiting.value();
    }
  }

  @Test
  void negativeCounterIsRefusedAndChangesNothing() throws Exception {
    // given
    WaitGroup group = new WaitGroup("batch");
    // when
    IllegalStateException refused = assertThrows(IllegalStateException.class, group::done);
    // then
    assertTrue(
        refused.getMessage().startsWith("negative counter: WaitGroup \"batch\" (0 not done)"));
    // when
    group.add(1);
    group.done();
    // then
    group.await();
  }

  @Test
  void negativeCounterIsRefusedWhileOthersAwait() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    group.add(2);
    Blocked<Void> waiting = Blocked.on(group::await);
    // when
    assertThrows(IllegalStateException.class, () -> group.add(-3));
    // then
    assertEquals("WaitGroup (2 not done)", group.toString());
    group.add(-2);
    waiting.value();
  }

  @Test
  void overflowIsRefused() {
    // given
    WaitGroup group = new WaitGroup();
    group.add(Integer.MAX_VALUE);
    // when, then
    assertThrows(IllegalStateException.class, () -> group.add(1));
    group.add(-Integer.MAX_VALUE);
    assertEquals("WaitGroup (0 not done)", group.toString());
  }

  @Test
  void addRacingWithAReleasedAwaitIsRefused() throws Exception {
    // given: someone counts up again as soon as the waiters are released, before they can return
    IllegalStateException refused = null;
    for (int attempt = 0; attempt < 10_000 && refused == null; attempt++) {
      WaitGroup group = new WaitGroup("reused");
      group.add(1);
      Blocked<Void> waiting = Blocked.on(group::await);
      group.done();
      // when
      try {
        group.add(1);
        group.done();
      } catch (IllegalStateException e) {
        refused = e;
      }
      // then: the waiters return all the same
      waiting.value();
      group.add(1);
      group.done();
    }
    assertTrue(refused != null, "the race was never seen");
    assertTrue(refused.getMessage().startsWith("add races with await: WaitGroup \"reused\""));
    assertTrue(refused.getMessage().contains("1 released from await"));
  }

  @Test
  void awaitGivesUpWhenTheTimeIsUp() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    group.add(1);
    // when, then
    assertFalse(group.await(Duration.ofMillis(5)));
    assertFalse(group.await(Duration.ofSeconds(-5)));
    assertFalse(group.await(Duration.ofSeconds(Long.MIN_VALUE)));
    // then: it is no longer counted as a waiter
    group.done();
    group.add(1);
  }

  @Test
  void awaitTakesTheLongestDuration() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    group.add(1);
    Blocked<Boolean> waiting = Blocked.in(() -> group.await(Duration.ofSeconds(Long.MAX_VALUE)));
    // when
    group.done();
    // then
    assertTrue(waiting.value());
  }

  @Test
  void awaitIsInterruptible() throws Exception {
    // given
    WaitGroup group = new WaitGroup("batch");
    group.add(1);
    Blocked<Void> waiting = Blocked.on(group::await);
    Blocked<Void> other = Blocked.on(group::await);
    // when
    waiting.interrupt();
    // then
    Throwable thrown = assertInstanceOf(InterruptedException.class, waiting.thrown());
    assertTrue(thrown.getMessage().contains("WaitGroup \"batch\" (1 not done)"));
    // when
    group.done();
    // then
    other.value();
    group.add(1);
  }

  @Test
  void awaitOfAnInterruptedThreadDoesNotWait() {
    // given
    Thread.currentThread().interrupt();
    // when, then
    assertThrows(InterruptedException.class, () -> new WaitGroup().await());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void goCountsATaskInAndOut() throws Exception {
    // given
    WaitGroup group = new WaitGroup("batch");
    CountDownLatch finish = new CountDownLatch(1);
    int[] plain = new int[2];
    // when
    for (int i = 0; i < plain.length; i++) {
      int mine = i;
      group.go(() -> {
        finish.await();
        plain[mine] = 1;
      });
    }
    // then
    assertEquals("WaitGroup \"batch\" (2 not done)", group.toString());
    // when
    finish.countDown();
    group.await();
    // then: what tasks wrote is visible
    assertEquals(List.of(1, 1), List.of(plain[0], plain[1]));
  }

  @Test
  void goStartsANamedVirtualThread() throws Exception {
    // given
    WaitGroup group = new WaitGroup("batch");
    // when
    Thread first = group.go(() -> {});
    Thread second = group.go(() -> {});
    // then
    assertTrue(first.isVirtual());
    assertEquals("batch-1", first.getName());
    assertEquals("batch-2", second.getName());
    group.await();
  }

  @Test
  void failureGoesToTheUncaughtHandlerBeforeTheTaskIsDone() throws Exception {
    // given
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    List<Throwable> reported = new ArrayList<>(); // plain: await makes it visible
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> reported.add(thrown));
    try {
      WaitGroup group = new WaitGroup();
      // when
      group.go(() -> {
        throw new Exception("checked");
      });
      group.await();
      group.go(() -> {
        throw new AssertionError("error");
      });
      group.await();
      // then
      assertEquals(
          List.of("checked", "error"), reported.stream().map(Throwable::getMessage).toList());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void aFailingHandlerDoesNotKeepTheTaskFromBeingDone() throws Exception {
    // given
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> {
      if ("twice".equals(thrown.getMessage())) {
        throw new IllegalStateException("handler");
      }
    });
    try {
      WaitGroup group = new WaitGroup();
      // when
      group.go(() -> {
        throw new Exception("twice");
      });
      // then
      assertTrue(group.await(LONG));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void theWaitGroupIsWhatAThreadIsBlockedOn() throws Exception {
    // given
    WaitGroup group = new WaitGroup("batch");
    group.add(2);
    Blocked<Void> waiting = Blocked.inPlatformThread(() -> awaitIn(group));
    // when
    Object blocker = LockSupport.getBlocker(waiting.thread());
    // then
    assertEquals("WaitGroup \"batch\" (2 not done)", String.valueOf(blocker));
    group.add(-2);
    waiting.value();
  }

  private static Void awaitIn(WaitGroup group) throws InterruptedException {
    group.await();
    return null;
  }
}
