package rendezvous.bench.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What becomes of all other virtual threads while pairs of senders and receivers never stop: how
 * long a new one waits for its start, how late a sleep of ten milliseconds ends, and what the pairs
 * move meanwhile. The JVM is given one or two carriers.
 *
 * <p>A platform thread, which no scheduler of virtual threads can starve, starts the new ones and
 * stops waiting after two seconds: what is starved for longer counts as two seconds. The sleepers
 * run from before the pairs start.
 */
final class Starvation implements Probe {

  /** Who is asked: as the primitives' goal says. */
  private static final Set<Contestant> CONTESTANTS =
      Set.of(
          Contestant.RENDEZVOUS,
          Contestant.JOX,
          Contestant.ARRAY_BLOCKING_QUEUE,
          Contestant.SYNCHRONOUS_QUEUE);

  private static final String START = "start";
  private static final String SLEEP = "sleep-delay";
  private static final String STREAM = "stream";

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MOST_STARVED = 2;
  private static final Duration WARM_UP = Duration.ofMillis(700);
  private static final Duration BETWEEN_STARTS = Duration.ofMillis(2);
  private static final int SLEEPERS = 8;
  private static final Duration SLEEP_TIME = Duration.ofMillis(10);

  private final Supplier<Pipe> pipes;
  private final int pairs;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private Starvation(Supplier<Pipe> pipes, int pairs) {
    this.pipes = pipes;
    this.pairs = pairs;
  }

  static List<Workload> workloads() {
    List<Workload> workloads = new ArrayList<>();
    for (int capacity : new int[] {Pipes.UNBUFFERED, 16}) {
      for (int carriers : new int[] {1, 2}) {
        for (int pairs : new int[] {1, 2, 4}) {
          workloads.add(workload(capacity, carriers, pairs));
        }
      }
    }
    return workloads;
  }

  private static Workload workload(int capacity, int carriers, int pairs) {
    Map<Contestant, Supplier<Trial>> trials = new EnumMap<>(Contestant.class);
    trials.putAll(Pipes.each(capacity, pipes -> new Starvation(pipes, pairs)));
    trials.keySet().retainAll(CONTESTANTS);
    trials.put(Contestant.UNPREEMPTED, trials.get(Contestant.RENDEZVOUS));
    return Workload.probed(
            "starvation-%s-%dc-%dp".formatted(Names.capacity(capacity), carriers, pairs),
            "%s at full speed on %s, %s: when do other threads start, and wake?"
                .formatted(
                    Names.people(pairs, "pair"),
                    Names.people(carriers, "carrier"),
                    Names.buffer(capacity)),
            metrics())
        .by(trials)
        .jvmArguments(
            List.of(
                "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers))
        .alsoInGo();
  }

  private static Metric[] metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (String what : List.of(START, SLEEP)) {
      for (String which : List.of("p50", "p99", "max")) {
        metrics.add(new Metric(what + "-" + which, "ms", LIMIT.toMillis()));
      }
    }
    metrics.add(new Metric(STREAM, "ns per element"));
    return metrics.toArray(Metric[]::new);
  }

  @Override
  public Map<String, Double> measure(Duration time) throws Exception {
    Sleeper[] sleepers = new Sleeper[SLEEPERS];
    for (int i = 0; i < SLEEPERS; i++) {
      sleepers[i] = new Sleeper();
      Thread.startVirtualThread(sleepers[i]);
    }
    Pair[] running = new Pair[pairs];
    for (int i = 0; i < pairs; i++) {
      running[i] = new Pair(pipes.get());
      running[i].start();
    }
    Thread.sleep(WARM_UP);

    long from = System.nanoTime();
    long movedBefore = moved(running);
    List<Long> starts = starts(from + time.toNanos());
    long moved = moved(running) - movedBefore;
    long to = System.nanoTime();
    if (failure.get() != null) {
      throw new IllegalStateException("a stream has failed", failure.get());
    }

    List<Long> delays = new ArrayList<>();
    for (Sleeper sleeper : sleepers) {
      sleeper.addDelays(from, to, delays);
    }
    Map<String, Double> values = new LinkedHashMap<>();
    put(values, START, starts);
    put(values, SLEEP, delays);
    values.put(STREAM, (double) (to - from) / Math.max(1, moved));
    return values;
  }

  /** How long new threads wait for their start, in nanoseconds. */
  private static List<Long> starts(long end) throws InterruptedException {
    List<Long> latencies = new ArrayList<>();
    int starved = 0;
    while (System.nanoTime() < end && starved < MOST_STARVED) {
      CountDownLatch started = new CountDownLatch(1);
      long[] at = new long[1];
      long asked = System.nanoTime();
      Thread.startVirtualThread(() -> {
        at[0] = System.nanoTime();
        started.countDown();
      });
      if (started.await(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        latencies.add(at[0] - asked);
      } else {
        latencies.add(LIMIT.toNanos());
        starved++;
      }
      Thread.sleep(BETWEEN_STARTS);
    }
    return latencies;
  }

  private static long moved(Pair[] pairs) {
    return Arrays.stream(pairs).mapToLong(pair -> pair.received).sum();
  }

  private static void put(Map<String, Double> values, String what, List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    values.put(what + "-p50", millis(sorted, 0.5));
    values.put(what + "-p99", millis(sorted, 0.99));
    values.put(what + "-max", millis(sorted, 1));
  }

  /** The smallest value that this share of all does not exceed. */
  private static double millis(long[] sorted, double share) {
    long nanos = sorted[(int) Math.ceil(share * sorted.length) - 1];
    return Math.min(nanos, LIMIT.toNanos()) / 1e6;
  }

  /** A sender and a receiver that never stop; the receiver checks that nothing is lost. */
  private final class Pair {
    private final Pipe pipe;
    private volatile long received;

    Pair(Pipe pipe) {
      this.pipe = pipe;
    }

    void start() {
      Thread.startVirtualThread(() -> run(this::receive));
      Thread.startVirtualThread(() -> run(this::send));
    }

    private void run(Crew.Task task) {
      try {
        task.run();
      } catch (Throwable thrown) {
        failure.compareAndSet(null, thrown);
      }
    }

    private void send() throws InterruptedException {
      for (int i = 0; ; i++) {
        pipe.send(Elements.number(i));
      }
    }

    private void receive() throws InterruptedException {
      for (int i = 0; ; i++) {
        Integer element = pipe.receive();
        if (!element.equals(Elements.number(i))) {
          throw new IllegalStateException(
              "received " + element + " instead of " + Elements.number(i));
        }
        if (i % 64 == 0) {
          received += 64;
        }
      }
    }
  }

  /** Sleeps again and again, and notes how late it wakes. */
  private static final class Sleeper implements Runnable {
    private final List<long[]> wakes = new ArrayList<>(); // due, woken; guarded by this
    private long due; // guarded by this

    @Override
    public void run() {
      try {
        for (; ; ) {
          synchronized (this) {
            due = System.nanoTime() + SLEEP_TIME.toNanos();
          }
          Thread.sleep(SLEEP_TIME);
          synchronized (this) {
            wakes.add(new long[] {due, System.nanoTime()});
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Adds the delays of all sleeps that ended, or should have ended, in this time. */
    synchronized void addDelays(long from, long to, List<Long> delays) {
      for (long[] wake : wakes) {
        if (wake[1] >= from && wake[1] <= to) {
          delays.add(wake[1] - wake[0]);
        }
      }
      boolean asleep = wakes.isEmpty() || wakes.getLast()[0] != due;
      if (asleep && due < to) {
        delays.add(to - due);
      }
    }
  }
}
