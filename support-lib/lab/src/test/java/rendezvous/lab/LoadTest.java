package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How requests are sent in virtual threads, and how that ends. */
class LoadTest {

  private final FakeLoadClock clock = new FakeLoadClock();
  private final AtomicInteger interrupted = new AtomicInteger();

  private Load.OpenLoop openLoop(int limit) {
    return new Load.OpenLoop(1_000, limit, clock, Load::virtualThreads);
  }

  /** A thread that sends, and what became of it. */
  private static final class Sender {
    private Load.Answers answers;
    private Throwable failure;
    private final Thread thread;

    Sender(Load load, Race.Task request, int requests) {
      thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  answers = load.send("a", request, requests);
                } catch (Throwable e) {
                  failure = e;
                }
              });
    }

    void untilItWaits() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  /** Waits for ever, and counts that it was interrupted. */
  private void waitForEver() throws InterruptedException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.incrementAndGet();
      throw e;
    }
  }

  @Test
  void noMoreThanTheLimitAreUnderWayAndTheRestIsCounted() throws Exception {
    CountDownLatch two = new CountDownLatch(2);
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    // given a limit of two, and three requests that wait
    Sender sender =
        new Sender(
            openLoop(2),
            () -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              two.countDown();
              gate.await();
              underWay.decrementAndGet();
            },
            3);
    two.await();
    sender.untilItWaits();

    // when they may go on
    gate.countDown();
    sender.thread.join();

    // then the third was held back
    assertNull(sender.failure);
    assertEquals(2, most.get());
    assertEquals(1, sender.answers.heldBack());
  }

  @Test
  void anInterruptInterruptsRequestsUnderWay() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    Sender sender =
        new Sender(
            openLoop(10),
            () -> {
              three.countDown();
              waitForEver();
            },
            3);
    three.await();
    sender.thread.interrupt();
    sender.thread.join();
    assertInstanceOf(InterruptedException.class, sender.failure);
    assertEquals(3, interrupted.get());
  }

  @Test
  void aFailureInterruptsTheOthers() throws Exception {
    IOException failure = new IOException("refused");
    for (Load load :
        new Load[] {openLoop(10), new Load.ClosedLoop(3, clock, Load::virtualThreads)}) {
      AtomicInteger requests = new AtomicInteger();
      CountDownLatch others = new CountDownLatch(2);
      interrupted.set(0);
      Sender sender =
          new Sender(
              load,
              () -> {
                if (requests.getAndIncrement() == 0) {
                  others.await();
                  throw failure;
                }
                others.countDown();
                waitForEver();
              },
              3);
      sender.thread.join();
      assertSame(failure, sender.failure);
      assertEquals(2, interrupted.get());
    }
  }

  @Test
  void aRequestThatWasInterruptedByOthersIsAFailureAndNoInterruptOfTheSender() throws Exception {
    Sender sender =
        new Sender(
            openLoop(10),
            () -> {
              throw new InterruptedException("by a time limit");
            },
            1);
    sender.thread.join();
    assertInstanceOf(IllegalStateException.class, sender.failure);
  }

  @Test
  void clientsOfAClosedLoopShareTheRequests() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    Load.Answers answers =
        new Load.ClosedLoop(4, clock, Load::virtualThreads)
            .send("a", requests::incrementAndGet, 100);
    assertEquals(100, requests.get());
    assertEquals(100, answers.nanos().length);
  }
}
