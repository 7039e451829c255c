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
 * @param limits what a container allows, such as "container: 1.5 CPUs", or empty
 */
public record Machine(
    int processors, String java, String system, long heapBytes, double load, String limits) {

  private static final Path CGROUP = Path.of("/sys/fs/cgroup");

  /** This machine as it is now. */
  public static Machine now() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        runtime.availableProcessors(),
        "Java " + Runtime.version().feature() + " (" + System.getProperty("java.vm.version") + ")",
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        runtime.maxMemory(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        limits(CGROUP));
  }

  /** The limits of a control group, version 2; empty where there are none or it cannot be read. */
  static String limits(Path cgroup) {
    List<String> limits = new ArrayList<>();
    String[] cpu = read(cgroup.resolve("cpu.max")).split("\\s+");
    if (cpu.length == 2 && isNumber(cpu[0]) && isNumber(cpu[1])) {
      limits.add(Numbers.brief(Double.parseDouble(cpu[0]) / Double.parseDouble(cpu[1])) + " CPUs");
    }
    String memory = read(cgroup.resolve("memory.max"));
    if (isNumber(memory)) {
      limits.add(Numbers.bytes(Double.parseDouble(memory)));
    }
    return limits.isEmpty() ? "" : "container: " + String.join(", ", limits);
  }

  private static boolean isNumber(String text) {
    return text.matches("[1-9][0-9]{0,18}");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Whether other work was waiting for the processors already, so that times are in doubt. */
  public boolean isBusy() {
    return load > processors;
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
          "load " + Numbers.brief(Math.round(load * 10) / 10.0) + (isBusy() ? " (busy!)" : ""));
    }
    return String.join(" · ", parts);
  }
}
