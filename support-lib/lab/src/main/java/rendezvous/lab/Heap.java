package rendezvous.lab;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How much of the heap is reachable. Tests have a heap of their own. */
@FunctionalInterface
interface Heap {

  /**
   * The serial collector leaves some garbage where it is, to save itself the copying, except every
   * fourth time ({@code MarkSweepAlwaysCompactCount}).
   */
  int COLLECTIONS = 4;

  /** Collects garbage and says how many bytes are left. */
  long reachableBytes();

  /**
   * The JVM's own heap. The figure is that of the collector itself: the used heap that {@link
   * Runtime} tells is already larger by the buffers in which threads have begun to allocate again.
   *
   * @throws IllegalStateException at the first question, if the JVM was told to ignore {@link
   *     System#gc()}
   */
  static Heap ofJvm() {
    return () -> {
      long before = collections();
      for (int i = 0; i < COLLECTIONS; i++) {
        System.gc();
      }
      if (collections() == before) {
        throw new IllegalStateException(
            "memory held cannot be measured: this JVM ignores System.gc()"
                + " (was it started with -XX:+DisableExplicitGC?)");
      }
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getCollectionUsage)
          .filter(usage -> usage != null)
          .mapToLong(MemoryUsage::getUsed)
          .sum();
    };
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
