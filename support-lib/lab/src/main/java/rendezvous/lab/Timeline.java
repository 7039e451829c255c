package rendezvous.lab;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * What every thread of a block did, and who waited for whom: swim-lanes with an arrow for each
 * hand-off, and beneath them the table of events.
 *
 * {@snippet :
 * Timeline.record("Who waits for whom?", () -> {
 *   Channel<Integer> squares = Channel.unbuffered("squares");
 *   WaitGroup group = new WaitGroup("worker");
 *   for (int i = 1; i <= 3; i++) {
 *     int n = i;
 *     group.go(() -> squares.send(n * n));
 *   }
 *   for (int i = 1; i <= 3; i++) {
 *     squares.receive();
 *   }
 *   group.await();
 * })
 * }
 *
 * <p><b>Whose threads.</b> The thread that calls {@code record}, and every thread that is made,
 * directly or not, inside of the block: by a wait group, an error group, an executor, {@code
 * Thread.startVirtualThread}. Not those that were there before, such as the workers of a pool, nor
 * those that are told not to inherit thread-locals. What such threads do is not shown, and of what
 * they send only the arrival.
 *
 * <p><b>What is exact.</b> Waits, hand-offs, closes and cancellations of {@link
 * rendezvous.channel.Channel}, {@link rendezvous.channel.Select}, {@link
 * rendezvous.sync.WaitGroup}, {@link rendezvous.sync.ErrorGroup} and {@link
 * rendezvous.context.Context}: threads tell of them as they happen. A wait is shown from the moment
 * at which an operation could not go on at once; it may have ended before the thread was parked.
 *
 * <p><b>What is seen from outside.</b> All other waits, for a lock, a {@code synchronized} block, a
 * JDK queue or future, another thread's end, a sleep: somebody looks at the threads' states, ten
 * times a millisecond while they change and less often, down to once in five milliseconds, while
 * they do not. Shorter waits are missed, two that follow closely look like one, and an arrow from
 * the holder of a lock comes from the last one that was seen. It can look only at threads that it
 * knows: that is all of them in the course's own kernel; in others, and in plain programs, those
 * that use one of the types above or start threads themselves.
 *
 * <p><b>What it cannot see.</b> Whether a thread runs or only could: a ready thread that waits for
 * a processor is drawn as one that runs. What passes through memory, that is, through fields,
 * atomics and concurrent collections. And recording costs time, about a microsecond for an event
 * and some for a thread: the order of what threads do to each other is right, the lengths of what
 * takes less than that are not.
 *
 * <p>A timeline is immutable and safe for use by any number of threads. Several may be recorded at
 * once, by different threads or inside of each other. Nothing of it costs anything while none is
 * recorded.
 *
 * @see rendezvous.channel.Trace
 */
public final class Timeline implements Displayable {

  /** What is recorded. */
  @FunctionalInterface
  public interface Block<X extends Exception> {

    /** Does the work. */
    void run() throws X;
  }

  /** What a thread does for a while. */
  public enum Activity {
    /** It runs, or could if there were a processor for it. */
    RUNS("runs, or could"),
    /** It waits to send or to receive: on a channel, a select or a queue. */
    CHANNEL("waits for a channel"),
    /** It waits for a lock, a {@code synchronized} block, a permit, or a signal. */
    LOCK("waits for a lock"),
    /** It waits for other threads to end or to get somewhere. */
    TASKS("waits for other threads"),
    /** It sleeps. */
    SLEEP("sleeps"),
    /** It waits for something else. */
    OTHER("waits for something else");

    final String words;

    Activity(String words) {
      this.words = words;
    }
  }

  /**
   * A part of a lane, in which a thread does one thing.
   *
   * @param from since the block began
   * @param to since the block began
   * @param on what it waits for, or empty
   */
  public record Span(Activity activity, Duration from, Duration to, String on) {

    /** How long it lasted. */
    public Duration length() {
      return to.minus(from);
    }
  }

  /**
   * What one thread did.
   *
   * @param thread its name, different from all others of the timeline
   * @param startedBy the thread that has made it, empty for the block's own
   * @param startedAt the source line on which it was made, empty if not known
   * @param ended whether it has ended within the block
   * @param spans from its beginning to its end, without gaps
   */
  public record Lane(
      String thread, String startedBy, String startedAt, boolean ended, List<Span> spans) {

    /** How long it waited for this, in all. */
    public Duration time(Activity activity) {
      return spans.stream()
          .filter(span -> span.activity() == activity)
          .map(Span::length)
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  /**
   * What one thread did to another.
   *
   * @param from the one that did it
   * @param left when, since the block began
   * @param to the one it was done to
   * @param arrived when that one noticed
   * @param on the channel, group, context or lock, or the source line of a start
   * @param value the element, or empty
   */
  public record HandOff(
      Kind kind, String from, Duration left, String to, Duration arrived, String on, String value) {

    /** What was done. */
    public enum Kind {
      /** It has started the other one. */
      START("starts"),
      /** An element went from one to the other. */
      ELEMENT("sends to"),
      /** It has received, and so made room in a buffer for the other one's element. */
      ROOM("makes room for"),
      /** It has closed what the other one waited for. */
      CLOSE("closes and wakes"),
      /** It has cancelled a context for whose end the other one waited. */
      CANCEL("cancels and wakes"),
      /** It has cancelled a context and so interrupted the other one. */
      INTERRUPT("cancels and interrupts"),
      /** It was the last of those whom the other one waited for. */
      RELEASE("is the last and wakes"),
      /** It held a lock that the other one got next. */
      LOCK("leaves the lock to");

      final String words;

      Kind(String words) {
        this.words = words;
      }
    }
  }

  /**
   * Something that a thread has done.
   *
   * @param at since the block began
   * @param what in words
   * @param on the channel, group, context or lock, or empty
   * @param value the element, or empty
   */
  public record Event(Duration at, String thread, String what, String on, String value) {}

  private final String question;
  private final Story story;

  private Timeline(String question, Story story) {
    this.question = question;
    this.story = story;
  }

  /**
   * Runs a block in the calling thread and records what its threads do until it returns. Waits for
   * nothing else: threads that the block leaves behind go on, unrecorded. If the block throws, or
   * is interrupted, what was recorded until then is {@linkplain Show#show shown}, and what it threw
   * is thrown.
   *
   * @param question what the reader wants to know: the title
   * @throws X what the block throws
   */
  public static <X extends Exception> Timeline record(String question, Block<X> block) throws X {
    return record(question, block, new Recording());
  }

  static <X extends Exception> Timeline record(String question, Block<X> block, Recording recording)
      throws X {
    try {
      recording.begin();
      block.run();
    } catch (Throwable thrown) {
      recording.end();
      try {
        Show.show(new Timeline(question, Story.of(recording)));
      } catch (RuntimeException notShown) {
        thrown.addSuppressed(notShown);
      }
      throw thrown;
    }
    recording.end();
    return new Timeline(question, Story.of(recording));
  }

  /** The threads, in the order in which they were made. */
  public List<Lane> lanes() {
    return story.lanes();
  }

  /** The thread of this name, if there is one. */
  public Optional<Lane> lane(String thread) {
    return lanes().stream().filter(lane -> lane.thread().equals(thread)).findFirst();
  }

  /** What threads did to each other, in the order in which it arrived. */
  public List<HandOff> handOffs() {
    return story.handOffs();
  }

  /** All that was recorded, in its order. */
  public List<Event> events() {
    return story.events();
  }

  /** How long the block took. */
  public Duration length() {
    return story.length();
  }

  /** The events: when, which thread, what, on what, with what. */
  public Table table() {
    return new TimelineText(story).events();
  }

  /** What there is to see, in some sentences. */
  public String alt() {
    return new TimelineText(story).summary();
  }

  @Override
  public Map<String, Object> mimeBundle() {
    Picture wide = Picture.of(new SwimLanes(story, Plot.WIDE).svg());
    Picture narrow = Picture.of(new SwimLanes(story, Plot.NARROW).svg());
    Figure figure = new Figure(question, wide.html(alt(), narrow), alt()).caption(alt());
    story.limits().forEach(figure::note);
    return figure.table(new TimelineText(story).handOffs()).table(table()).mimeBundle();
  }

  @Override
  public String toString() {
    return Show.plain(this);
  }
}
