package rendezvous.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A program around a command: says how much processor time the command and all that it has started
 * have used, also what was killed. It takes that from a control group of its own (version 2, see
 * cgroups(7)): what the kernel tells of ended children is without those that die with a namespace.
 */
final class UsageMain {
  private static final String FILE_SYSTEM = "cgroup2";
  private static final String TIME = "usage_usec ";

  private static final int MOST_LOOKS = 600;
  private static final long NANOS_BETWEEN_LOOKS = 10_000_000;

  private UsageMain() {}

  /** The file for the two numbers, in seconds; the command. Ends with the command's exit code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path outer = ownGroup();
    Path group = Files.createDirectory(outer.resolve("usage-" + ProcessHandle.current().pid()));
    int code;
    try {
      moveTo(group);
      double before = processorTime(group);
      long start = System.nanoTime();
      code =
          new ProcessBuilder(Arrays.copyOfRange(args, 1, args.length))
              .inheritIO()
              .start()
              .waitFor();
      double wall = (System.nanoTime() - start) / 1e9;
      Files.writeString(
          Path.of(args[0]),
          String.format(Locale.ROOT, "%.6f %.6f%n", processorTime(group) - before, wall));
    } finally {
      moveTo(outer);
      remove(group);
    }
    System.exit(code);
  }

  /** The folder of the group that this process is in. */
  private static Path ownGroup() throws IOException {
    Path mounted =
        Files.readAllLines(Path.of("/proc/self/mounts")).stream()
            .map(line -> line.split(" "))
            .filter(mount -> mount[2].equals(FILE_SYSTEM))
            .map(mount -> Path.of(mount[1]))
            .findFirst()
            .orElseThrow(() -> new IOException("there are no control groups of version 2 here"));
    String own =
        Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
            .filter(line -> line.startsWith("0::/"))
            .map(line -> line.substring("0::/".length()))
            .findFirst()
            .orElseThrow(() -> new IOException("this process is in no control group"));
    return mounted.resolve(own);
  }

  private static void moveTo(Path group) throws IOException {
    Files.writeString(group.resolve("cgroup.procs"), "" + ProcessHandle.current().pid());
  }

  /** Once the last process in it is gone, such as one that was only asked to end. */
  private static void remove(Path group) {
    for (int look = 0; look < MOST_LOOKS && !group.toFile().delete(); look++) {
      LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
    }
  }

  private static double processorTime(Path group) throws IOException {
    return Files.readAllLines(group.resolve("cpu.stat")).stream()
            .filter(line -> line.startsWith(TIME))
            .mapToLong(line -> Long.parseLong(line.substring(TIME.length())))
            .findFirst()
            .orElseThrow(() -> new IOException(group + " does not tell its processor time"))
        / 1e6;
  }
}
