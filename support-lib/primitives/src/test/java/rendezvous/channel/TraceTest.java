package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Trace.Event;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;
import rendezvous.sync.ErrorGroup;
import rendezvous.sync.WaitGroup;
import rendezvous.testing.Blocked;

/** What listeners are told. */
class TraceTest {
  private record Told(Thread thread, Event event, Object on, Object with) {}

  private final Collection<Told> told = new ConcurrentLinkedQueue<>();
  private final Trace.Listener listener =
      (event, on, with) -> told.add(new Told(Thread.currentThread(), event, on, with));

  private final Channel<String> orders = Channel.unbuffered("orders");
  private final Channel<String> jobs = Channel.buffered("jobs", 1);

  @BeforeEach
  void listen() {
    Trace.listen(listener);
  }

  @AfterEach
  void ignore() {
    Trace.ignore(listener);
  }

  private List<Event> events(Thread thread, Object on) {
    return told.stream().filter(t -> t.thread == thread && t.on == on).map(Told::event).toList();
  }

  private List<Event> events(Object on) {
    return events(Thread.currentThread(), on);
  }

  private Told last(Event event) {
    return told.stream().filter(t -> t.event == event).reduce((_, later) -> later).orElseThrow();
  }

  @Test
  void aHandOffIsToldByBoth() throws Exception {
    // given
    Blocked<String> receiving = Blocked.in(orders::receive);
    // when
    orders.send("tea");
    receiving.value();
    // then
    assertEquals(List.of(Event.SENT), events(orders));
    assertEquals(
        List.of(Event.WAITS_TO_RECEIVE, Event.RECEIVED), events(receiving.thread(), orders));
    assertSame(last(Event.SENT).with, last(Event.RECEIVED).with);
  }

  @Test
  void aSenderThatWaitsSaysWithWhat() throws Exception {
    // given
    jobs.send("first");
    Blocked<Void> sending = Blocked.on(() -> jobs.send("second"));
    // when
    jobs.receive();
    sending.value();
    // then
    assertEquals(List.of(Event.WAITS_TO_SEND, Event.SENT), events(sending.thread(), jobs));
    assertEquals("second", last(Event.WAITS_TO_SEND).with);
    assertEquals(List.of(Event.SENT, Event.RECEIVED), events(jobs));
  }

  @Test
  void whatDoesNotHappenIsNotTold() {
    // when
    orders.tryReceive();
    orders.trySend("tea");
    // then
    assertEquals(List.of(), events(orders));
  }

  @Test
  void whoGivesUpSaysSo() throws Exception {
    // given
    Blocked<String> interrupted = Blocked.in(orders::receive);
    // when
    interrupted.interrupt();
    interrupted.thrown();
    orders.send("tea", Duration.ofMillis(1));
    // then
    assertEquals(
        List.of(Event.WAITS_TO_RECEIVE, Event.GAVE_UP), events(interrupted.thread(), orders));
    assertEquals(List.of(Event.WAITS_TO_SEND, Event.GAVE_UP), events(orders));
  }

  @Test
  void aCloseIsToldAndFound() throws Exception {
    // given
    Blocked<String> receiving = Blocked.in(orders::receive);
    jobs.send("first");
    Blocked<Void> sending = Blocked.on(() -> jobs.send("second"));
    // when
    orders.close();
    receiving.thrown();
    jobs.close();
    sending.thrown();
    // then
    assertEquals(List.of(Event.CLOSED), events(orders));
    assertEquals(
        List.of(Event.WAITS_TO_RECEIVE, Event.FOUND_CLOSED), events(receiving.thread(), orders));
    assertEquals(List.of(Event.WAITS_TO_SEND, Event.FOUND_CLOSED), events(sending.thread(), jobs));
  }

  @Test
  void aSelectTellsWhatItWaitsOnAndWhatHasHappened() throws Exception {
    // given
    Select<String> select = new Select<String>().receive(orders, order -> order);
    Blocked<String> selecting = Blocked.in(select::await);
    // when
    orders.send("tea");
    selecting.value();
    new Select<String>().send(jobs, "job", () -> "sent").await();
    // then
    assertEquals(List.of(Event.WAITS_TO_SELECT), events(selecting.thread(), select));
    assertEquals(List.of(Event.RECEIVED), events(selecting.thread(), orders));
    assertEquals(List.of(Event.SENT), events(jobs));
  }

  @Test
  void aSelectThatGivesUpSaysSo() throws Exception {
    // given
    Select<String> select =
        new Select<String>()
            .receive(orders, order -> order)
            .timeout(Duration.ofMillis(1), () -> "late");
    // when
    select.await();
    // then
    assertEquals(List.of(Event.WAITS_TO_SELECT, Event.GAVE_UP), events(select));
  }

  @Test
  void aWaitGroupTellsWhoReleasesWhom() throws Exception {
    // given
    WaitGroup group = new WaitGroup("batch");
    group.add(1);
    Blocked<Void> waiting = Blocked.on(group::await);
    // when
    group.done();
    waiting.value();
    // then
    assertEquals(List.of(Event.RELEASES), events(group));
    assertEquals(List.of(Event.WAITS_FOR_TASKS, Event.FOUND_DONE), events(waiting.thread(), group));
  }

  @Test
  void aTaskTellsOfItsBeginningAndEnd() throws Exception {
    // given
    WaitGroup group = new WaitGroup();
    // when
    Thread task = group.go(() -> {});
    group.await();
    task.join();
    // then
    assertEquals(
        List.of(Event.BEGAN, Event.ENDED),
        events(task, group).stream().filter(event -> event != Event.RELEASES).toList());
  }

  @Test
  void aTaskOfAnErrorGroupDoesTheSame() throws Exception {
    // given
    try (ErrorGroup group = new ErrorGroup("pages")) {
      // when
      group.go(() -> Thread.currentThread().setName("page"));
      group.await();
    }
    // then
    assertEquals("page", last(Event.BEGAN).thread.getName());
    assertEquals("page", last(Event.ENDED).thread.getName());
  }

  @Test
  void aCancellationIsToldWithItsCauseAndWhomItInterrupts() throws Exception {
    // given
    CancellableContext context = Context.background().withCancel();
    Exception cause = new Exception("enough");
    Blocked<String> called = Blocked.in(() -> context.call(orders::receive));
    // when
    context.cancel(cause);
    context.cancel();
    called.thrown();
    // then
    assertEquals(List.of(Event.CANCELLED, Event.INTERRUPTED), events(context));
    assertSame(cause, last(Event.CANCELLED).with);
    assertSame(called.thread(), last(Event.INTERRUPTED).with);
    assertEquals(List.of(Event.WAITS_TO_RECEIVE, Event.GAVE_UP), events(called.thread(), orders));
  }

  @Test
  void whoIsIgnoredIsToldNothing() throws Exception {
    // given
    Trace.ignore(listener);
    // when
    jobs.send("job");
    // then
    assertEquals(List.of(), events(jobs));
  }

  @Test
  void everyListenerIsTold() throws Exception {
    // given
    Collection<Event> others = new ConcurrentLinkedQueue<>();
    Trace.Listener other =
        (event, on, _) -> {
          if (on == jobs) {
            others.add(event);
          }
        };
    Trace.listen(other);
    // when
    jobs.send("job");
    Trace.ignore(other);
    jobs.receive();
    // then
    assertEquals(List.of(Event.SENT), List.copyOf(others));
    assertEquals(List.of(Event.SENT, Event.RECEIVED), events(jobs));
    assertInstanceOf(String.class, last(Event.RECEIVED).with);
  }
}
