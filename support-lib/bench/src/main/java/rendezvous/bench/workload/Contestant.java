package rendezvous.bench.workload;

import java.util.List;

/** Who takes part in a workload. */
public enum Contestant {
  RENDEZVOUS(
      "Rendezvous",
      Kind.OURS,
      "this library on virtual threads: `send`, `receive`, a `Select` that is made once and awaited"
          + " again and again, `WaitGroup.go`, `withCancel`"),

  JOX(
      "jox",
      Kind.LIBRARY,
      "on virtual threads: `send`, `receive`, `Select.select` with clauses that are made once; a"
          + " timeout is its `Select.selectWithin`"),

  KOTLIN(
      "Kotlin",
      Kind.LIBRARY,
      "kotlinx-coroutines, written in Kotlin, on `Dispatchers.Default`, which has as many threads"
          + " as there are cores: `send`, `receive`, `select`, `withTimeoutOrNull`, `launch`, `Job`"),

  ARRAY_BLOCKING_QUEUE(
      "ArrayBlockingQueue", Kind.JDK, "on virtual threads: `put`, `take`, `poll` with a timeout"),

  LINKED_BLOCKING_QUEUE("LinkedBlockingQueue", Kind.JDK, "likewise"),

  LINKED_TRANSFER_QUEUE(
      "LinkedTransferQueue",
      Kind.JDK,
      "likewise; where a send must wait for its receiver, it is `transfer`"),

  SYNCHRONOUS_QUEUE("SynchronousQueue", Kind.JDK, "likewise"),

  COUNT_DOWN_LATCH(
      "CountDownLatch", Kind.JDK, "`Thread.startVirtualThread`, `countDown` in the task, `await`"),

  PHASER(
      "Phaser",
      Kind.JDK,
      "`register` before each start, `arriveAndDeregister` in the task; it takes 65 535 tasks at"
          + " most"),

  EXECUTOR_SERVICE(
      "ExecutorService",
      Kind.JDK,
      "`newVirtualThreadPerTaskExecutor`, `execute`, and `close`, which waits"),

  COMPLETABLE_FUTURE(
      "CompletableFuture",
      Kind.JDK,
      "futures in a list, each cancelled in a loop: the JDK has no tree"),

  GO("Go", Kind.GO, "channels, `select`, `sync.WaitGroup` and `context`, by the toolchain on PATH"),

  LOCK_SUPPORT("LockSupport", Kind.YARDSTICK, "`park` and `unpark` alone: what waiting costs"),

  SPSC_RING(
      "SPSC ring",
      Kind.YARDSTICK,
      "an array between one sender and one receiver who yield instead of blocking: what moving an"
          + " element costs"),

  UNPREEMPTED(
      "Rendezvous, preemption off",
      Kind.YARDSTICK,
      "this library with `-Drendezvous.preemption=off`: what it costs to let other threads run",
      "-Drendezvous.preemption=off");

  /** What a contestant is to us. */
  public enum Kind {
    OURS,
    /** Another library for the JVM. */
    LIBRARY,
    /** What the JDK has for the same operation. */
    JDK,
    GO,
    /** Not a peer: a bound to measure against. */
    YARDSTICK
  }

  private final String label;
  private final Kind kind;
  private final String how;
  private final List<String> jvmArguments;

  Contestant(String label, Kind kind, String how, String... jvmArguments) {
    this.label = label;
    this.kind = kind;
    this.how = how;
    this.jvmArguments = List.of(jvmArguments);
  }

  /** What it is, to us. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is another way for a program on the JVM to do the same. */
  public boolean isPeer() {
    return kind == Kind.LIBRARY || kind == Kind.JDK;
  }

  /** How it is driven: a phrase in Markdown. */
  public String how() {
    return how;
  }

  /** What its JVM is given beside what all are given. */
  public List<String> jvmArguments() {
    return jvmArguments;
  }

  /** Its name in tables, charts and JSON. */
  @Override
  public String toString() {
    return label;
  }
}
