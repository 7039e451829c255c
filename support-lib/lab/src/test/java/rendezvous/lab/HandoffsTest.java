package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Channel;
import rendezvous.channel.Trace.Event;
import rendezvous.lab.Timeline.HandOff.Kind;

/** Which events of different threads belong together; their times are made up. */
class HandoffsTest {
  private final Object channel = "channel";
  private final Track a = new Track("test", null, 0, "");
  private final Track b = new Track("test", a, 0, "");
  private final Track c = new Track("test", a, 0, "");

  private List<Handoffs.Pair> pairs() {
    return Handoffs.of(List.of(a, b, c)).pairs();
  }

  @Test
  void theReceiveOfAnElementBelongsToItsSend() {
    // given
    a.tell(1, Event.SENT, channel, "x");
    c.tell(2, Event.SENT, channel, "y");
    // when
    b.tell(3, Event.RECEIVED, channel, "y");
    b.tell(4, Event.RECEIVED, channel, "x");
    // then
    assertEquals(
        List.of(
            new Handoffs.Pair(Kind.ELEMENT, c, 2, b, 3, channel, "y"),
            new Handoffs.Pair(Kind.ELEMENT, a, 1, b, 4, channel, "x")),
        pairs());
  }

  @Test
  void theSameElementSentTwiceArrivesInOrder() {
    // given
    a.tell(1, Event.SENT, channel, "x");
    c.tell(2, Event.SENT, channel, "x");
    // when
    b.tell(3, Event.RECEIVED, channel, "x");
    b.tell(4, Event.RECEIVED, channel, "x");
    // then
    assertEquals(List.of(a, c), pairs().stream().map(Handoffs.Pair::from).toList());
  }

  @Test
  void equalElementsAreNotTheSame() {
    // given
    List<String> first = List.of("x");
    List<String> second = new ArrayList<>(first);
    a.tell(1, Event.SENT, channel, first);
    c.tell(2, Event.SENT, channel, second);
    // when
    b.tell(3, Event.RECEIVED, channel, second);
    // then
    assertEquals(c, pairs().getFirst().from());
  }

  @Test
  void anElementOfAnotherChannelIsAnother() {
    // given
    a.tell(1, Event.SENT, "other channel", "x");
    // when
    b.tell(2, Event.RECEIVED, channel, "x");
    // then
    assertEquals(List.of(), pairs());
    assertTrue(Handoffs.of(List.of(a, b)).areIncomplete());
  }

  @Test
  void aSendThatIsToldLateHasHappenedNoLaterThanItsReceive() {
    // given
    b.tell(3, Event.RECEIVED, channel, "x");
    // when
    a.tell(5, Event.SENT, channel, "x");
    // then
    assertEquals(3, pairs().getFirst().left());
    assertFalse(Handoffs.of(List.of(a, b)).areIncomplete());
  }

  @Test
  void aReceiveMakesRoomForWhoWaits() {
    // given
    Channel<String> jobs = Channel.buffered(2);
    a.tell(1, Event.SENT, jobs, "x");
    a.tell(2, Event.SENT, jobs, "y");
    a.tell(3, Event.WAITS_TO_SEND, jobs, "z");
    // when
    b.tell(4, Event.RECEIVED, jobs, "x");
    a.tell(5, Event.SENT, jobs, "z");
    c.tell(6, Event.RECEIVED, jobs, "y");
    c.tell(7, Event.RECEIVED, jobs, "z");
    // then
    assertEquals(
        List.of(new Handoffs.Pair(Kind.ROOM, b, 4, a, 5, jobs, "z")),
        pairs().stream().filter(pair -> pair.kind() == Kind.ROOM).toList());
  }

  @Test
  void aCloseWakesThoseWhoWaited() {
    // given
    b.tell(1, Event.WAITS_TO_RECEIVE, channel, null);
    // when
    a.tell(5, Event.CLOSED, channel, null);
    b.tell(6, Event.FOUND_CLOSED, channel, null);
    c.tell(7, Event.FOUND_CLOSED, channel, null);
    // then
    assertEquals(List.of(new Handoffs.Pair(Kind.CLOSE, a, 5, b, 6, channel, null)), pairs());
  }

  @Test
  void theCloseOfAContextsDoneChannelIsACancellation() {
    // given
    b.tell(1, Event.WAITS_TO_SELECT, "select", null);
    // when
    a.tell(5, Event.CLOSED, channel, null);
    a.tell(6, Event.CANCELLED, "context", null);
    b.tell(7, Event.FOUND_CLOSED, channel, null);
    // then
    assertEquals(Kind.CANCEL, pairs().getFirst().kind());
  }

  @Test
  void theLastOneReleasesThoseWhoWait() {
    // given
    a.tell(1, Event.WAITS_FOR_TASKS, "group", null);
    // when
    b.tell(2, Event.RELEASES, "group", null);
    a.tell(3, Event.FOUND_DONE, "group", null);
    // then
    assertEquals(List.of(new Handoffs.Pair(Kind.RELEASE, b, 2, a, 3, "group", null)), pairs());
  }

  @Test
  void anInterruptArrivesWhenTheOtherGivesUp() {
    // given
    Thread thread = Thread.ofVirtual().unstarted(() -> {});
    b.bind(thread);
    b.tell(1, Event.WAITS_TO_RECEIVE, channel, null);
    // when
    a.tell(2, Event.CANCELLED, "context", null);
    b.tell(3, Event.GAVE_UP, channel, null);
    a.tell(4, Event.INTERRUPTED, "context", thread);
    // then
    assertEquals(List.of(new Handoffs.Pair(Kind.INTERRUPT, a, 3, b, 3, "context", null)), pairs());
  }
}
