package rendezvous.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.testing.Blocked;

/** Groups whose tasks fail, are cancelled and are interrupted at random. */
class ErrorGroupStressTest {
  private static final int GROUPS = 1_500;

  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** What has happened in one group. */
  private static final class Tally {
    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    final AtomicInteger failed = new AtomicInteger();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
  }

  @Test
  void awaitHasSeenAllTasksEndAndTheLimitHolds() throws Exception {
    Random random = new Random(1);
    for (int round = 0; round < GROUPS; round++) {
      int limit = 1 + random.nextInt(4);
      int failing = random.nextInt(3) == 0 ? -1 : random.nextInt(20);
      boolean cancelled = random.nextInt(4) == 0;
      boolean interrupted = random.nextInt(4) == 0;
      Tally tally = new Tally();
      CancellableContext parent = Context.background().withCancel();
      ErrorGroup group = new ErrorGroup("stress", parent).limit(limit);
      // given: somebody who starts tasks, and may be interrupted while waiting for a turn
      Thread starter = Thread.startVirtualThread(() -> start20(group, tally, failing));
      if (interrupted) {
        starter.interrupt();
      }
      if (cancelled) {
        parent.cancel();
      }
      starter.join();
      // when
      Throwable thrown = outcome(group);
      // then
      assertEquals(tally.begun.get(), tally.ended.get());
      assertTrue(tally.most.get() <= limit, () -> tally.most + " at a time");
      if (thrown == null) {
        assertEquals(0, tally.failed.get());
      } else if (!(thrown instanceof Failure)) {
        assertInstanceOf(CancellationException.class, thrown);
        assertTrue(cancelled);
      }
      assertTrue(group.context().isDone());
    }
  }

  private static void start20(ErrorGroup group, Tally tally, int failing) {
    try {
      for (int i = 0; i < 20; i++) {
        int mine = i;
        Blocked.Action body = () -> run(tally, mine == failing);
        if (i % 5 == 0) {
          group.tryGo(body::run);
        } else {
          group.go(body::run);
        }
      }
    } catch (InterruptedException e) {
      // starts no more
    }
  }

  private static void run(Tally tally, boolean fails) throws Exception {
    tally.begun.incrementAndGet();
    tally.most.accumulateAndGet(tally.running.incrementAndGet(), Math::max);
    try {
      Thread.yield();
      if (fails) {
        tally.failed.incrementAndGet();
        throw new Failure();
      }
    } finally {
      tally.running.decrementAndGet();
      tally.ended.incrementAndGet();
    }
  }

  private static Throwable outcome(ErrorGroup group) {
    try {
      group.await();
      return null;
    } catch (Exception e) {
      return e;
    }
  }
}
