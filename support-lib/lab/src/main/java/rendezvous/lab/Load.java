package rendezvous.lab;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** How requests are sent. */
sealed interface Load {

  /**
   * Sends so many requests and waits until all are answered.
   *
   * @throws Exception what the first request that failed threw; those under way are interrupted
   * @throws InterruptedException if interrupted; those under way are interrupted too
   */
  Answers send(String contestant, Race.Task request, int requests) throws Exception;

  /** What the reader must know about it. */
  List<String> notes();

  /**
   * When requests were answered.
   *
   * @param nanos how long each took, by its place in the schedule
   * @param lateNanos how long after it was due each began
   * @param heldBack how many had to wait because too many were under way
   */
  record Answers(long[] nanos, long[] lateNanos, int heldBack) {}

  /** A virtual thread for each request. */
  static ExecutorService virtualThreads(String contestant) {
    return Executors.newThreadPerTaskExecutor(
        Thread.ofVirtual().name(contestant + " request ", 0).factory());
  }

  /**
   * Requests are due on a schedule, whether or not earlier ones were answered, as the users of a
   * service send them. Each is timed from when it was due: if the system stalls, the requests that
   * were due meanwhile are slow, and are counted as slow. A generator that waits for one answer
   * before it sends the next question would leave them out (Gil Tene's "coordinated omission").
   */
  record OpenLoop(
      double rate, int limit, LoadClock clock, Function<String, ExecutorService> threads)
      implements Load {

    /** The first request is due so long after the schedule was made. */
    private static final long LEAD_NANOS = 1_000_000;

    @Override
    public Answers send(String contestant, Race.Task request, int requests) throws Exception {
      long[] nanos = new long[requests];
      long[] lateNanos = new long[requests];
      int heldBack = 0;
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Semaphore free = new Semaphore(limit);
      ExecutorService executor = threads.apply(contestant);
      try {
        long start = clock.nanoTime() + LEAD_NANOS;
        for (int i = 0; i < requests && failure.get() == null; i++) {
          int place = i;
          long due = start + Math.round(i * 1e9 / rate);
          clock.sleepUntil(due);
          if (!free.tryAcquire()) {
            heldBack++;
            free.acquire();
          }
          executor.execute(() -> {
            try {
              lateNanos[place] = Math.max(0, clock.nanoTime() - due);
              request.run();
              nanos[place] = Math.max(1, clock.nanoTime() - due);
            } catch (Throwable e) {
              failure.compareAndSet(null, e);
              free.release(limit); // the sender need not wait for the others
            } finally {
              free.release();
            }
          });
        }
        free.acquire(limit);
      } finally {
        executor.shutdownNow();
        executor.close();
      }
      rethrow(failure.get());
      return new Answers(nanos, lateNanos, heldBack);
    }

    @Override
    public List<String> notes() {
      return List.of(
          "Open loop: "
              + Numbers.brief(rate)
              + " requests a second were due, whether or not earlier ones were answered; each is"
              + " timed from when it was due.");
    }
  }

  /** So many clients each send their next request when the last was answered. */
  record ClosedLoop(int clients, LoadClock clock, Function<String, ExecutorService> threads)
      implements Load {

    @Override
    public Answers send(String contestant, Race.Task request, int requests) throws Exception {
      long[] nanos = new long[requests];
      AtomicInteger next = new AtomicInteger();
      AtomicReference<Throwable> failure = new AtomicReference<>();
      Semaphore done = new Semaphore(0);
      ExecutorService executor = threads.apply(contestant);
      try {
        for (int client = 0; client < clients; client++) {
          executor.execute(() -> {
            try {
              for (int i = next.getAndIncrement();
                  i < requests && failure.get() == null;
                  i = next.getAndIncrement()) {
                long start = clock.nanoTime();
                request.run();
                nanos[i] = Math.max(1, clock.nanoTime() - start);
              }
            } catch (Throwable e) {
              failure.compareAndSet(null, e);
              done.release(clients); // nobody need wait for the others
            } finally {
              done.release();
            }
          });
        }
        done.acquire(clients);
      } finally {
        executor.shutdownNow();
        executor.close();
      }
      rethrow(failure.get());
      return new Answers(nanos, new long[requests], 0);
    }

    @Override
    public List<String> notes() {
      return List.of(
          "Closed loop, "
              + clients
              + (clients == 1 ? " client" : " clients")
              + ": each sends its next request when the last was answered. While the system stalls,"
              + " nothing is sent and nothing is measured (coordinated omission): what users would"
              + " have waited is not in these numbers.");
    }
  }

  private static void rethrow(Throwable failure) throws Exception {
    switch (failure) {
      case null -> {}
      case Error error -> throw error;
      case InterruptedException interrupted ->
          throw new IllegalStateException("a request was interrupted", interrupted);
      case Exception exception -> throw exception;
      default -> throw new IllegalStateException(failure);
    }
  }
}
