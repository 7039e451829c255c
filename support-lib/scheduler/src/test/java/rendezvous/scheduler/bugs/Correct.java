package rendezvous.scheduler.bugs;

import static rendezvous.scheduler.bugs.Broken.require;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Scenarios over code without a mistake. */
final class Correct {
  private Correct() {}

  static final class Counter {
    private int value;

    synchronized void increment() {
      value++;
    }
  }

  static void synchronizedCounter() throws Exception {
    Counter counter = new Counter();
    Threads.together(counter::increment, counter::increment, counter::increment);
    require(counter.value == 3, "lost update");
  }

  static void atomicCounter() throws Exception {
    AtomicInteger counter = new AtomicInteger();
    Threads.together(counter::incrementAndGet, counter::incrementAndGet);
    require(counter.get() == 2, "lost update");
  }

  static final class WaitGroup {
    private int count;

    synchronized void add(int tasks) {
      count += tasks;
      if (count == 0) {
        notifyAll();
      }
    }

    synchronized void await() throws InterruptedException {
      while (count > 0) {
        wait();
      }
    }
  }

  static void waitGroup() throws Exception {
    WaitGroup group = new WaitGroup();
    group.add(2);
    Thread one = Threads.start(() -> group.add(-1));
    Thread two = Threads.start(() -> group.add(-1));
    group.await();
    one.join();
    two.join();
  }

  static final class MonitorBuffer {
    private final Queue<Integer> elements = new ArrayDeque<>();

    synchronized void put(int element) throws InterruptedException {
      while (elements.size() == 1) {
        wait();
      }
      elements.add(element);
      notifyAll();
    }

    synchronized int take() throws InterruptedException {
      while (elements.isEmpty()) {
        wait();
      }
      int element = elements.remove();
      notifyAll();
      return element;
    }
  }

  static void monitorBuffer() throws Exception {
    MonitorBuffer buffer = new MonitorBuffer();
    AtomicInteger sum = new AtomicInteger();
    Threads.together(
        () -> buffer.put(1),
        () -> buffer.put(2),
        () -> sum.addAndGet(buffer.take()),
        () -> sum.addAndGet(buffer.take()));
    require(sum.get() == 3, "sum " + sum);
  }

  static final class LockBuffer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Integer> elements = new ArrayDeque<>();

    void put(int element) throws InterruptedException {
      lock.lock();
      try {
        while (elements.size() == 1) {
          changed.await();
        }
        elements.add(element);
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    int take() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (elements.isEmpty()) {
          changed.await();
        }
        changed.signalAll();
        return elements.remove();
      } finally {
        lock.unlock();
      }
    }
  }

  static void lockBuffer() throws Exception {
    LockBuffer buffer = new LockBuffer();
    AtomicInteger sum = new AtomicInteger();
    Threads.together(
        () -> buffer.put(1),
        () -> buffer.put(2),
        () -> sum.addAndGet(buffer.take()),
        () -> sum.addAndGet(buffer.take()));
    require(sum.get() == 3, "sum " + sum);
  }

  static void queue() throws Exception {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    AtomicInteger sum = new AtomicInteger();
    Threads.together(
        () -> queue.put(1),
        () -> queue.put(2),
        () -> sum.addAndGet(queue.take()),
        () -> sum.addAndGet(queue.take()));
    require(sum.get() == 3, "sum " + sum);
  }

  static final class Account {
    private final int number;
    private int balance;

    Account(int number) {
      this.number = number;
    }

    void transferTo(Account other) {
      synchronized (number < other.number ? this : other) {
        synchronized (number < other.number ? other : this) {
          balance--;
          other.balance++;
        }
      }
    }
  }

  static void orderedMonitors() throws Exception {
    Account mine = new Account(1);
    Account yours = new Account(2);
    Threads.together(() -> mine.transferTo(yours), () -> yours.transferTo(mine));
    require(mine.balance == 0 && yours.balance == 0, "money lost");
  }

  static void merge() throws Exception {
    ConcurrentHashMap<String, Integer> counts = new ConcurrentHashMap<>();
    Threads.Body count = () -> counts.merge("word", 1, (a, b) -> a + b);
    Threads.together(count, count, count);
    require(counts.get("word") == 3, "lost update");
  }

  /** The list locks itself; to go through it, its user has to. */
  static void synchronizedList() throws Exception {
    List<Integer> list = Collections.synchronizedList(new ArrayList<>());
    Threads.together(
        () -> list.add(1),
        () -> list.add(2),
        () -> {
          synchronized (list) {
            for (int element : list) {
              require(element > 0, "?");
            }
          }
        });
    require(list.size() == 2, "lost");
  }

  static void listInALock() throws Exception {
    List<Integer> list = new ArrayList<>();
    ReentrantLock lock = new ReentrantLock();
    Threads.Body add =
        () -> {
          lock.lock();
          try {
            list.add(list.size());
          } finally {
            lock.unlock();
          }
        };
    Threads.together(add, add, add);
    require(list.equals(List.of(0, 1, 2)), "lost: " + list);
  }

  static void listOfManyReaders() throws Exception {
    List<Integer> list = new ArrayList<>(List.of(0, 0));
    Threads.together(
        () -> list.set(0, 1),
        () -> list.set(1, 2),
        () -> require(list.size() == 2, "size"),
        () -> list.forEach(element -> require(element >= 0, "element")));
    require(list.equals(List.of(1, 2)), "lost: " + list);
  }

  static void spinLock() throws Exception {
    AtomicBoolean locked = new AtomicBoolean();
    int[] count = {0};
    Threads.Body increment =
        () -> {
          while (!locked.compareAndSet(false, true)) {
            Thread.onSpinWait();
          }
          count[0]++;
          locked.set(false);
        };
    Threads.together(increment, increment, increment);
    require(count[0] == 3, "lost update");
  }

  static void parkInALoop() throws Exception {
    boolean[] told = {false};
    Thread reader =
        Threads.start(() -> {
          while (!told[0]) {
            LockSupport.park();
          }
        });
    told[0] = true;
    LockSupport.unpark(reader);
    reader.join();
  }

  static void futures() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> one = executor.submit(() -> 1);
      CompletableFuture<Integer> two =
          CompletableFuture.supplyAsync(() -> 2, executor).thenApplyAsync(x -> x * 2, executor);
      require(one.get() + two.get() == 5, "wrong sum");
    }
  }

  static void interrupts() throws Exception {
    Object never = new Object();
    boolean[] interrupted = {false};
    Thread waiter =
        Threads.start(() -> {
          try {
            synchronized (never) {
              while (true) {
                never.wait();
              }
            }
          } catch (InterruptedException e) {
            interrupted[0] = true;
          }
        });
    waiter.interrupt();
    waiter.join();
    require(interrupted[0], "not interrupted");
  }

  static void sleepers() throws Exception {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    long start = System.nanoTime();
    Threads.together(
        () -> {
          Thread.sleep(Duration.ofHours(3));
          order.add(3);
        },
        () -> {
          TimeUnit.HOURS.sleep(1);
          order.add(1);
        },
        () -> {
          Thread.sleep(7_200_000);
          order.add(2);
        });
    require(order.equals(List.of(1, 2, 3)), "order " + order);
    require(System.nanoTime() - start >= Duration.ofHours(3).toNanos(), "time stood still");
  }

  static void timeouts() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    require(!never.await(5, TimeUnit.MILLISECONDS), "came");
    try {
      new CompletableFuture<String>().get(5, TimeUnit.MILLISECONDS);
      require(false, "came");
    } catch (TimeoutException e) {
      // as it should be
    }
    Object lock = new Object();
    synchronized (lock) {
      long start = System.currentTimeMillis();
      lock.wait(60_000);
      require(System.currentTimeMillis() - start >= 60_000, "too early");
    }
    long start = System.nanoTime();
    LockSupport.parkNanos(Duration.ofDays(1).toNanos());
    require(System.nanoTime() - start >= Duration.ofDays(1).toNanos(), "too early");
  }

  static void waitsInALoopForTime() throws Exception {
    boolean[] ready = {false};
    Threads.together(
        () -> {
          Thread.sleep(1_000);
          ready[0] = true;
        },
        () -> {
          while (!ready[0]) {
            Thread.onSpinWait();
          }
        });
  }
}
