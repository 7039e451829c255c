package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.channel.Trace.Event;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.Lane;
import rendezvous.lab.Timeline.Span;

/** Lanes and words made of tracks whose times are made up. */
class StoryTest {
  private final Track block = track(null, 1_000, "the block's");

  private static Track track(Track parent, long created, String name) {
    Track track = new Track("test", parent, created, "cell [3]:7");
    track.bind(Thread.ofVirtual().name(name).unstarted(() -> {}));
    return track;
  }

  private static Story story(Track... tracks) {
    return new Story.Writer(1_000, 2_000, List.of(tracks)).write(List.of());
  }

  private static Span span(Activity activity, long from, long to, String on) {
    return new Span(activity, Duration.ofNanos(from), Duration.ofNanos(to), on);
  }

  @Test
  void aWaitLastsUntilTheNextEvent() {
    // given
    Track cook = track(block, 1_100, "cook");
    cook.tell(1_200, Event.BEGAN, "group", null);
    cook.tell(1_300, Event.WAITS_TO_RECEIVE, "orders", null);
    cook.tell(1_500, Event.RECEIVED, "orders", "tea");
    cook.tell(1_600, Event.ENDED, "group", null);
    // when
    Lane lane = story(block, cook).lanes().getLast();
    // then
    assertEquals(
        List.of(
            span(Activity.RUNS, 200, 300, ""),
            span(Activity.CHANNEL, 300, 500, "receive from orders"),
            span(Activity.RUNS, 500, 600, "")),
        lane.spans());
    assertTrue(lane.ended());
    assertEquals("the block", lane.startedBy());
    assertEquals("cell [3]:7", lane.startedAt());
    assertEquals(Duration.ofNanos(200), lane.time(Activity.CHANNEL));
  }

  @Test
  void aWaitThatDoesNotEndLastsUntilTheEnd() {
    // given
    Track cook = track(block, 1_100, "cook");
    cook.tell(1_300, Event.WAITS_TO_RECEIVE, "orders", null);
    // when
    Story story = story(block, cook);
    // then
    assertEquals(
        span(Activity.CHANNEL, 300, 1_000, "receive from orders"),
        story.lanes().getLast().spans().getLast());
    assertTrue(
        new TimelineText(story)
            .summary()
            .endsWith("Still waiting at the end: cook (receive from orders)."));
  }

  @Test
  void threadsOfOneNameAreNumberedAndThoseWithoutOneAreCalledAfterTheirLine() {
    // given
    Track[] tracks = {
      block,
      track(block, 1_100, "cook"),
      track(block, 1_200, "cook"),
      track(block, 1_300, ""),
      track(block, 1_400, "waiter")
    };
    // then
    assertEquals(
        List.of("the block", "cook #1", "cook #2", "cell [3]:7", "waiter"),
        story(tracks).lanes().stream().map(Lane::thread).toList());
  }

  @Test
  void eventsAreInTheOrderOfTheirTimes() {
    // given
    Track cook = track(block, 1_100, "cook");
    block.tell(1_500, Event.SENT, "orders", "tea");
    cook.tell(1_300, Event.WAITS_TO_RECEIVE, "orders", null);
    cook.tell(1_600, Event.RECEIVED, "orders", "tea");
    // when
    Story story = story(block, cook);
    // then
    assertEquals(
        List.of("starts", "waits to receive from", "has sent to", "has received from"),
        story.events().stream().map(Timeline.Event::what).toList());
    assertEquals(4, new TimelineText(story).events().rowCount());
  }

  @Test
  void whatCannotBeWrittenDoesNoHarm() {
    // given
    Object broken =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("broken");
          }
        };
    block.tell(1_500, Event.SENT, "orders", broken);
    block.tell(1_600, Event.SENT, "orders", "x".repeat(1_000));
    // when
    Story story = story(block);
    // then
    assertTrue(story.events().getFirst().value().contains("its toString failed"));
    assertEquals(60, story.events().getLast().value().length());
  }
}
