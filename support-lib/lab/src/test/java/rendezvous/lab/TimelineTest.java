package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rendezvous.channel.Channel;
import rendezvous.channel.Select;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.HandOff;
import rendezvous.lab.Timeline.HandOff.Kind;
import rendezvous.lab.Timeline.Lane;
import rendezvous.sync.ErrorGroup;
import rendezvous.sync.WaitGroup;

/** What is recorded of real threads. No assertion is about how long something took. */
@Timeout(60)
class TimelineTest {
  private static final String BLOCK = "the block";

  private static Thread named(String name, Runnable task) {
    return Thread.ofVirtual().name(name).start(task);
  }

  /** A task that may throw, for a thread. */
  private static Runnable running(WaitGroup.Task task) {
    return () -> {
      try {
        task.run();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }

  private static Lane lane(Timeline timeline, String name) {
    return timeline.lane(name).orElseThrow(() -> new AssertionError(timeline.toString()));
  }

  private static boolean waits(Timeline timeline, String name, Activity activity, String on) {
    return lane(timeline, name).spans().stream()
        .anyMatch(span -> span.activity() == activity && span.on().equals(on));
  }

  private static List<HandOff> handOffs(Timeline timeline, Kind kind) {
    return timeline.handOffs().stream().filter(handOff -> handOff.kind() == kind).toList();
  }

  private static void assertHandOff(
      Timeline timeline, Kind kind, String from, String to, String on, String value) {
    assertTrue(
        handOffs(timeline, kind).stream()
            .anyMatch(h ->
                h.from().equals(from)
                    && h.to().equals(to)
                    && h.on().equals(on)
                    && h.value().equals(value)),
        () -> kind + " " + from + " -> " + to + " is not in " + timeline.handOffs());
  }

  /**
   * How many elements were sent or received; a block may also wait, as for a class to be loaded.
   */
  private static long told(Timeline timeline) {
    return timeline.events().stream().filter(event -> !event.value().isEmpty()).count();
  }

  @Test
  void anElementGoesFromSenderToReceiver() throws Exception {
    // given
    Channel<String> orders = Channel.unbuffered("orders");
    // when
    Timeline timeline =
        Timeline.record(
            "a hand-off",
            () -> {
              Thread cook = named("cook", running(orders::receive));
              while (orders.waitingReceivers() == 0) {
                Thread.onSpinWait();
              }
              orders.send("tea");
              cook.join();
            });
    // then
    assertHandOff(timeline, Kind.ELEMENT, BLOCK, "cook", "orders", "tea");
    assertHandOff(timeline, Kind.START, BLOCK, "cook", lane(timeline, "cook").startedAt(), "");
    assertTrue(waits(timeline, "cook", Activity.CHANNEL, "receive from orders"));
    assertTrue(lane(timeline, "cook").startedAt().startsWith("TimelineTest.java:"));
  }

  @Test
  void aSenderWaitsForRoomInTheBuffer() throws Exception {
    // given
    Channel<Integer> jobs = Channel.buffered("jobs", 1);
    // when
    Timeline timeline =
        Timeline.record(
            "a full buffer",
            () -> {
              WaitGroup group = new WaitGroup("sender");
              group.go(() -> {
                jobs.send(1);
                jobs.send(2);
              });
              while (jobs.waitingSenders() == 0) {
                Thread.onSpinWait();
              }
              jobs.receive();
              jobs.receive();
              group.await();
            });
    // then
    assertEquals(
        List.of("1", "2"), handOffs(timeline, Kind.ELEMENT).stream().map(HandOff::value).toList());
    assertTrue(waits(timeline, "sender-1", Activity.CHANNEL, "send to jobs"));
    assertTrue(lane(timeline, "sender-1").ended());
  }

  @Test
  void aSelectWaitsForItsCases() throws Exception {
    // given
    Channel<String> cache = Channel.unbuffered("cache");
    Channel<String> shop = Channel.unbuffered("shop");
    // when
    Timeline timeline =
        Timeline.record(
            "a select",
            () -> {
              Thread buyer =
                  named(
                      "buyer",
                      running(() ->
                          new Select<String>()
                              .receive(cache, price -> price)
                              .receive(shop, price -> price)
                              .await()));
              while (shop.waitingReceivers() == 0) {
                Thread.onSpinWait();
              }
              shop.send("3");
              buyer.join();
            });
    // then
    assertTrue(
        waits(timeline, "buyer", Activity.CHANNEL, "receive from cache | receive from shop"));
    assertHandOff(timeline, Kind.ELEMENT, BLOCK, "buyer", "shop", "3");
  }

  @Test
  void aCloseWakesThoseWhoWait() throws Exception {
    // given
    Channel<String> orders = Channel.unbuffered("orders");
    // when
    Timeline timeline =
        Timeline.record(
            "a close",
            () -> {
              Thread cook = named("cook", running(orders::receiveOrClosed));
              while (orders.waitingReceivers() == 0) {
                Thread.onSpinWait();
              }
              orders.close();
              cook.join();
            });
    // then
    assertHandOff(timeline, Kind.CLOSE, BLOCK, "cook", "orders", "");
  }

  @Test
  void whoAwaitsAGroupIsReleasedByItsLastTask() throws Exception {
    // given
    Channel<Integer> go = Channel.unbuffered("go");
    WaitGroup group = new WaitGroup("batch");
    // when
    Timeline timeline =
        Timeline.record(
            "a wait group",
            () -> {
              group.go(go::receive);
              Thread boss = named("boss", running(group::await));
              awaitState(boss, Thread.State.WAITING);
              go.send(1);
              boss.join();
            });
    // then
    assertTrue(waits(timeline, "boss", Activity.TASKS, "batch"));
    assertHandOff(timeline, Kind.RELEASE, "batch-1", "boss", "batch", "");
  }

  @Test
  void aCancellationWakesThoseWhoWaitForIt() throws Exception {
    // given
    Channel<String> orders = Channel.unbuffered("orders");
    CancellableContext context = Context.background().withCancel();
    // when
    Timeline timeline =
        Timeline.record(
            "a cancellation",
            () -> {
              Thread waiter =
                  named(
                      "waiter",
                      running(() ->
                          new Select<String>()
                              .receive(orders, order -> order)
                              .closed(context.done(), () -> "stopped")
                              .await()));
              while (orders.waitingReceivers() == 0) {
                Thread.onSpinWait();
              }
              context.cancel();
              waiter.join();
            });
    // then
    assertHandOff(timeline, Kind.CANCEL, BLOCK, "waiter", "done", "");
  }

  @Test
  void aCancellationInterruptsACall() throws Exception {
    // given
    Channel<String> orders = Channel.unbuffered("orders");
    CancellableContext context = Context.background().withCancel();
    // when
    Timeline timeline =
        Timeline.record(
            "a cancelled call",
            () -> {
              Thread caller =
                  named(
                      "caller",
                      () -> {
                        try {
                          context.call(orders::receive);
                        } catch (Exception _) {
                          // cancelled
                        }
                      });
              while (orders.waitingReceivers() == 0) {
                Thread.onSpinWait();
              }
              context.cancel();
              caller.join();
            });
    // then
    assertHandOff(timeline, Kind.INTERRUPT, BLOCK, "caller", "context", "");
  }

  @Test
  void theTasksOfAnErrorGroupAreLanes() throws Exception {
    // when
    Timeline timeline =
        Timeline.record(
            "an error group",
            () -> {
              try (ErrorGroup group = new ErrorGroup("page").limit(1)) {
                group.go(() -> 1);
                group.go(() -> 2);
                group.await();
              }
            });
    // then
    assertTrue(lane(timeline, "page-1").ended());
    assertTrue(lane(timeline, "page-2").ended());
  }

  @Test
  void aLockIsSeenWithItsHolder() throws Exception {
    // given
    ReentrantLock lock = new ReentrantLock();
    Recording recording = new Recording();
    // when
    Timeline timeline =
        Timeline.record(
            "a lock",
            () -> {
              lock.lock();
              Thread waiter =
                  Thread.ofVirtual()
                      .name("waiter")
                      .start(() -> {
                        lock.lock();
                        lock.unlock();
                      });
              awaitState(waiter, Thread.State.WAITING);
              recording.look();
              lock.unlock();
              waiter.join();
            },
            recording);
    // then
    assertTrue(waits(timeline, "waiter", Activity.LOCK, "ReentrantLock.lock"));
    assertHandOff(timeline, Kind.LOCK, BLOCK, "waiter", "ReentrantLock.lock", "");
  }

  @Test
  void aMonitorASleepAQueueAndAJoinAreSeen() throws Exception {
    // given
    Object monitor = new Object();
    CountDownLatch never = new CountDownLatch(1);
    Recording recording = new Recording();
    // when
    Timeline timeline =
        Timeline.record(
            "waits of the JDK's",
            () -> {
              Thread entering;
              synchronized (monitor) {
                entering =
                    named(
                        "entering",
                        () -> {
                          synchronized (monitor) {
                            Thread.onSpinWait();
                          }
                        });
                awaitState(entering, Thread.State.BLOCKED);
                recording.look();
              }
              Thread sleeping = named("sleeping", () -> untilInterrupted(Duration.ofDays(1)));
              awaitState(sleeping, Thread.State.TIMED_WAITING);
              Thread latched = named("latched", running(never::await));
              awaitState(latched, Thread.State.WAITING);
              Thread joining = named("joining", running(sleeping::join));
              awaitState(joining, Thread.State.WAITING);
              recording.look();
              sleeping.interrupt();
              never.countDown();
              joining.join();
              latched.join();
              entering.join();
            },
            recording);
    // then
    assertTrue(waits(timeline, "entering", Activity.LOCK, "synchronized"));
    assertTrue(waits(timeline, "sleeping", Activity.SLEEP, "Thread.sleep"));
    assertTrue(waits(timeline, "latched", Activity.TASKS, "CountDownLatch.await"));
    assertTrue(waits(timeline, "joining", Activity.TASKS, "Thread.join"));
    assertTrue(lane(timeline, "sleeping").ended());
  }

  private static void untilInterrupted(Duration limit) {
    try {
      Thread.sleep(limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theThreadsOfAnExecutorAreLanes() throws Exception {
    // given
    CountDownLatch bothRun = new CountDownLatch(2);
    Recording recording = new Recording();
    // when
    Timeline timeline =
        Timeline.record(
            "an executor",
            () -> {
              try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
                CountDownLatch end = new CountDownLatch(1);
                for (int i = 0; i < 2; i++) {
                  tasks.submit(() -> {
                    bothRun.countDown();
                    end.await();
                    return null;
                  });
                }
                bothRun.await();
                recording.look();
                end.countDown();
              }
            },
            recording);
    // then
    assertEquals(3, timeline.lanes().size());
    String first = timeline.lanes().get(1).thread();
    assertTrue(first.matches("TimelineTest.java:\\d+ #1"), first);
  }

  @Test
  void whereTheJdkListsNoThreadsThoseThatSayNothingAreCounted() throws Exception {
    // given
    Channel<Integer> numbers = Channel.unbuffered("numbers");
    // when
    Timeline timeline =
        Timeline.record(
            "another kernel",
            () -> {
              Thread silent = named("silent", () -> {});
              Thread sender = named("sender", running(() -> numbers.send(1)));
              numbers.receive();
              silent.join();
              sender.join();
            },
            new Recording(false));
    // then
    assertEquals(List.of(BLOCK, "sender"), timeline.lanes().stream().map(Lane::thread).toList());
    assertTrue(timeline.toString().contains("1 thread is missing"), timeline.toString());
  }

  @Test
  void threadsThatWereThereBeforeAreNotRecorded() throws Exception {
    // given
    Channel<Integer> numbers = Channel.unbuffered("numbers");
    Thread stranger = named("stranger", running(() -> numbers.send(7)));
    // when
    Timeline timeline = Timeline.record("a stranger", () -> numbers.receive());
    stranger.join();
    // then
    assertEquals(1, timeline.lanes().size());
    assertEquals(List.of(), timeline.handOffs());
    assertTrue(
        timeline.events().stream()
            .anyMatch(e -> e.what().equals("has received from") && e.value().equals("7")));
  }

  @Test
  void twoTimelinesAtOnceDoNotMix() throws Exception {
    // given
    CountDownLatch bothRecord = new CountDownLatch(2);
    FutureTask<Timeline> left = new FutureTask<>(() -> pingPong("left", bothRecord));
    FutureTask<Timeline> right = new FutureTask<>(() -> pingPong("right", bothRecord));
    // when
    Thread.ofPlatform().start(left);
    Thread.ofPlatform().start(right);
    // then
    assertOnly("left", left);
    assertOnly("right", right);
  }

  private static Timeline pingPong(String name, CountDownLatch bothRecord) throws Exception {
    return Timeline.record(
        name,
        () -> {
          bothRecord.countDown();
          bothRecord.await();
          Channel<Integer> balls = Channel.unbuffered(name);
          WaitGroup group = new WaitGroup(name);
          for (int i = 0; i < 20; i++) {
            group.go(() -> balls.send(1));
          }
          for (int i = 0; i < 20; i++) {
            balls.receive();
          }
          group.await();
        });
  }

  private static void assertOnly(String name, Future<Timeline> recorded) throws Exception {
    Timeline timeline = recorded.get();
    assertEquals(21, timeline.lanes().size());
    for (Lane lane : timeline.lanes()) {
      assertTrue(lane.thread().equals(BLOCK) || lane.thread().startsWith(name), lane.thread());
    }
    assertEquals(20, handOffs(timeline, Kind.ELEMENT).size());
  }

  @Test
  void aTimelineInsideOfAnotherIsRecordedByBoth() throws Exception {
    // given
    Timeline[] inner = new Timeline[1];
    // when
    Timeline outer =
        Timeline.record(
            "outer",
            () -> {
              WaitGroup before = new WaitGroup("before");
              before.go(() -> {});
              before.await();
              inner[0] =
                  Timeline.record(
                      "inner",
                      () -> {
                        WaitGroup within = new WaitGroup("within");
                        within.go(() -> {});
                        within.await();
                      });
            });
    // then
    assertEquals(List.of(BLOCK, "within-1"), inner[0].lanes().stream().map(Lane::thread).toList());
    assertEquals(
        List.of(BLOCK, "before-1", "within-1"), outer.lanes().stream().map(Lane::thread).toList());
  }

  @Test
  void whenItIsOverNothingIsRecorded() throws Exception {
    // given
    Channel<Integer> numbers = Channel.buffered("numbers", 10);
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // when
    Timeline timeline = Timeline.record("one", () -> numbers.send(1));
    numbers.send(2);
    named("late", running(() -> numbers.send(3))).join();
    // then
    assertEquals(1, told(timeline));
    assertEquals(1, timeline.lanes().size());
    assertSame(before, Thread.currentThread().getContextClassLoader());
  }

  @Test
  void whatTheBlockThrowsIsThrownAndWhatWasRecordedIsShown() {
    // given
    Channel<Integer> numbers = Channel.buffered("numbers", 10);
    IOException thrown = new IOException("broken");
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      // when
      IOException caught =
          assertThrows(
              IOException.class,
              () ->
                  Timeline.record(
                      "a failure",
                      () -> {
                        numbers.send(42);
                        throw thrown;
                      }));
      // then
      assertSame(thrown, caught);
      assertTrue(printed.toString(StandardCharsets.UTF_8).contains("42"));
    } finally {
      System.setOut(out);
    }
  }

  @Test
  void anInterruptEndsTheBlockAndTheRecording() throws Exception {
    // given
    Channel<Integer> numbers = Channel.unbuffered("numbers");
    FutureTask<Boolean> interrupted =
        new FutureTask<>(() -> {
          try {
            Timeline.record("stuck", () -> numbers.receive());
            return false;
          } catch (InterruptedException e) {
            return !Thread.currentThread().isInterrupted();
          }
        });
    Thread thread = named("stuck", interrupted);
    // when
    awaitState(thread, Thread.State.WAITING);
    thread.interrupt();
    // then
    assertTrue(interrupted.get());
  }

  @Test
  void manyEventsAreCutOff() throws Exception {
    // given
    Channel<Integer> numbers = Channel.buffered("numbers", 1);
    // when
    Timeline timeline =
        Timeline.record(
            "many",
            () -> {
              for (int i = 0; i < Recording.MOST_EVENTS; i++) {
                numbers.send(i);
                numbers.receive();
              }
            });
    // then
    assertEquals(Recording.MOST_EVENTS, told(timeline));
    assertTrue(timeline.toString().contains("Only the first 20,000 events"));
  }

  @Test
  void aThreadThatOutlivesTheBlockHasNotEnded() throws Exception {
    // given
    Channel<Integer> never = Channel.unbuffered("never");
    Thread[] left = new Thread[1];
    // when
    Timeline timeline =
        Timeline.record(
            "left behind",
            () -> {
              left[0] = named("left behind", running(never::receiveOrClosed));
              awaitState(left[0], Thread.State.WAITING);
            });
    never.close();
    left[0].join();
    // then
    assertFalse(lane(timeline, "left behind").ended());
    assertTrue(timeline.alt().contains("Still waiting at the end: left behind"), timeline.alt());
  }
}
