package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.Event;
import rendezvous.lab.Timeline.HandOff;
import rendezvous.lab.Timeline.Lane;
import rendezvous.lab.Timeline.Span;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A story in words and numbers. */
record TimelineText(Story story) {

  private static final int MOST_STUCK = 4;

  /** How many threads, who waited longest and for what, and who waits at the end. */
  String summary() {
    List<String> sentences = new ArrayList<>();
    int lanes = story.lanes().size();
    long elements = story.handOffs().stream().filter(h -> h.kind() == HandOff.Kind.ELEMENT).count();
    sentences.add(
        "%s in %s%s."
            .formatted(
                counted(lanes, "thread"),
                time(story.length()),
                elements == 0
                    ? ""
                    : "; " + counted(elements, "element") + " passed from one to another"));
    story.lanes().stream()
        .filter(lane -> !waiting(lane).isZero())
        .max(Comparator.comparing(TimelineText::waiting))
        .ifPresent(lane -> sentences.add(longest(lane)));
    stuck().ifPresent(sentences::add);
    return String.join(" ", sentences);
  }

  private static String longest(Lane lane) {
    Span most = waits(lane).max(Comparator.comparing(Span::length)).orElseThrow();
    return "Longest waits %s: %s of its %s, at most %s at a time (%s)."
        .formatted(
            lane.thread(),
            time(waiting(lane)),
            time(life(lane)),
            time(most.length()),
            most.activity().words + (most.on().isEmpty() ? "" : ": " + most.on()));
  }

  private Optional<String> stuck() {
    List<String> stuck =
        story.lanes().stream()
            .filter(lane -> !lane.ended() && !lane.startedBy().isEmpty())
            .filter(lane -> lane.spans().getLast().activity() != Activity.RUNS)
            .map(lane -> lane.thread() + " (" + lane.spans().getLast().on() + ")")
            .toList();
    if (stuck.isEmpty()) {
      return Optional.empty();
    }
    String more = stuck.size() > MOST_STUCK ? ", and " + (stuck.size() - MOST_STUCK) + " more" : "";
    return Optional.of(
        "Still waiting at the end: "
            + String.join(", ", stuck.stream().limit(MOST_STUCK).toList())
            + more
            + ".");
  }

  private static Stream<Span> waits(Lane lane) {
    return lane.spans().stream().filter(span -> span.activity() != Activity.RUNS);
  }

  private static Duration waiting(Lane lane) {
    return waits(lane).map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration life(Lane lane) {
    return lane.spans().stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
  }

  private static String counted(long count, String what) {
    return Numbers.brief(count) + " " + what + (count == 1 ? "" : "s");
  }

  private static String time(Duration duration) {
    return TimeScale.format(duration.toNanos());
  }

  Table events() {
    List<Event> events = story.events();
    return Table.create(
        "What each thread did",
        times("at", events.stream().map(Event::at)),
        text("thread", events.stream().map(Event::thread)),
        text("what", events.stream().map(Event::what)),
        text("on", events.stream().map(Event::on)),
        text("value", events.stream().map(Event::value)));
  }

  Table handOffs() {
    List<HandOff> handOffs = story.handOffs();
    return Table.create(
        "What threads did to each other",
        times("left", handOffs.stream().map(HandOff::left)),
        text("thread", handOffs.stream().map(HandOff::from)),
        text("does what", handOffs.stream().map(handOff -> handOff.kind().words)),
        text("to whom", handOffs.stream().map(HandOff::to)),
        text("on", handOffs.stream().map(HandOff::on)),
        text("value", handOffs.stream().map(HandOff::value)),
        times("arrived", handOffs.stream().map(HandOff::arrived)));
  }

  private DoubleColumn times(String name, Stream<Duration> times) {
    TimeScale scale = TimeScale.of(story.length().toNanos());
    return DoubleColumn.create(
        name + ", " + scale.symbol,
        times.mapToDouble(time -> time.toNanos() / scale.nanos).toArray());
  }

  private static StringColumn text(String name, Stream<String> cells) {
    return StringColumn.create(name, cells.toList());
  }
}
