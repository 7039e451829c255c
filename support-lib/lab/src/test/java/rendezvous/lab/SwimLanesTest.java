package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.HandOff;
import rendezvous.lab.Timeline.Lane;
import rendezvous.lab.Timeline.Span;

/** The drawing of stories that are made up. */
class SwimLanesTest {
  private static final String NASTY = "a <script>alert('x')</script> & \"b\" \u0000 ]]> 锁";
  private static final Duration END = Duration.ofMillis(10);

  private static Lane lane(String name, String startedBy) {
    Duration half = END.dividedBy(2);
    return new Lane(
        name,
        startedBy,
        "",
        !startedBy.isEmpty(),
        List.of(
            new Span(Activity.RUNS, Duration.ZERO, half, ""),
            new Span(Activity.CHANNEL, half, END, "receive from " + name)));
  }

  private static HandOff element(String from, String to, String value) {
    Duration half = END.dividedBy(2);
    return new HandOff(HandOff.Kind.ELEMENT, from, half, to, END, "orders", value);
  }

  private static Story story(List<Lane> lanes, List<HandOff> handOffs) {
    return new Story(END, lanes, handOffs, List.of(), List.of());
  }

  private static String drawn(Story story, int width) throws Exception {
    Page page = Page.of(new SwimLanes(story, width).svg().toString());
    return page.text();
  }

  @ParameterizedTest
  @ValueSource(ints = {Plot.WIDE, Plot.NARROW})
  void lanesArrowsAndLegendAreNamed(int width) throws Exception {
    // given
    Story story =
        story(
            List.of(lane("boss", ""), lane("cook", "boss")),
            List.of(element("boss", "cook", "tea")));
    // when
    String text = drawn(story, width);
    // then
    for (String word : List.of("boss", "cook", "tea", "runs, or could", "waits for a channel")) {
      assertTrue(text.contains(word), word);
    }
    assertFalse(text.contains("sleeps"), "the legend names what there is");
  }

  @ParameterizedTest
  @ValueSource(ints = {Plot.WIDE, Plot.NARROW})
  void anyTextIsEscaped(int width) throws Exception {
    // given
    Story story =
        story(List.of(lane(NASTY, ""), lane("b", NASTY)), List.of(element(NASTY, "b", NASTY)));
    // when
    Page page = Page.of(new SwimLanes(story, width).svg().toString());
    // then
    assertEquals(0, page.elements("script").size());
  }

  @Test
  void ofManyThreadsThoseAreDrawnThatDoMostWithOthers() throws Exception {
    // given
    List<Lane> lanes = new ArrayList<>(List.of(lane("boss", "")));
    List<HandOff> handOffs = new ArrayList<>();
    for (int i = 1; i <= 99; i++) {
      lanes.add(lane("worker-" + i, "boss"));
    }
    for (int i = 50; i < 60; i++) {
      handOffs.add(element("worker-" + i, "boss", "" + i));
    }
    // when
    String text = drawn(story(lanes, handOffs), Plot.WIDE);
    // then
    assertTrue(text.contains("76 more threads not drawn"));
    for (int i = 50; i < 60; i++) {
      assertTrue(text.contains("worker-" + i));
    }
    assertFalse(text.contains("worker-99"));
  }

  @Test
  void anEmptyBlockIsDrawn() throws Exception {
    // given
    Lane idle = new Lane("the block", "", "", false, List.of());
    Story story = new Story(Duration.ZERO, List.of(idle), List.of(), List.of(), List.of());
    // then
    assertTrue(drawn(story, Plot.WIDE).contains("the block"));
  }

  @Test
  void thousandsOfArrowsAreThinnedOut() throws Exception {
    // given
    List<HandOff> handOffs = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      handOffs.add(element("boss", "cook", "" + i));
    }
    Story story = story(List.of(lane("boss", ""), lane("cook", "boss")), handOffs);
    // when
    String svg = new SwimLanes(story, Plot.WIDE).svg().toString();
    // then
    long arrows = svg.split("marker-end", -1).length - 1;
    assertTrue(arrows <= SwimLanes.MOST_ARROWS, "" + arrows);
    assertTrue(svg.length() < 200_000, "" + svg.length());
  }

  @Test
  void whatIsWrittenInABarKeepsClearOfCuts() throws Exception {
    // given somebody who waits while another does much, sleeps for long, and does much again
    List<Span> spans = new ArrayList<>();
    Duration at = Duration.ZERO;
    for (int i = 0; i <= 40; i++) {
      Duration next = at.plusMillis(i == 20 ? 10_000 : 1);
      spans.add(new Span(i % 2 == 0 ? Activity.SLEEP : Activity.RUNS, at, next, ""));
      at = next;
    }
    Span wait = new Span(Activity.CHANNEL, Duration.ZERO, at, "hatch");
    Story story =
        new Story(
            at,
            List.of(
                new Lane("guest", "", "", false, List.of(wait)),
                new Lane("cook", "guest", "", true, spans)),
            List.of(),
            List.of(),
            List.of());
    // when
    Page page = Page.of(new SwimLanes(story, Plot.WIDE).svg().toString());
    // then
    double apart = Math.abs(middleOf(page, "hatch") - middleOf(page, "10.0 s"));
    assertTrue(apart > Svg.textWidth("hatch", LaneMarks.SMALL) / 2, "" + apart);
  }

  private static double middleOf(Page page, String text) {
    return page.elements("text").stream()
        .filter(each -> each.getTextContent().equals(text))
        .mapToDouble(each -> Double.parseDouble(each.getAttribute("x")))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + text + " in " + page.text()));
  }
}
