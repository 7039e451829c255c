package rendezvous.scheduler.bugs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Scenarios over code with a mistake in it, one each. */
final class Broken {
  private Broken() {}

  static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  // --- an update is lost

  static final class Counter {
    private int value;

    void increment() {
      value++;
    }
  }

  static void lostUpdate() throws Exception {
    Counter counter = new Counter();
    Threads.together(counter::increment, counter::increment);
    require(counter.value == 2, "lost update: " + counter.value);
  }

  static void lostUpdateInAnArray() throws Exception {
    int[] count = {0};
    Threads.together(() -> count[0]++, () -> count[0]++);
    require(count[0] == 2, "lost update: " + count[0]);
  }

  static void lostUpdateInAnExecutor() throws Exception {
    Counter counter = new Counter();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        executor.submit(counter::increment);
      }
    }
    require(counter.value == 3, "lost update: " + counter.value);
  }

  // --- collections that are not made for several threads

  static void unsynchronizedList() throws Exception {
    List<Integer> results = new ArrayList<>();
    Threads.together(() -> results.add(1), () -> results.add(2));
    require(results.size() == 2, "lost: " + results);
  }

  static void unsynchronizedMap() throws Exception {
    Map<String, Integer> counts = new HashMap<>();
    Threads.together(() -> counts.merge("a", 1, Integer::sum), () -> counts.get("b"));
  }

  static void unsynchronizedText() throws Exception {
    StringBuilder text = new StringBuilder();
    Threads.together(() -> text.append("a"), () -> text.append("b"));
  }

  // --- wait groups

  /** Counting down is not atomic. */
  static final class RacyWaitGroup {
    private volatile int count;

    void add(int tasks) {
      count += tasks;
    }

    void done() {
      int left = count - 1;
      count = left;
      if (left == 0) {
        synchronized (this) {
          notifyAll();
        }
      }
    }

    synchronized void await() throws InterruptedException {
      while (count > 0) {
        wait();
      }
    }
  }

  static void racyWaitGroup() throws Exception {
    RacyWaitGroup group = new RacyWaitGroup();
    group.add(2);
    Threads.start(group::done);
    Threads.start(group::done);
    group.await();
  }

  /** Looks at the counter outside the lock that it waits with. */
  static final class LostWakeUp {
    private final AtomicInteger count = new AtomicInteger();

    void done() {
      if (count.decrementAndGet() == 0) {
        synchronized (this) {
          notifyAll();
        }
      }
    }

    void await() throws InterruptedException {
      if (count.get() > 0) {
        synchronized (this) {
          wait();
        }
      }
    }
  }

  static void lostWakeUp() throws Exception {
    LostWakeUp group = new LostWakeUp();
    group.count.set(2);
    Threads.start(group::done);
    Threads.start(group::done);
    group.await();
  }

  static void missingDone() throws Exception {
    RacyWaitGroup group = new RacyWaitGroup();
    group.add(2);
    Threads.start(group::done);
    group.await();
  }

  // --- buffers

  /** Waits with an if, not a while. */
  static final class IfForWhile {
    private final Queue<Integer> elements = new ArrayDeque<>();

    synchronized void put(int element) {
      elements.add(element);
      notify();
    }

    synchronized int take() throws InterruptedException {
      if (elements.isEmpty()) {
        wait();
      }
      return elements.remove();
    }
  }

  static void ifForWhile() throws Exception {
    IfForWhile buffer = new IfForWhile();
    Threads.together(buffer::take, buffer::take, () -> buffer.put(1), () -> buffer.put(2));
  }

  static void ifForWhileWithACondition() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Condition arrived = lock.newCondition();
    boolean[] there = {false};
    Threads.together(
        () -> {
          lock.lock();
          try {
            if (!there[0]) {
              arrived.await();
            }
            require(there[0], "woken for nothing");
          } finally {
            lock.unlock();
          }
        },
        () -> {
          lock.lock();
          try {
            there[0] = true;
            arrived.signal();
          } finally {
            lock.unlock();
          }
        });
  }

  static void ifForWhileWithOneReader() throws Exception {
    IfForWhile buffer = new IfForWhile();
    Threads.together(buffer::take, () -> buffer.put(1));
  }

  // --- deadlocks

  static void twoLocks() throws Exception {
    ReentrantLock left = new ReentrantLock();
    ReentrantLock right = new ReentrantLock();
    Threads.together(() -> inBoth(left, right), () -> inBoth(right, left));
  }

  private static void inBoth(ReentrantLock first, ReentrantLock second) {
    first.lock();
    try {
      second.lock();
      second.unlock();
    } finally {
      first.unlock();
    }
  }

  static final class Account {
    private int balance;

    void transferTo(Account other) {
      synchronized (this) {
        synchronized (other) {
          balance--;
          other.balance++;
        }
      }
    }
  }

  static void twoMonitors() throws Exception {
    Account mine = new Account();
    Account yours = new Account();
    Threads.together(() -> mine.transferTo(yours), () -> yours.transferTo(mine));
  }

  // --- check, then act

  static void checkThenAct() throws Exception {
    ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    Threads.Body count =
        () -> {
          Integer before = counts.get("word");
          counts.put("word", before == null ? 1 : before + 1);
        };
    Threads.together(count, count);
    require(counts.get("word") == 2, "lost update: " + counts);
  }

  /** The instance can be seen before it is complete. */
  static final class Registry {
    private static volatile Registry instance;
    private List<String> names;

    static Registry get() {
      if (instance == null) {
        synchronized (Registry.class) {
          if (instance == null) {
            instance = new Registry();
            instance.names = new ArrayList<>(List.of("first"));
          }
        }
      }
      return instance;
    }
  }

  static void publishedTooEarly() throws Exception {
    Registry.instance = null;
    Threads.Body use = () -> require(Registry.get().names.size() == 1, "no names");
    Threads.together(use, use);
  }

  /** No second look inside the lock. */
  static void createdTwice() throws Exception {
    AtomicInteger created = new AtomicInteger();
    Object[] instance = {null};
    Threads.Body get =
        () -> {
          if (instance[0] == null) {
            synchronized (instance) {
              created.incrementAndGet();
              instance[0] = new Object();
            }
          }
        };
    Threads.together(get, get);
    require(created.get() == 1, "created " + created);
  }

  // --- parks, time, interrupts

  /** Takes the return of a park for the news. */
  static void parkWithoutLoop() throws Exception {
    boolean[] told = {false};
    Thread reader =
        Threads.start(() -> {
          LockSupport.park();
          require(told[0], "woken for nothing");
        });
    told[0] = true;
    LockSupport.unpark(reader);
    reader.join();
  }

  /** The element is taken out before it is known whether anyone still wants it. */
  static void lostToATimeout() throws Exception {
    Queue<Integer> elements = new ArrayDeque<>();
    Object lock = new Object();
    int[] received = {0};
    boolean[] handedOver = {false};
    Thread receiver =
        Threads.start(() -> {
          synchronized (lock) {
            if (!handedOver[0]) {
              lock.wait(10);
            }
          }
          if (handedOver[0] && !elements.isEmpty()) {
            received[0] = elements.remove();
          }
        });
    Thread sender =
        Threads.start(() -> {
          elements.add(1);
          synchronized (lock) {
            handedOver[0] = true;
            lock.notify();
          }
        });
    receiver.join();
    sender.join();
    require(received[0] == 1, "the element was lost");
  }

  static void interruptSwallowed() throws Exception {
    Object never = new Object();
    Thread worker =
        Threads.start(() -> {
          synchronized (never) {
            while (true) {
              try {
                never.wait();
              } catch (InterruptedException e) {
                // goes on
              }
            }
          }
        });
    worker.interrupt();
    worker.join();
  }

  /** Each lets the other go first. */
  static void livelock() throws Exception {
    boolean[] wants = {true, true};
    Threads.Body one = () -> giveWay(wants, 0);
    Threads.Body two = () -> giveWay(wants, 1);
    Threads.together(one, two);
  }

  private static void giveWay(boolean[] wants, int me) {
    while (wants[1 - me]) {
      Thread.onSpinWait();
    }
    wants[me] = false;
  }

  static void spinsForEver() throws Exception {
    boolean[] ready = {false};
    Threads.together(() -> {
      while (!ready[0]) {}
    });
  }

  static void computesForEver() throws Exception {
    Threads.together(() -> {
      long sum = 0;
      for (long i = 0; i >= 0; i++) {
        sum += i;
      }
      require(sum != 0, "unreachable");
    });
  }

  static void diesUnseen() throws Exception {
    int[] index = {0};
    int[] values = new int[1];
    Threads.Body next =
        () -> {
          if (index[0] < values.length) {
            values[index[0]++]++;
          }
        };
    Threads.start(next);
    Threads.start(next);
  }
}
