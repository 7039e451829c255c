package rendezvous.lab;

import static rendezvous.channel.Trace.Event.BEGAN;
import static rendezvous.channel.Trace.Event.ENDED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.lab.Timeline.Activity;
import rendezvous.lab.Timeline.Event;
import rendezvous.lab.Timeline.HandOff;
import rendezvous.lab.Timeline.Lane;
import rendezvous.lab.Timeline.Span;

/**
 * A recording as people read it: with names instead of objects, and times since its beginning.
 *
 * @param limits what it does not tell, in words
 */
record Story(
    Duration length,
    List<Lane> lanes,
    List<HandOff> handOffs,
    List<Event> events,
    List<String> limits) {

  /** Tells a recording that is over, which then forgets it. */
  static Story of(Recording recording) {
    Story story =
        new Writer(
                recording.start(),
                recording.stop(),
                recording.tracks().stream().filter(track -> track.thread() != null).toList())
            .write(recording.limits());
    recording.forget();
    return story;
  }

  /** Makes the story of some tracks. */
  static final class Writer {
    private final long start;
    private final long end;
    private final List<Track> tracks;
    private final Map<Track, String> names = new IdentityHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<HandOff> handOffs = new ArrayList<>();

    /**
     * @param tracks of threads that are known
     */
    Writer(long start, long end, List<Track> tracks) {
      this.start = start;
      this.end = end;
      this.tracks = tracks;
    }

    Story write(List<String> limits) {
      name();
      List<Lane> lanes = tracks.stream().map(this::lane).toList();
      Handoffs.of(tracks).pairs().forEach(this::handOff);
      handOffs.sort(Comparator.comparing(HandOff::arrived));
      events.sort(Comparator.comparing(Event::at));
      return new Story(
          since(end), lanes, List.copyOf(handOffs), List.copyOf(events), List.copyOf(limits));
    }

    private Duration since(long at) {
      return Duration.ofNanos(Math.clamp(at - start, 0, end - start));
    }

    // --- names

    private void name() {
      Map<String, Integer> uses = new HashMap<>();
      tracks.forEach(track -> uses.merge(name(track), 1, Integer::sum));
      Map<String, Integer> used = new HashMap<>();
      for (Track track : tracks) {
        String name = name(track);
        int number = used.merge(name, 1, Integer::sum);
        names.put(track, uses.get(name) == 1 ? name : name + " #" + number);
      }
    }

    private static String name(Track track) {
      if (track.parent == null) {
        return "the block";
      }
      String name = track.thread().getName();
      return !name.isBlank() ? name : !track.place.isEmpty() ? track.place : "thread";
    }

    private String name(Thread thread) {
      return tracks.stream()
          .filter(track -> track.thread() == thread)
          .findFirst()
          .map(names::get)
          .orElse("");
    }

    // --- lanes

    private Lane lane(Track track) {
      String name = names.get(track);
      List<Track.Told> told = track.told();
      long first = told.isEmpty() ? track.created : began(track, told);
      long last = last(track, told);
      List<Span> waits = new ArrayList<>();
      if (track.parent != null) {
        event(track.created, names.get(track.parent), "starts", track.place, name);
        handOffs.add(
            new HandOff(
                HandOff.Kind.START,
                names.get(track.parent),
                since(track.created),
                name,
                since(first),
                track.place,
                ""));
      }
      tell(track, told, waits);
      look(track, told, waits);
      boolean ended = track.parent != null && (saysItsEnd(told) || track.ended() != Long.MAX_VALUE);
      if (ended && !saysItsEnd(told)) {
        event(last, name, "has ended", "", "");
      }
      return new Lane(
          name,
          track.parent == null ? "" : names.get(track.parent),
          track.place,
          ended,
          fill(since(first), since(last), waits));
    }

    private static long began(Track track, List<Track.Told> told) {
      Track.Told first = told.getFirst();
      return first.event() == BEGAN ? first.at() : track.created;
    }

    private long last(Track track, List<Track.Told> told) {
      return saysItsEnd(told)
          ? told.getLast().at() // a task is counted out after its end
          : Math.min(track.ended(), end);
    }

    private static boolean saysItsEnd(List<Track.Told> told) {
      return told.stream().anyMatch(each -> each.event() == ENDED);
    }

    private void tell(Track track, List<Track.Told> told, List<Span> waits) {
      for (int i = 0; i < told.size(); i++) {
        Track.Told each = told.get(i);
        String on = Label.of(each.on());
        long until = i + 1 < told.size() ? told.get(i + 1).at() : end;
        String value = Label.value(each.with());
        switch (each.event()) {
          case WAITS_TO_SEND -> {
            waits.add(span(Activity.CHANNEL, each.at(), until, "send to " + on));
            event(each, track, "waits to send to", value);
          }
          case WAITS_TO_RECEIVE -> {
            waits.add(span(Activity.CHANNEL, each.at(), until, "receive from " + on));
            event(each, track, "waits to receive from", "");
          }
          case WAITS_TO_SELECT -> {
            waits.add(span(Activity.CHANNEL, each.at(), until, on));
            event(each, track, "waits in a select", "");
          }
          case WAITS_FOR_TASKS -> {
            waits.add(span(Activity.TASKS, each.at(), until, on));
            event(each, track, "waits for the tasks of", "");
          }
          case GAVE_UP -> event(each, track, "gives up waiting", "");
          case SENT -> event(each, track, "has sent to", value);
          case RECEIVED -> event(each, track, "has received from", value);
          case FOUND_CLOSED -> event(each, track, "finds closed", "");
          case CLOSED -> event(each, track, "has closed", "");
          case BEGAN -> event(each, track, "begins a task of", "");
          case ENDED -> event(each, track, "has ended a task of", "");
          case RELEASES -> event(each, track, "is the last of", "");
          case FOUND_DONE -> event(each, track, "finds all done in", "");
          case CANCELLED -> event(each, track, "has cancelled", value);
          case INTERRUPTED ->
              event(each, track, "has interrupted, for the", name((Thread) each.with()));
        }
      }
    }

    private void look(Track track, List<Track.Told> told, List<Span> waits) {
      for (Track.Seen seen : track.seen(end)) {
        Waiting waiting = seen.waiting();
        long until = seen.until();
        for (Track.Told each : told) { // it did not wait any more when it told something
          if (each.at() > seen.from()) {
            until = Math.min(until, each.at());
            break;
          }
        }
        String holder = waiting.owner() == null ? "" : name(waiting.owner());
        waits.add(span(waiting.activity(), seen.from(), until, waiting.on()));
        event(seen.from(), names.get(track), "waits in", waiting.on(), "");
        if (until == end) {
          continue;
        }
        event(until, names.get(track), "goes on after", waiting.on(), "");
        if (!holder.isEmpty()) {
          handOffs.add(
              new HandOff(
                  HandOff.Kind.LOCK,
                  holder,
                  since(until),
                  names.get(track),
                  since(until),
                  waiting.on(),
                  ""));
        }
      }
    }

    private Span span(Activity activity, long from, long until, String on) {
      return new Span(activity, since(from), since(until), on);
    }

    /** The waits in their order, and running in between. */
    private static List<Span> fill(Duration first, Duration last, List<Span> waits) {
      waits.sort(Comparator.comparing(Span::from));
      List<Span> spans = new ArrayList<>();
      Duration at = first;
      for (Span wait : waits) {
        Duration from = max(at, wait.from());
        Duration to = min(last, wait.to());
        if (from.compareTo(to) >= 0) {
          continue;
        }
        if (at.compareTo(from) < 0) {
          spans.add(new Span(Activity.RUNS, at, from, ""));
        }
        spans.add(new Span(wait.activity(), from, to, wait.on()));
        at = to;
      }
      if (at.compareTo(last) < 0) {
        spans.add(new Span(Activity.RUNS, at, last, ""));
      }
      return List.copyOf(spans);
    }

    private static Duration max(Duration a, Duration b) {
      return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration min(Duration a, Duration b) {
      return a.compareTo(b) <= 0 ? a : b;
    }

    // --- events and hand-offs

    private void event(Track.Told told, Track track, String what, String value) {
      event(told.at(), names.get(track), what, Label.of(told.on()), value);
    }

    private void event(long at, String thread, String what, String on, String value) {
      events.add(new Event(since(at), thread, what, on, value));
    }

    private void handOff(Handoffs.Pair pair) {
      handOffs.add(
          new HandOff(
              pair.kind(),
              names.get(pair.from()),
              since(pair.left()),
              names.get(pair.to()),
              since(pair.arrived()),
              Label.of(pair.on()),
              Label.value(pair.with())));
    }
  }
}
