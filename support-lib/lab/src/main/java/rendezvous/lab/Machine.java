package rendezvous.lab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine a measurement was taken on, in one line. A number without it cannot be compared with
 * any other.
 *
 * @param processors what the JVM may use
 * @param java name and version of the JVM
 * @param system operating system and architecture
 * @param heapBytes the most the heap may take
 * @param load the load average of the last minute when asked, or negative where it is not told
 * @param loadProcessors how many processors bear that load: in a container, all of its host's
 * @param limits what a container allows, such as "container: 1.5 CPUs", or empty
 */
public record Machine(
    int processors,
    String java,
    String system,
    long heapBytes,
    double load,
    int loadProcessors,
    String limits) {

  /** What stays as it is, read once. */
  private static final class Host {
    static final int PROCESSORS = online(Path.of("/sys/devices/system/cpu/online"));
    static final String LIMITS = limits(Cgroup.ofThisProcess());
  }

  /** This machine as it is now. */
  public static Machine now() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        runtime.availableProcessors(),
        "Java " + Runtime.version().feature() + " (" + System.getProperty("java.vm.version") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        runtime.maxMemory(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Math.max(runtime.availableProcessors(), Host.PROCESSORS),
        Host.LIMITS);
  }

  /** How many processors Linux's list of them has, such as {@code 0-3,6}; 0 if there is none. */
  static int online(Path list) {
    try {
      int count = 0;
      for (String range : Files.readString(list).strip().split(",")) {
        String[] ends = range.split("-");
        count += Integer.parseInt(ends[ends.length - 1]) - Integer.parseInt(ends[0]) + 1;
      }
      return count;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  /** The limits of a control group; empty where there are none or they cannot be read. */
  static String limits(Cgroup cgroup) {
    List<String> limits = new ArrayList<>();
    cgroup
        .processors()
        .ifPresent(cpus -> limits.add(Numbers.brief(cpus) + (cpus == 1 ? " CPU" : " CPUs")));
    cgroup.memory().ifPresent(bytes -> limits.add(Numbers.bytes(bytes)));
    return limits.isEmpty() ? "" : "container: " + String.join(", ", limits);
  }

  /** Whether other work was waiting for the processors already, so that times are in doubt. */
  public boolean isBusy() {
    return load > loadProcessors;
  }

  /** The one line. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(processors + (processors == 1 ? " core" : " cores"));
    parts.add(java);
    parts.add(system);
    parts.add("heap up to " + Numbers.bytes(heapBytes));
    if (!limits.isEmpty()) {
      parts.add(limits);
    }
    if (load >= 0) {
      parts.add(
          "load "
              + Numbers.brief(Math.round(load * 10) / 10.0)
              + (loadProcessors == processors ? "" : " on the host's " + loadProcessors + " cores")
              + (isBusy() ? " (busy!)" : ""));
    }
    return String.join(" · ", parts);
  }
}
