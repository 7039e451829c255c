package rendezvous.cli.book;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the numbers of a run depend on: processor, memory, system, Java. */
final class Machine {

  private Machine() {}

  /** The facts of this machine, by name, in reading order. Facts it cannot learn are left out. */
  static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    String cores = Html.count(Runtime.getRuntime().availableProcessors(), "core");
    String model = lineValue(Path.of("/proc/cpuinfo"), "model name");
    facts.put("Processor", model.isEmpty() ? cores : model + ", " + cores);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      facts.put(
          "Memory",
          String.format(Locale.ROOT, "%.0f GiB", system.getTotalMemorySize() / 1073741824.0));
    }
    String release = lineValue(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", "");
    String system = System.getProperty("os.name") + " " + System.getProperty("os.version");
    facts.put(
        "System",
        (release.isEmpty() ? system : release + ", " + system)
            + ", "
            + System.getProperty("os.arch"));
    facts.put(
        "Java",
        System.getProperty("java.vm.name")
            + " "
            + Runtime.version()
            + ", "
            + System.getProperty("java.vendor"));
    return facts;
  }

  /** The value of the first line that starts with the key, in a file of "key : value" lines. */
  private static String lineValue(Path file, String key) {
    if (!Files.isReadable(file)) {
      return "";
    }
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(key.length()).replaceFirst("^\\s*[:=]\\s*", ""))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
