package rendezvous.bench.workload;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import rendezvous.context.CancellableContext;
import rendezvous.context.Context;

/**
 * What something takes of the heap while nothing happens: many are made, and the heap after a full
 * collection is compared with the heap before. A waiter is a virtual thread (in Kotlin a coroutine)
 * that is blocked in a receive from a channel that all share: its bytes include the thread and its
 * stack.
 */
final class IdleBytes implements Probe {

  private static final int THINGS = 100_000;
  private static final int WAITERS = 20_000;
  private static final List<String> PLAIN_HEAP = List.of("-XX:+UseSerialGC");

  private final int count;
  private final Supplier<?> maker;

  /** Measures {@code count} things that {@code maker} makes. */
  private IdleBytes(int count, Supplier<?> maker) {
    this.count = count;
    this.maker = maker;
  }

  static List<Workload> workloads() {
    return List.of(channel(Pipes.UNBUFFERED), channel(16), waiter(), context(), parkedThread());
  }

  private static Workload channel(int capacity) {
    return bytes(
            "channel-" + Names.capacity(capacity),
            "a channel that nobody uses, " + Names.buffer(capacity),
            "channel")
        .by(Pipes.each(capacity, pipes -> new IdleBytes(THINGS, pipes)))
        .by(Contestant.KOTLIN, () -> new IdleBytes(THINGS, () -> CoroutineIdle.channel(capacity)))
        .alsoInGo();
  }

  private static Workload waiter() {
    Map<Contestant, Supplier<Trial>> trials = new EnumMap<>(Contestant.class);
    trials.putAll(Pipes.each(1, pipes -> new IdleBytes(WAITERS, receivers(pipes.get()))));
    trials.putAll(Pipes.each(Pipes.UNBUFFERED, p -> new IdleBytes(WAITERS, receivers(p.get()))));
    return bytes(
            "waiter",
            "a virtual thread or coroutine that waits in receive, itself included",
            "waiter")
        .by(trials)
        .by(Contestant.KOTLIN, () -> new IdleBytes(WAITERS, CoroutineIdle.receivers()))
        .alsoInGo();
  }

  private static Supplier<Thread> receivers(Pipe pipe) {
    return () ->
        Thread.startVirtualThread(() -> {
          try {
            pipe.receive();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Workload context() {
    return bytes("context", "a child of a context that is not cancelled", "context")
        .by(Contestant.RENDEZVOUS, () -> new IdleBytes(THINGS, children()))
        .by(Contestant.COMPLETABLE_FUTURE, () -> new IdleBytes(THINGS, CompletableFuture::new))
        .by(Contestant.KOTLIN, () -> new IdleBytes(THINGS, CoroutineIdle.jobs()))
        .alsoInGo();
  }

  private static Supplier<CancellableContext> children() {
    CancellableContext parent = Context.background().withCancel();
    return parent::withCancel;
  }

  private static Workload parkedThread() {
    return bytes("parked-thread", "yardstick: a virtual thread that is just parked", "thread")
        .by(
            Contestant.LOCK_SUPPORT,
            () -> new IdleBytes(WAITERS, () -> Thread.startVirtualThread(LockSupport::park)));
  }

  private static Workload bytes(String name, String what, String thing) {
    return Workload.probed("idle-bytes-" + name, what, new Metric("", "bytes per " + thing))
        .jvmArguments(PLAIN_HEAP);
  }

  @Override
  public Map<String, Double> measure(Duration time) throws InterruptedException {
    Object first = maker.get(); // what is loaded and made once is not counted
    Object[] things = new Object[count];
    settle(first);
    long before = usedHeap();
    for (int i = 0; i < count; i++) {
      things[i] = maker.get();
    }
    for (Object thing : things) {
      settle(thing);
    }
    double bytes = (double) (usedHeap() - before) / count;
    if (things[0] == null || first == null) {
      throw new AssertionError("kept until here");
    }
    return Map.of("", bytes);
  }

  /** A thread is to have come to rest. */
  private static void settle(Object thing) throws InterruptedException {
    if (thing instanceof Thread thread) {
      while (thread.getState() != Thread.State.WAITING) {
        if (!thread.isAlive()) {
          throw new IllegalStateException("a waiter does not wait");
        }
        Thread.sleep(1);
      }
    }
  }

  /** As the collector counts it: outside a collection, buffers of threads count as used. */
  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
        .sum();
  }
}
