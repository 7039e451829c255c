package rendezvous.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What Linux's control groups allow this process, whichever of their two versions is mounted. A
 * group is limited by all groups above it, so the smallest limit on the way up counts. Inside a
 * container the way down is often not visible; then the mounted folder is its own group.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control Group v2</a>, cpu.max
 *     and memory.max
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">CFS Bandwidth Control</a>,
 *     cpu.cfs_quota_us of version 1
 */
record Cgroup(Path mount, Path membership) {

  /** Version 1 writes "no limit" as the largest number of whole pages. */
  private static final double UNLIMITED = 1L << 60;

  static Cgroup ofThisProcess() {
    return new Cgroup(Path.of("/sys/fs/cgroup"), Path.of("/proc/self/cgroup"));
  }

  /** How many processors' time may be used, if that is limited. */
  OptionalDouble processors() {
    return smallest("cpu", Cgroup::processors);
  }

  /** How many bytes of memory may be used, if that is limited. */
  OptionalDouble memory() {
    return smallest("memory", Cgroup::memory);
  }

  private static OptionalDouble processors(Path group) {
    String[] limit = read(group.resolve("cpu.max")).split("\\s+");
    if (limit.length == 2) {
      return quotient(limit[0], limit[1]);
    }
    return quotient(
        read(group.resolve("cpu.cfs_quota_us")), read(group.resolve("cpu.cfs_period_us")));
  }

  private static OptionalDouble memory(Path group) {
    String version2 = read(group.resolve("memory.max"));
    String limit = version2.isEmpty() ? read(group.resolve("memory.limit_in_bytes")) : version2;
    return isNumber(limit) && Double.parseDouble(limit) < UNLIMITED
        ? OptionalDouble.of(Double.parseDouble(limit))
        : OptionalDouble.empty();
  }

  private static OptionalDouble quotient(String quota, String period) {
    return isNumber(quota) && isNumber(period)
        ? OptionalDouble.of(Double.parseDouble(quota) / Double.parseDouble(period))
        : OptionalDouble.empty();
  }

  private OptionalDouble smallest(String controller, Function<Path, OptionalDouble> limit) {
    return groups(controller).stream().map(limit).flatMapToDouble(OptionalDouble::stream).min();
  }

  /** The folders of the groups that this process is in, from its own to the outermost. */
  private List<Path> groups(String controller) {
    List<Path> groups = new ArrayList<>();
    for (String line : read(membership).split("\n")) {
      String[] fields = line.split(":", 3); // number:controllers:path
      if (fields.length == 3) {
        if (fields[1].isEmpty()) {
          addUpwards(groups, mount, fields[2]);
        } else if (Arrays.asList(fields[1].split(",")).contains(controller)) {
          addUpwards(groups, mount.resolve(fields[1]), fields[2]);
          addUpwards(groups, mount.resolve(controller), fields[2]);
        }
      }
    }
    groups.add(mount);
    return groups;
  }

  private static void addUpwards(List<Path> groups, Path root, String path) {
    Path group = root.resolve(path.replaceFirst("^/+", "")).normalize();
    while (group != null && group.startsWith(root)) {
      groups.add(group);
      group = group.getParent();
    }
  }

  private static boolean isNumber(String text) {
    return text.matches("[1-9][0-9]{0,18}");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // not Linux, or not mounted
    }
  }
}
