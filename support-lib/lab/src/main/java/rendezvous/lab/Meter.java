package rendezvous.lab;

import java.lang.management.ManagementFactory;

/** What a race reads before and after each run. Tests have a meter of their own. */
interface Meter {

  /** A total the JVM does not tell. */
  long UNKNOWN = -1;

  /** As {@link System#nanoTime()}. */
  long nanoTime();

  /** Processor time of the whole process so far in nanoseconds, or {@link #UNKNOWN}. */
  long cpuNanos();

  /** Bytes allocated by all threads so far, ended ones included, or {@link #UNKNOWN}. */
  long allocatedBytes();

  /** The JVM's own figures. Virtual threads count, through the threads that carry them. */
  static Meter ofJvm() {
    return new Meter() {
      private final java.lang.management.OperatingSystemMXBean system =
          ManagementFactory.getOperatingSystemMXBean();
      private final java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();

      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public long cpuNanos() {
        return system instanceof com.sun.management.OperatingSystemMXBean bean
            ? bean.getProcessCpuTime()
            : UNKNOWN;
      }

      @Override
      public long allocatedBytes() {
        return threads instanceof com.sun.management.ThreadMXBean bean
                && bean.isThreadAllocatedMemorySupported()
                && bean.isThreadAllocatedMemoryEnabled()
            ? bean.getTotalThreadAllocatedBytes()
            : UNKNOWN;
      }
    };
  }
}
