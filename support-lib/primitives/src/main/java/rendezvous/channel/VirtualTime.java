package rendezvous.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * Time that stands still until it is {@linkplain #advance(Duration) advanced}, for tests that need
 * neither luck nor patience. Starts at the epoch. Alarms ring in the thread that advances the time,
 * each at its own moment, those of one moment in the order in which they were set.
 *
 * {@snippet :
 * VirtualTime time = new VirtualTime();
 * ReceiveChannel<Instant> anHour = Timers.after(Duration.ofHours(1), time);
 * time.advance(Duration.ofHours(1));
 * anHour.receive(); // does not wait
 * }
 */
public final class VirtualTime implements TimeSource {
  // The monitor guards the set of alarms only; tasks run outside it, so that they may set and give
  // up alarms. `now` is volatile: channels read it inside their own lock, where nothing may wait.

  private record Entry(long due, long order, Runnable task) {}

  // mutable state
  private final TreeSet<Entry> entries =
      new TreeSet<>(Comparator.comparingLong(Entry::due).thenComparingLong(Entry::order));
  private long ordered;
  private volatile long now;

  /** Creates a time source that stands at the epoch. */
  public VirtualTime() {}

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(now);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Alarm schedule(Duration delay, Runnable task) {
    Entry entry;
    synchronized (entries) {
      entry = new Entry(now + TimeLimit.nanos(delay), ordered++, task);
      if (entry.due > now) {
        entries.add(entry);
        return () -> remove(entry);
      }
    }
    task.run();
    return Alarm.NONE;
  }

  private void remove(Entry entry) {
    synchronized (entries) {
      entries.remove(entry);
    }
  }

  /**
   * Moves the time forward, ringing every alarm that becomes due on the way. One thread at a time
   * should do this.
   *
   * @throws IllegalArgumentException if {@code step} is negative
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not go backwards: " + step);
    }
    long end = now + TimeLimit.nanos(step);
    for (Entry entry = nextUntil(end); entry != null; entry = nextUntil(end)) {
      entry.task.run();
    }
  }

  private Entry nextUntil(long end) {
    synchronized (entries) {
      if (entries.isEmpty() || entries.first().due > end) {
        now = Math.max(now, end);
        return null;
      }
      Entry entry = entries.removeFirst();
      now = Math.max(now, entry.due);
      return entry;
    }
  }

  /** How many alarms are set. */
  public int pending() {
    synchronized (entries) {
      return entries.size();
    }
  }

  @Override
  public String toString() {
    return "virtual time " + now() + " (" + pending() + " alarms set)";
  }
}
