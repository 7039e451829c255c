package rendezvous.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who waits where: a record of the threads that are parked in a channel operation or a select, for
 * deadlock reports. Virtual threads appear in no list that the JDK keeps, so without it a report
 * can only tell of threads that it has been told of.
 *
 * {@snippet :
 * Waits.record(true);
 * // ... the program hangs
 * Waits.now().forEach(System.out::println); // worker-3: RECEIVE, channel "jobs" (unbuffered, open)
 * }
 *
 * <p>Off at first, and free then: a thread that is about to park looks at one flag. Only waits that
 * begin while it is on are recorded. Waits of threads that nobody can reach any more stay recorded,
 * which is what a leak hunter wants and a server does not.
 *
 * <p>All methods may be called from any thread and never wait.
 */
public final class Waits {
  /** What a thread waits to do. */
  public enum Operation {
    /** To send to a channel. */
    SEND,
    /** To receive from a channel. */
    RECEIVE,
    /** For one of the cases of a select. */
    SELECT
  }

  /**
   * One thread's wait.
   *
   * @param thread the thread that waits
   * @param operation what it waits to do
   * @param on what it waits on: a channel or a select, whose {@code toString} describes it
   * @param since when it began to wait
   */
  public record Wait(Thread thread, Operation operation, Object on, Instant since) {
    @Override
    public String toString() {
      String name = thread.getName();
      return (name.isEmpty() ? "thread #" + thread.threadId() : name)
          + ": "
          + operation
          + ", "
          + on;
    }
  }

  /** A recorded wait that has not ended. */
  static final class Entry implements AutoCloseable {
    // Not a record: two waits are never equal, and hashing one must not look into what it is on.
    private final Wait wait;

    private Entry(Wait wait) {
      this.wait = wait;
    }

    @Override
    public void close() {
      ENTRIES.remove(this);
    }
  }

  private static final Set<Entry> ENTRIES = ConcurrentHashMap.newKeySet();
  private static volatile boolean recorded;

  private Waits() {}

  /** Switches the record on or off. Waits that are recorded already stay so until they end. */
  public static void record(boolean on) {
    recorded = on;
  }

  /** Whether waits that begin now are recorded. */
  public static boolean areRecorded() {
    return recorded;
  }

  /** The waits that are recorded and have not ended, those that have lasted longest first. */
  public static List<Wait> now() {
    return ENTRIES.stream()
        .map(entry -> entry.wait)
        .sorted(Comparator.comparing(Wait::since))
        .toList();
  }

  /** Records that the calling thread is about to park. Closing the entry says that it is over. */
  static Entry enter(Operation operation, Object on) {
    Entry entry = new Entry(new Wait(Thread.currentThread(), operation, on, Instant.now()));
    ENTRIES.add(entry);
    return entry;
  }
}
