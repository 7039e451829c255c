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

  /**
   * Virtual threads made so far, counted from any number. No bean counts them, but the JDK numbers
   * all its threads in one sequence: what is left without the platform threads is virtual. A
   * platform thread that was made and not started counts too.
   */
  long virtualThreads();

  /** Platform threads that are alive; {@link #peakPlatformThreads} begins anew. */
  long platformThreads();

  /** The most platform threads alive at a time since {@link #platformThreads} was asked. */
  long peakPlatformThreads();

  /** The JVM's own figures. Virtual threads count, through the threads that carry them. */
  static Meter ofJvm() {
    return new JvmMeter();
  }

  /** Asks the platform's management beans. */
  final class JvmMeter implements Meter {
    private final java.lang.management.OperatingSystemMXBean system =
        ManagementFactory.getOperatingSystemMXBean();
    private final java.lang.management.ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Threads that were made only to see which number they get. */
    private long probes;

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

    @Override
    public long virtualThreads() {
      long number = Thread.ofVirtual().unstarted(() -> {}).threadId();
      probes++;
      return number - probes - threads.getTotalStartedThreadCount();
    }

    @Override
    public long platformThreads() {
      threads.resetPeakThreadCount();
      return threads.getThreadCount();
    }

    @Override
    public long peakPlatformThreads() {
      return threads.getPeakThreadCount();
    }
  }
}
