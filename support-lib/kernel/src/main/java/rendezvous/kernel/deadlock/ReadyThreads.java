package rendezvous.kernel.deadlock;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Asks the operating system whether a thread of this process could run, and only has no processor.
 *
 * <p>To Java, a thread that has been woken waits until it runs. On a busy machine that may take
 * longer than a look around: all threads seem to wait, although one of them will go on. Linux tells
 * them apart in {@code /proc/self/task/<id>/stat}: {@code S} sleeps, {@code R} runs or would. Where
 * there is no such file nothing is known, and no thread counts as ready.
 */
final class ReadyThreads {
  private static final char SLEEPS = 'S';

  private final Path process;
  private final Path self;

  /** Those of this process. */
  ReadyThreads() {
    this(Path.of("/proc/self"), Path.of("/proc/thread-self"));
  }

  /**
   * @param process where the threads of a process are told
   * @param self where the thread that asks is told
   */
  ReadyThreads(Path process, Path self) {
    this.process = process;
    this.self = self;
  }

  /** Whether a thread runs, would run, or waits for a disk; the one that asks does not count. */
  boolean any() {
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
      String me = id(Files.readString(self.resolve("stat")));
      for (Path thread : threads) {
        if (!thread.getFileName().toString().equals(me) && !sleeps(thread.resolve("stat"))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // not Linux
    }
  }

  private static boolean sleeps(Path stat) {
    try {
      return state(Files.readString(stat)) == SLEEPS;
    } catch (IOException e) {
      return true; // it has ended meanwhile
    }
  }

  private static String id(String stat) {
    return stat.substring(0, stat.indexOf(' '));
  }

  /** It follows the name, which stands in brackets and may contain any character. */
  private static char state(String stat) {
    return stat.charAt(stat.lastIndexOf(')') + 2);
  }
}
