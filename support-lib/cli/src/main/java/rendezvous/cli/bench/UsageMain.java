package rendezvous.cli.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A program around a command: says how much processor time the command and all that it has started
 * have used, also what was killed, or has outlived its parent. Needs Linux: there a process can ask
 * to inherit the orphans among its descendants, see prctl(2), PR_SET_CHILD_SUBREAPER.
 */
@SuppressWarnings("restricted") // native calls are what it is for
final class UsageMain {
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int RUSAGE_CHILDREN = -1;
  private static final int ANY_CHILD = -1;
  private static final int RUSAGE_BYTES = 144;

  private static final Linker LINKER = Linker.nativeLinker();

  private UsageMain() {}

  /** The file for the two numbers, in seconds; the command. Ends with the command's exit code. */
  public static void main(String[] args) throws Throwable {
    int inherits =
        (int)
            function(
                    "prctl",
                    FunctionDescriptor.of(
                        JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                    Linker.Option.firstVariadicArg(1))
                .invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
    if (inherits != 0) {
      throw new IllegalStateException("the kernel refuses: PR_SET_CHILD_SUBREAPER");
    }
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(Arrays.copyOfRange(args, 1, args.length)).inheritIO().start().waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    awaitOrphans();
    Files.writeString(
        Path.of(args[0]), String.format(Locale.ROOT, "%.6f %.6f%n", processorTime(), wall));
    System.exit(code);
  }

  /** Java waits for its own children only. What is inherited counts when it was waited for. */
  private static void awaitOrphans() throws Throwable {
    MethodHandle waitpid =
        function("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    int process;
    do {
      process = (int) waitpid.invokeExact(ANY_CHILD, MemorySegment.NULL, 0);
    } while (process > 0);
  }

  private static double processorTime() throws Throwable {
    MethodHandle getrusage =
        function("getrusage", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage =
          arena.allocate(MemoryLayout.sequenceLayout(RUSAGE_BYTES / 8, JAVA_LONG));
      int result = (int) getrusage.invokeExact(RUSAGE_CHILDREN, usage);
      if (result != 0) {
        throw new IllegalStateException("the kernel refuses: getrusage");
      }
      // of users and of the kernel: seconds and microseconds each
      return usage.getAtIndex(JAVA_LONG, 0)
          + usage.getAtIndex(JAVA_LONG, 2)
          + (usage.getAtIndex(JAVA_LONG, 1) + usage.getAtIndex(JAVA_LONG, 3)) / 1e6;
    }
  }

  private static MethodHandle function(
      String name, FunctionDescriptor type, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), type, options);
  }
}
