package rendezvous.lab;

import java.util.concurrent.locks.LockSupport;

/**
 * Looks from outside, again and again, what the threads of a recording do: what they wait for if it
 * is none of the primitives, and whether they have ended.
 */
final class StateWatch {
  // JFR would tell of sleeps and monitors to the nanosecond, but of JDK 25's virtual threads it
  // tells no park: not the wait for a lock, a queue, a future, or another thread's end. And a
  // recording takes longer to start than most blocks to run. To look at the state is cheap: the
  // stack is asked for once a wait.

  private static final long SHORTEST_PAUSE = 100_000; // nanoseconds
  private static final long LONGEST_PAUSE = 5_000_000;

  /** How often to look in the time in which nothing has changed: ends are known to 2% of a wait. */
  private static final int LOOKS = 50;

  /** How long after it was made a thread is sought eagerly, and how seldom after that. */
  private static final long EAGERLY = 20_000_000;

  private static final int SELDOM = 20;

  // immutable state
  private final Recording recording;
  private final boolean findsAll;
  private final Thread thread;

  // mutable state
  private volatile boolean over;
  private int looks; // guarded by this
  private volatile long lastChange = System.nanoTime();

  StateWatch(Recording recording, boolean findsAll) {
    this.recording = recording;
    this.findsAll = findsAll;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false) // it is none of those that it looks at
            .name("rendezvous-timeline")
            .unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  /** Has a last look. Does not wait for the thread to end. */
  void stop() {
    over = true;
    LockSupport.unpark(thread);
    look();
  }

  private void watch() {
    while (!over) {
      look();
      long quiet = System.nanoTime() - lastChange;
      LockSupport.parkNanos(this, Math.clamp(quiet / LOOKS, SHORTEST_PAUSE, LONGEST_PAUSE));
    }
  }

  /** Looks once; in any thread. */
  synchronized void look() {
    long now = System.nanoTime();
    if (findsAll && (++looks % SELDOM == 0 || over || seeks(now))) {
      JdkThreads.forEach(recording::recognise);
    }
    for (Track track : recording.tracks()) {
      if (track.look()) {
        lastChange = now;
      }
    }
  }

  private boolean seeks(long now) {
    return recording.tracks().stream()
        .anyMatch(track -> track.thread() == null && now - track.created < EAGERLY);
  }
}
