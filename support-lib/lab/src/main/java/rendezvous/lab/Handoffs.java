package rendezvous.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import rendezvous.channel.Channel;
import rendezvous.channel.Trace.Event;
import rendezvous.lab.Timeline.HandOff.Kind;

/** Who has done what to whom: pairs of events in different tracks that belong together. */
final class Handoffs {
  // Each thread tells what it has done a moment after it was done, so the two halves of a hand-off
  // may be told in either order; they are matched when all is over. A channel is first in, first
  // out: so the k-th receive of an element, by identity, is that of its k-th send; and an element
  // that had to wait before a buffer of c got in when the c-th receive before its own made room.

  /** One half has left {@code from}, the other has arrived in {@code to}. */
  record Pair(Kind kind, Track from, long left, Track to, long arrived, Object on, Object with) {
    Pair {
      left = Math.min(left, arrived); // told late
    }
  }

  /** An event and what its thread has told before, or null. */
  private record Moment(Track track, Track.Told told, Track.Told before) {
    boolean endsWait() {
      return before != null
          && switch (before.event()) {
            case WAITS_TO_SEND, WAITS_TO_RECEIVE, WAITS_TO_SELECT, WAITS_FOR_TASKS -> true;
            default -> false;
          };
    }
  }

  private final List<Moment> moments = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private boolean incomplete;

  private Handoffs() {}

  static Handoffs of(Collection<Track> tracks) {
    Handoffs handoffs = new Handoffs();
    for (Track track : tracks) {
      Track.Told before = null;
      for (Track.Told told : track.told()) {
        handoffs.moments.add(new Moment(track, told, before));
        before = told;
      }
    }
    handoffs.moments.sort(Comparator.comparingLong(moment -> moment.told.at()));
    handoffs.matchElements();
    handoffs.matchEnds();
    handoffs.matchReleases();
    handoffs.matchInterrupts(tracks);
    return handoffs;
  }

  /** Whether something has arrived that nobody is known to have sent, or closed. */
  boolean areIncomplete() {
    return incomplete;
  }

  List<Pair> pairs() {
    return pairs;
  }

  private void pair(Kind kind, Moment from, Moment to) {
    pairs.add(
        new Pair(
            kind,
            from.track,
            from.told.at(),
            to.track,
            to.told.at(),
            to.told.on(),
            to.told.with()));
  }

  private void matchElements() {
    Map<Object, Map<Object, Queue<Moment>>> sent = new IdentityHashMap<>();
    for (Moment moment : moments) {
      if (moment.told.event() == Event.SENT) {
        queue(sent, moment).add(moment);
      }
    }
    Map<Object, List<Moment>> receives = new IdentityHashMap<>();
    for (Moment moment : moments) {
      if (moment.told.event() == Event.RECEIVED) {
        List<Moment> before = receives.computeIfAbsent(moment.told.on(), _ -> new ArrayList<>());
        Moment sender = queue(sent, moment).poll();
        if (sender == null) {
          incomplete = true;
        } else {
          pair(Kind.ELEMENT, sender, moment);
          matchRoom(sender, before);
        }
        before.add(moment);
      }
    }
  }

  private void matchRoom(Moment sender, List<Moment> receives) {
    int capacity = sender.told.on() instanceof Channel<?> channel ? channel.capacity() : 0;
    if (sender.endsWait() && capacity > 0 && capacity <= receives.size()) {
      pair(Kind.ROOM, receives.get(receives.size() - capacity), sender);
    }
  }

  private static Queue<Moment> queue(Map<Object, Map<Object, Queue<Moment>>> sent, Moment moment) {
    return sent.computeIfAbsent(moment.told.on(), _ -> new IdentityHashMap<>())
        .computeIfAbsent(moment.told.with(), _ -> new ArrayDeque<>());
  }

  /** Those who waited for a channel when it was closed, and who closed it. */
  private void matchEnds() {
    Map<Object, Moment> closed = new IdentityHashMap<>();
    Map<Track, Moment> lastClose = new IdentityHashMap<>();
    Set<Moment> cancels = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Moment moment : moments) {
      if (moment.told.event() == Event.CLOSED) {
        closed.put(moment.told.on(), moment);
        lastClose.put(moment.track, moment);
      } else if (moment.told.event() == Event.CANCELLED
          && moment.before != null
          && moment.before.event() == Event.CLOSED) {
        cancels.add(lastClose.get(moment.track)); // it was the context's done channel
      }
    }
    for (Moment moment : moments) {
      if (moment.told.event() == Event.FOUND_CLOSED && moment.endsWait()) {
        Moment closer = closed.get(moment.told.on());
        if (closer == null) {
          incomplete = true;
        } else {
          pair(cancels.contains(closer) ? Kind.CANCEL : Kind.CLOSE, closer, moment);
        }
      }
    }
  }

  private void matchReleases() {
    Map<Object, Moment> releases = new IdentityHashMap<>();
    for (Moment moment : moments) {
      if (moment.told.event() == Event.RELEASES) {
        releases.put(moment.told.on(), moment);
      } else if (moment.told.event() == Event.FOUND_DONE) {
        Moment releaser = releases.get(moment.told.on());
        if (releaser != null) {
          pair(Kind.RELEASE, releaser, moment);
        }
      }
    }
  }

  private void matchInterrupts(Collection<Track> tracks) {
    Map<Object, Track> trackOf = new IdentityHashMap<>();
    for (Track track : tracks) {
      if (track.thread() != null) {
        trackOf.put(track.thread(), track);
      }
    }
    for (Moment moment : moments) {
      if (moment.told.event() == Event.INTERRUPTED && trackOf.get(moment.told.with()) != null) {
        Track to = trackOf.get(moment.told.with());
        pairs.add(
            new Pair(
                Kind.INTERRUPT,
                moment.track,
                moment.told.at(),
                to,
                noticed(to, moment),
                moment.told.on(),
                null));
      }
    }
  }

  /** When a thread gave up because of an interrupt: it may have told so before the interrupter. */
  private static long noticed(Track to, Moment interrupt) {
    long earliest = interrupt.before == null ? interrupt.told.at() : interrupt.before.at();
    return to.told().stream()
        .filter(told -> told.event() == Event.GAVE_UP)
        .mapToLong(Track.Told::at)
        .filter(at -> at >= earliest)
        .findFirst()
        .orElse(interrupt.told.at());
  }
}
