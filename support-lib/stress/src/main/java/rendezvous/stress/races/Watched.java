package rendezvous.stress.races;

/** One place in memory: who has accessed it last, and what its accesses publish. */
final class Watched {
  // For each thread the time of its last access of each kind, and where that was. A later access is
  // ordered after an earlier one if the later thread's clock has reached the earlier one's time.
  private enum Kind {
    PLAIN_READ,
    PLAIN_WRITE,
    ATOMIC_READ,
    ATOMIC_WRITE;

    boolean conflictsWith(Kind other) {
      boolean writes = isWrite() || other.isWrite();
      boolean plain = isPlain() || other.isPlain();
      return writes && plain;
    }

    private boolean isWrite() {
      return this == PLAIN_WRITE || this == ATOMIC_WRITE;
    }

    private boolean isPlain() {
      return this == PLAIN_READ || this == PLAIN_WRITE;
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  private final String name;
  private final int[][] times;
  private final String[][] sites;
  private Clock published; // by the last release; null: nothing yet

  Watched(String name, int threads) {
    this.name = name;
    this.times = new int[Kind.values().length][threads];
    this.sites = new String[Kind.values().length][threads];
  }

  /** Enters an access of a thread; gives the race that it is part of, or null. */
  Race access(boolean write, boolean plain, int thread, Clock clock, String site) {
    Kind kind =
        plain
            ? write ? Kind.PLAIN_WRITE : Kind.PLAIN_READ
            : write ? Kind.ATOMIC_WRITE : Kind.ATOMIC_READ;
    Race race = null;
    for (Kind earlier : Kind.values()) {
      if (kind.conflictsWith(earlier)) {
        for (int other = 0; other < times[0].length; other++) {
          if (other != thread && times[earlier.ordinal()][other] > clock.of(other)) {
            String site2 = sites[earlier.ordinal()][other];
            race = new Race(name, earlier + " in " + site2, kind + " in " + site);
          }
        }
      }
    }
    times[kind.ordinal()][thread] = clock.of(thread);
    sites[kind.ordinal()][thread] = site;
    return race;
  }

  /** What has been published here happens-before what the thread does next. */
  void acquire(Clock clock) {
    if (published != null) {
      clock.join(published);
    }
  }

  /** What the thread has done is published here; a read-modify-write adds to what was before. */
  void release(int thread, Clock clock, boolean adds, int threads) {
    if (published == null) {
      published = new Clock(threads);
    }
    if (adds) {
      published.join(clock);
    } else {
      published.become(clock);
    }
    clock.tick(thread);
  }
}
