package rendezvous.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.sync.SingleFlight.Answer;
import rendezvous.testing.Blocked;

class SingleFlightTest {
  private final SingleFlight<String, Integer> flights = new SingleFlight<>("loads");
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch finish = new CountDownLatch(1);
  private final CompletableFuture<Void> interrupted = new CompletableFuture<>();

  /** A load that returns the number of calls so far, once it may finish. */
  private int load() throws InterruptedException {
    int call = calls.incrementAndGet();
    try {
      finish.await();
    } catch (InterruptedException e) {
      interrupted.complete(null);
      throw e;
    }
    return call;
  }

  private Blocked<Answer<Integer>> asking(String key) {
    return Blocked.in(() -> flights.call(key, this::load));
  }

  private static Callable<Integer> never() {
    return () -> {
      throw new AssertionError("called");
    };
  }

  @Test
  void aCallAloneIsNotShared() throws Exception {
    assertEquals(new Answer<>(1, false), flights.call("k", () -> 1));
    assertEquals(new Answer<>(2, false), flights.call("k", () -> 2), "no cache");
    assertEquals(new Answer<>(null, false), flights.call("k", () -> null));
    assertEquals(0, flights.inFlight());
  }

  @Test
  void thoseWhoAskMeanwhileShareTheResult() throws Exception {
    // given
    Blocked<Answer<Integer>> first = asking("k");
    List<Blocked<Answer<Integer>>> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(Blocked.in(() -> flights.call("k", never())));
    }
    // when
    finish.countDown();
    // then
    assertEquals(new Answer<>(1, true), first.value());
    for (Blocked<Answer<Integer>> other : others) {
      assertEquals(new Answer<>(1, true), other.value());
    }
    assertEquals(0, flights.inFlight());
  }

  @Test
  void keysDoNotWaitForEachOther() throws Exception {
    // given
    Blocked<Answer<Integer>> slow = asking("slow");
    // when, then
    assertEquals(7, flights.call("quick", () -> 7).value());
    assertEquals("SingleFlight \"loads\" (1 on their way)", flights.toString());
    finish.countDown();
    slow.value();
  }

  @Test
  void aFailureIsShared() throws Exception {
    // given
    IOException error = new IOException();
    Blocked<Answer<Integer>> first =
        Blocked.in(() ->
            flights.call(
                "k",
                () -> {
                  finish.await();
                  throw error;
                }));
    Blocked<Answer<Integer>> second = Blocked.in(() -> flights.call("k", never()));
    // when
    finish.countDown();
    // then
    assertSame(error, first.thrown());
    assertSame(error, second.thrown());
    assertEquals(0, flights.inFlight());
    assertEquals(3, flights.call("k", () -> 3).value(), "a failure is forgotten too");
  }

  @Test
  void anErrorIsSharedToo() {
    StackOverflowError error = new StackOverflowError();
    assertSame(
        error,
        assertThrows(
            StackOverflowError.class,
            () ->
                flights.call(
                    "k",
                    () -> {
                      throw error;
                    })));
    assertEquals(0, flights.inFlight());
  }

  @Test
  void whoIsInterruptedLeavesAndTheCallGoesOn() throws Exception {
    // given
    Blocked<Answer<Integer>> leader = asking("k");
    Blocked<Answer<Integer>> follower = Blocked.in(() -> flights.call("k", never()));
    Blocked<Answer<Integer>> last = Blocked.in(() -> flights.call("k", never()));
    // when: even if it is the one that asked first
    leader.interrupt();
    assertInstanceOf(InterruptedException.class, leader.thrown());
    follower.interrupt();
    assertInstanceOf(InterruptedException.class, follower.thrown());
    // then
    finish.countDown();
    assertEquals(new Answer<>(1, false), last.value(), "nobody else was given it");
    assertFalse(interrupted.isDone());
  }

  @Test
  void aCallThatNobodyWaitsForIsInterruptedAndForgotten() throws Exception {
    // given
    Blocked<Answer<Integer>> first = asking("k");
    Blocked<Answer<Integer>> second = Blocked.in(() -> flights.call("k", never()));
    // when
    first.interrupt();
    second.interrupt();
    assertInstanceOf(InterruptedException.class, first.thrown());
    assertInstanceOf(InterruptedException.class, second.thrown());
    // then
    interrupted.get(20, TimeUnit.SECONDS);
    assertEquals(0, flights.inFlight());
    assertEquals(9, flights.call("k", () -> 9).value());
  }

  @Test
  void theSuccessorOfAnAbandonedCallIsNotDisturbedByItsEnd() throws Exception {
    // given: an abandoned call that does not mind the interrupt
    CountDownLatch stubborn = new CountDownLatch(1);
    CompletableFuture<Void> ended = new CompletableFuture<>();
    Blocked<Answer<Integer>> first =
        Blocked.in(() ->
            flights.call(
                "k",
                () -> {
                  while (stubborn.getCount() > 0) {
                    Thread.interrupted();
                    Thread.onSpinWait();
                  }
                  ended.complete(null);
                  return 1;
                }));
    first.interrupt();
    assertInstanceOf(InterruptedException.class, first.thrown());
    Blocked<Answer<Integer>> successor = Blocked.in(() -> flights.call("k", this::load));
    // when
    stubborn.countDown();
    ended.get(20, TimeUnit.SECONDS);
    // then
    assertEquals(1, flights.inFlight());
    finish.countDown();
    assertEquals(new Answer<>(1, false), successor.value());
  }

  @Test
  void forgettingStartsAnew() throws Exception {
    // given
    Blocked<Answer<Integer>> old = asking("k");
    // when
    assertTrue(flights.forget("k"));
    assertFalse(flights.forget("k"));
    // then
    assertEquals(5, flights.call("k", () -> 5).value());
    // when: the old one ends while a new one is on its way
    CountDownLatch newer = new CountDownLatch(1);
    Blocked<Answer<Integer>> successor =
        Blocked.in(() ->
            flights.call(
                "k",
                () -> {
                  newer.await();
                  return 6;
                }));
    finish.countDown();
    // then
    assertEquals(new Answer<>(1, false), old.value());
    assertEquals(1, flights.inFlight());
    newer.countDown();
    assertEquals(6, successor.value().value());
    assertEquals(0, flights.inFlight());
  }

  @Test
  void aWaitMayBeLimited() throws Exception {
    // given
    Blocked<Answer<Integer>> patient = asking("k");
    // when, then
    TimeoutException late =
        assertThrows(
            TimeoutException.class, () -> flights.call("k", never(), Duration.ofMillis(1)));
    assertTrue(late.getMessage().startsWith("no result for k within PT0.001S"));
    finish.countDown();
    assertEquals(1, patient.value().value());
    assertEquals(
        new Answer<>(2, false), flights.call("k", this::load, Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void aCallThatOutlastsTheOnlyLimitIsInterrupted() throws Exception {
    assertThrows(TimeoutException.class, () -> flights.call("k", this::load, Duration.ofMillis(1)));
    assertEquals(0, flights.inFlight());
    interrupted.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aCallThatThrowsInterruptedExceptionHasNotInterruptedTheCaller() {
    CancellationException thrown =
        assertThrows(
            CancellationException.class,
            () ->
                flights.call(
                    "k",
                    () -> {
                      throw new InterruptedException("by itself");
                    }));
    assertEquals("by itself", thrown.getCause().getMessage());
  }

  @Test
  void anInterruptedThreadAsksForNothing() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> flights.call("k", never()));
    assertEquals(0, flights.inFlight());
  }

  @Test
  void aCallThatAsksForItselfIsRefused() {
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class,
            () -> flights.call("k", () -> flights.call("k", never()).value()));
    assertEquals("the call for k waits for itself: loads", refused.getMessage());
    assertEquals(0, flights.inFlight());
  }

  @Test
  void theCallHasTheCallersValuesButNotItsCancellation() throws Exception {
    // given
    Context.Key<String> user = new Context.Key<>("user");
    SingleFlight<String, Optional<String>> users = new SingleFlight<>();
    CancellableContext context = Context.background().withCancel();
    Blocked<Optional<String>> asking =
        Blocked.in(
            context
                .withValue(user, "ann")
                .bound(() ->
                    users
                        .call(
                            "k",
                            () -> {
                              finish.await();
                              return Context.current().value(user);
                            })
                        .value()));
    Blocked<Answer<Optional<String>>> other =
        Blocked.in(() -> users.call("k", () -> Optional.of("never")));
    // when
    context.cancel();
    assertInstanceOf(CancellationException.class, asking.thrown());
    finish.countDown();
    // then
    assertEquals(Optional.of("ann"), other.value().value());
  }

  @Test
  void callsRunInNamedVirtualThreads() throws Exception {
    SingleFlight<String, Thread> threads = new SingleFlight<>("loads");
    Thread thread = threads.call("k", Thread::currentThread).value();
    assertTrue(thread.isVirtual());
    assertEquals("loads k", thread.getName());
    assertNotEquals(Thread.currentThread(), thread);
  }

  @Test
  void nullIsNoKey() {
    assertThrows(NullPointerException.class, () -> flights.call(null, never()));
    assertThrows(NullPointerException.class, () -> flights.call("k", null));
  }

  @Test
  void aStampedeOnFewKeysLosesNothing() throws Exception {
    // given: callers that give up now and then
    int callers = 64;
    AtomicInteger wrong = new AtomicInteger();
    ErrorGroup group = new ErrorGroup(Context.background());
    for (int i = 0; i < callers; i++) {
      int mine = i;
      group.go(() -> {
        for (int round = 0; round < 500; round++) {
          int key = (mine + round) % 3;
          try {
            Answer<Integer> answer =
                round % 7 == 0
                    ? flights.call("k" + key, () -> key, Duration.ZERO)
                    : flights.call("k" + key, () -> yieldThen(key));
            if (answer.value() != key) {
              wrong.incrementAndGet();
            }
          } catch (TimeoutException e) {
            // left before the result was there
          }
        }
      });
    }
    // when
    group.await();
    // then
    assertEquals(0, wrong.get());
    assertEquals(0, flights.inFlight());
  }

  private static int yieldThen(int key) {
    Thread.yield();
    return key;
  }
}
