package rendezvous.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import rendezvous.channel.Trace;

/** Records what the threads of a block do, from {@link #begin()} to {@link #end()}. */
final class Recording implements Trace.Listener {
  // Which threads are the block's: an inheritable thread-local tells. Java calls childValue in the
  // thread that makes another, whatever the way in which it does so, which is also where the other
  // one's source line is found. So each thread has its track from the start, and no thread has one
  // that was not made, directly or not, by the block.
  //
  // But childValue does not get to know the new thread. A thread is known as soon as it tells
  // something, or makes a thread itself; then the watch can look at it from outside. To know those
  // that do neither, the watch asks the JDK for all its threads, where that is allowed
  // (JdkThreads). Whose track is whose, it sees from their context class loaders: a thread inherits
  // that of the thread that makes it, and inherits it right after the thread-locals. So childValue
  // gives the calling thread a class loader that does nothing but carry the new thread's track.
  //
  // What was made outlives the block if it wants to; it is not listened to any more then.

  static final int MOST_EVENTS = 20_000;
  static final int MOST_TRACKS = 2_000;

  /** How long to wait at the end for the other half of a hand-off. */
  private static final long GRACE = 20_000_000; // nanoseconds

  /** Carries a track to the thread that inherits it. */
  private static final class Marker extends ClassLoader {
    final Track track;

    Marker(ClassLoader original, Track track) {
      super(original);
      this.track = track;
    }
  }

  // immutable state
  private final Object key = new Object();
  private final boolean marks;
  private final StateWatch watch;
  private final Collection<Track> tracks = new ConcurrentLinkedQueue<>();
  private final InheritableThreadLocal<Track> mine =
      new InheritableThreadLocal<>() {
        @Override
        protected Track childValue(Track parent) {
          return parent == null || over ? null : child(parent);
        }
      };

  // mutable state
  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean over;
  private ClassLoader original;
  private long start;
  private volatile long end = Long.MAX_VALUE;

  Recording() {
    this(JdkThreads.areListed());
  }

  /**
   * @param findsAll whether to ask the JDK for threads that make themselves not known
   */
  Recording(boolean findsAll) {
    this.marks = findsAll;
    SourceLine.ofThreadsMaker(); // the first call is slow: not while the clock runs
    this.watch = new StateWatch(this, findsAll);
  }

  /** Begins to record the calling thread, and all that it makes from now on. */
  void begin() {
    start = System.nanoTime();
    original = Thread.currentThread().getContextClassLoader();
    Track root = new Track(key, null, start, "");
    root.bind(Thread.currentThread());
    tracks.add(root);
    mine.set(root);
    Trace.listen(this);
    watch.start();
  }

  /** Ends it, in the same thread. */
  void end() {
    awaitPartners();
    end = Math.min(end, System.nanoTime());
    over = true;
    Trace.ignore(this);
    mine.remove();
    Thread.currentThread().setContextClassLoader(original);
    watch.stop();
  }

  /** Who has been handed something may be here before the other side has said that it did it. */
  private void awaitPartners() {
    long limit = System.nanoTime() + GRACE;
    while (tracks.stream().anyMatch(Track::isBusy)
        && System.nanoTime() < limit
        && Handoffs.of(tracks).areIncomplete()) {
      LockSupport.parkNanos(100_000);
    }
  }

  // --- threads

  private Track child(Track parent) {
    Thread me = Thread.currentThread();
    parent.bind(me);
    long now = System.nanoTime();
    String place = SourceLine.ofThreadsMaker();
    Track child = null;
    if (place != null && made.incrementAndGet() < MOST_TRACKS) {
      child = new Track(key, parent, now, place);
      tracks.add(child);
    }
    if (marks) {
      ClassLoader loader = withoutMarker(me.getContextClassLoader());
      me.setContextClassLoader(child == null ? loader : new Marker(loader, child));
    }
    return child;
  }

  /** The class loader without ours; those of recordings around or inside of this one stay. */
  private ClassLoader withoutMarker(ClassLoader loader) {
    if (!(loader instanceof Marker marker)) {
      return loader;
    }
    ClassLoader rest = withoutMarker(marker.getParent());
    return marker.track.recording == key ? rest : new Marker(rest, marker.track);
  }

  /** Notes whose track it is that a thread carries, if it carries one of ours. */
  void recognise(Thread thread) {
    ClassLoader loader = thread.getContextClassLoader();
    while (loader instanceof Marker marker) {
      Track track = marker.track;
      if (track.recording == key) {
        if (track.parent.thread() != thread) { // else it is what it has made itself for a child
          track.bind(thread);
        }
        return;
      }
      loader = loader.getParent();
    }
  }

  /** Has the watch look now. */
  void look() {
    watch.look();
  }

  // --- events

  @Override
  public void happened(Trace.Event event, Object on, Object with) {
    Track track = mine.get();
    if (track == null) {
      mine.remove(); // or it would stay in every thread that uses a channel meanwhile
    } else if (!over) {
      long now = System.nanoTime();
      if (events.incrementAndGet() <= MOST_EVENTS) {
        track.tell(now, event, on, with);
      } else {
        over = true;
        end = Math.min(end, now);
      }
    }
  }

  // --- what came of it

  Collection<Track> tracks() {
    return tracks;
  }

  long start() {
    return start;
  }

  long stop() {
    return end;
  }

  /** What could not be recorded, in words a reader understands. */
  List<String> limits() {
    List<String> limits = new ArrayList<>();
    if (events.get() > MOST_EVENTS) {
      limits.add(
          "Only the first "
              + Numbers.brief(MOST_EVENTS)
              + " events were recorded: this shows how"
              + " the block began.");
    }
    if (made.get() >= MOST_TRACKS) {
      limits.add(
          "Only the first "
              + Numbers.brief(MOST_TRACKS)
              + " threads were recorded, of "
              + Numbers.brief(made.get() + 1)
              + ".");
    }
    long unseen = tracks.stream().filter(track -> track.thread() == null).count();
    if (unseen > 0) {
      limits.add(
          Numbers.brief(unseen)
              + (unseen == 1 ? " thread is" : " threads are")
              + " missing: "
              + (marks
                  ? "over before anybody looked, and used no channel or group."
                  : "used no channel or group, and this notebook kernel shows no others."));
    }
    return limits;
  }

  /** Lets go of all that was recorded. */
  void forget() {
    tracks.forEach(Track::forget);
    tracks.clear();
  }
}
