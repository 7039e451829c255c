package rendezvous.stress.races;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the woven code calls at every access to memory. Public for that reason only. Only threads
 * that take part in a {@link Rerun} are watched.
 */
public final class Watch {
  // One lock for everything. An atomic access is made while it is held, so that the order in which
  // the clocks see such accesses is the one in which they happen: begin, access, end.

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final Map<VarHandle, String> HANDLES = new ConcurrentHashMap<>();

  // mutable state, guarded by LOCK
  private static final Map<Thread, Integer> THREADS = new HashMap<>();
  private static final List<Clock> CLOCKS = new ArrayList<>();
  private static final Map<Object, Map<Object, Watched>> PLACES = new IdentityHashMap<>();
  private static final Set<Race> RACES = new LinkedHashSet<>();

  private Watch() {}

  /** Forgets all, and watches these threads from now on; what was before happens-before it. */
  static void start(List<Thread> threads) {
    LOCK.lock();
    try {
      stop();
      for (Thread thread : threads) {
        int number = CLOCKS.size();
        THREADS.put(thread, number);
        Clock clock = new Clock(threads.size());
        clock.tick(number);
        CLOCKS.add(clock);
      }
    } finally {
      LOCK.unlock();
    }
  }

  /** Watches nobody any more; gives the races that were seen. */
  static Set<Race> stop() {
    LOCK.lock();
    try {
      Set<Race> races = new LinkedHashSet<>(RACES);
      THREADS.clear();
      CLOCKS.clear();
      PLACES.clear();
      RACES.clear();
      return races;
    } finally {
      LOCK.unlock();
    }
  }

  // --- plain accesses

  /** A plain read of a field, a static one if {@code owner} is null. */
  public static void read(Object owner, String field, String site) {
    plain(owner, field, false, site);
  }

  /** A plain write of a field. */
  public static void write(Object owner, String field, String site) {
    plain(owner, field, true, site);
  }

  /** A plain read of an array's element. */
  public static void read(Object array, int index, String site) {
    plain(array, index, false, site);
  }

  /** A plain write of an array's element. */
  public static void write(Object array, int index, String site) {
    plain(array, index, true, site);
  }

  private static void plain(Object owner, Object place, boolean write, String site) {
    LOCK.lock();
    try {
      Integer thread = THREADS.get(Thread.currentThread());
      if (thread != null) {
        enter(owner, place, write, true, thread, site);
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static Watched enter(
      Object owner, Object place, boolean write, boolean plain, int thread, String site) {
    Watched watched = place(owner, place);
    Race race = watched.access(write, plain, thread, CLOCKS.get(thread), site);
    if (race != null) {
      RACES.add(race);
    }
    return watched;
  }

  private static Watched place(Object owner, Object place) {
    return PLACES
        .computeIfAbsent(owner == null ? Watch.class : owner, _ -> new HashMap<>())
        .computeIfAbsent(place, _ -> new Watched(name(owner, place), CLOCKS.size()));
  }

  private static String name(Object owner, Object place) {
    return place instanceof Integer ? owner.getClass().getSimpleName() : place.toString();
  }

  // --- atomic accesses

  /** Before an atomic access. */
  public static void begin() {
    LOCK.lock();
  }

  /** Whether a compare-and-exchange has found what it expected. */
  public static boolean same(Object found, Object expected) {
    return found == expected;
  }

  /** After a call of one of the JDK's atomic classes. */
  public static void end(Object atomic) {
    acquire(atomic);
    release(atomic);
    LOCK.unlock();
  }

  /** After a volatile access of a field. */
  public static void end(Object owner, String field, boolean write, String site) {
    atomic(owner, field, !write, write, write, false, site);
  }

  /** After an access through a handle; {@code result} says whether a compare-and-set was one. */
  public static void end(
      VarHandle handle, Object owner, int index, String method, boolean result, String site) {
    Object place = index >= 0 ? (Object) index : field(handle);
    boolean reads = !method.startsWith("set");
    boolean compares = method.contains("ompareAnd");
    boolean updates = compares || method.startsWith("getAnd");
    boolean writes = compares ? result : updates || method.startsWith("set");
    boolean plain = method.equals("get") || method.equals("set") || method.endsWith("Plain");
    boolean opaque = method.endsWith("Opaque");
    boolean acquires = reads && !plain && !opaque && !method.endsWith("Release");
    boolean releases = writes && !plain && !opaque && !method.endsWith("Acquire");
    if (plain) {
      plain(owner, place, writes, site);
      LOCK.unlock();
    } else {
      atomic(owner, place, acquires, releases, writes, updates, site);
    }
  }

  private static void atomic(
      Object owner,
      Object place,
      boolean acquires,
      boolean releases,
      boolean writes,
      boolean updates,
      String site) {
    try {
      Integer thread = THREADS.get(Thread.currentThread());
      if (thread != null) {
        Watched watched = enter(owner, place, writes, false, thread, site);
        Clock clock = CLOCKS.get(thread);
        if (acquires) {
          watched.acquire(clock);
        }
        if (releases) {
          watched.release(thread, clock, updates, CLOCKS.size());
        }
      }
    } finally {
      LOCK.unlock();
    }
  }

  private static String field(VarHandle handle) {
    return HANDLES.computeIfAbsent(
        handle,
        _ -> {
          String owner = handle.coordinateTypes().getFirst().getSimpleName();
          return owner + "." + handle.describeConstable().orElseThrow().constantName();
        });
  }

  // --- monitors, and objects of java.util.concurrent

  /** After a monitor has been entered, or a concurrent object asked. */
  public static void acquire(Object object) {
    ordered(object, true);
  }

  /** Before a monitor is left, or a concurrent object changed. */
  public static void release(Object object) {
    ordered(object, false);
  }

  private static void ordered(Object object, boolean acquires) {
    LOCK.lock();
    try {
      Integer thread = THREADS.get(Thread.currentThread());
      if (thread != null) {
        Watched watched = place(object, "its monitor");
        Clock clock = CLOCKS.get(thread);
        if (acquires) {
          watched.acquire(clock);
        } else {
          watched.release(thread, clock, true, CLOCKS.size());
        }
      }
    } finally {
      LOCK.unlock();
    }
  }
}
