import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is in a storehouse. Safe for use by several threads. */
class Stock {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final Map<String, Integer> pieces = new HashMap<>();
  private final List<String> log = new ArrayList<>();

  void add(String article, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("not a count: " + count);
    }
    lock.lock();
    try {
      pieces.merge(article, count, Integer::sum);
      log.add("+" + count + " " + article);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean take(String article, int count) {
    lock.lock();
    try {
      int there = pieces.getOrDefault(article, 0);
      if (there < count) {
        return false;
      }
      remove(article, count, there);
      return true;
    } finally {
      lock.unlock();
    }
  }

  void awaitAndTake(String article, int count) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (pieces.getOrDefault(article, 0) < count) {
        added.await();
      }
      remove(article, count, pieces.get(article));
    } finally {
      lock.unlock();
    }
  }

  private void remove(String article, int count, int there) {
    if (there == count) {
      pieces.remove(article);
    } else {
      pieces.put(article, there - count);
    }
    log.add("-" + count + " " + article);
  }

  int count(String article) {
    lock.lock();
    try {
      return pieces.getOrDefault(article, 0);
    } finally {
      lock.unlock();
    }
  }

  int total() {
    lock.lock();
    try {
      return pieces.values().stream().mapToInt(Integer::intValue).sum();
    } finally {
      lock.unlock();
    }
  }

  Map<String, Integer> list() {
    lock.lock();
    try {
      return new TreeMap<>(pieces);
    } finally {
      lock.unlock();
    }
  }

  List<String> log() {
    lock.lock();
    try {
      return List.copyOf(log);
    } finally {
      lock.unlock();
    }
  }

  String mostFrequent() {
    lock.lock();
    try {
      return pieces.entrySet().stream()
          .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
          .map(Map.Entry::getKey)
          .orElseThrow(() -> new NoSuchElementException("nothing is in stock"));
    } finally {
      lock.unlock();
    }
  }
}
