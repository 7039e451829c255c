package rendezvous.bench.workload;

/** Who takes part in a workload. */
public enum Contestant {
  /** This library, as its documentation shows it. */
  RENDEZVOUS("Rendezvous", Kind.OURS),

  /** Softwaremill's jox channels, on virtual threads. */
  JOX("jox", Kind.LIBRARY),

  /**
   * kotlinx-coroutines, in Kotlin, on {@code Dispatchers.Default}: as many threads as there are
   * cores.
   */
  KOTLIN("Kotlin", Kind.LIBRARY),

  ARRAY_BLOCKING_QUEUE("ArrayBlockingQueue", Kind.JDK),
  LINKED_BLOCKING_QUEUE("LinkedBlockingQueue", Kind.JDK),
  LINKED_TRANSFER_QUEUE("LinkedTransferQueue", Kind.JDK),
  SYNCHRONOUS_QUEUE("SynchronousQueue", Kind.JDK),
  COUNT_DOWN_LATCH("CountDownLatch", Kind.JDK),
  PHASER("Phaser", Kind.JDK),
  EXECUTOR_SERVICE("ExecutorService", Kind.JDK),
  COMPLETABLE_FUTURE("CompletableFuture", Kind.JDK),

  /** Go's own channels, wait group and context, compiled by the Go toolchain on PATH. */
  GO("Go", Kind.GO),

  /** What a workload must cost at least, because it is made of this. */
  LOCK_SUPPORT("LockSupport", Kind.YARDSTICK),
  SPSC_RING("SPSC ring", Kind.YARDSTICK);

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

  Contestant(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  /** What it is, to us. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is another way for a program on the JVM to do the same. */
  public boolean isPeer() {
    return kind == Kind.LIBRARY || kind == Kind.JDK;
  }

  /** Its name in tables, charts and JSON. */
  @Override
  public String toString() {
    return label;
  }
}
