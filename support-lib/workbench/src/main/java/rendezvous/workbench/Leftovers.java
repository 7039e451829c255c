package rendezvous.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes and temporary folders that may have been left behind, and how to remove them. */
public final class Leftovers {

  private static final Path PROC = Path.of("/proc");
  private static final Pattern OURS = Pattern.compile("rendezvous-(\\d+)-.*");

  private Leftovers() {}

  /**
   * The running processes that were started with this environment variable, also by others that
   * were. Children inherit it, so it finds whom nobody is the parent of any more. Only Linux tells;
   * empty elsewhere.
   */
  public static List<ProcessHandle> processes(String variable, String value) {
    String mark = "\0" + variable + "=" + value + "\0";
    List<ProcessHandle> found = new ArrayList<>();
    if (Files.isDirectory(PROC.resolve("self"))) {
      ProcessHandle.allProcesses()
          .filter(process -> process.pid() != ProcessHandle.current().pid())
          .filter(process -> environment(process).contains(mark))
          .forEach(found::add);
    }
    return found;
  }

  /** As {@code \0NAME=value\0NAME=value\0}; empty where it may not be read. */
  private static String environment(ProcessHandle process) {
    try {
      byte[] variables =
          Files.readAllBytes(PROC.resolve(String.valueOf(process.pid())).resolve("environ"));
      return "\0" + new String(variables, StandardCharsets.ISO_8859_1) + "\0";
    } catch (IOException _) {
      return ""; // another user's, or it has ended
    }
  }

  /** The temporary folders of workbenches whose JVM has ended. */
  public static List<Path> folders() throws IOException {
    List<Path> found = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "rendezvous-*")) {
      for (Path folder : folders) {
        Matcher name = OURS.matcher(folder.getFileName().toString());
        if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
          found.add(folder);
        }
      }
    }
    return found;
  }

  /** A new temporary folder, by whose name {@link #folders} knows whose it is. */
  static Path newFolder() throws IOException {
    return Files.createTempDirectory("rendezvous-" + ProcessHandle.current().pid() + "-");
  }

  /**
   * Ends processes: asks them first, and kills them after some patience, and what they have started
   * and left. Returns when they are gone, or cannot be killed either. When interrupted, it kills at
   * once, and leaves the thread interrupted.
   */
  public static void end(Collection<ProcessHandle> processes, Duration patience) {
    Set<ProcessHandle> all = withDescendants(processes);
    processes.forEach(ProcessHandle::destroy);
    awaitEnd(processes, patience);
    all.addAll(withDescendants(all)); // whom they have started meanwhile
    all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    awaitEnd(all, Duration.ofSeconds(5));
  }

  /** Taken before they end: afterwards their children are no longer their descendants. */
  static Set<ProcessHandle> withDescendants(Collection<ProcessHandle> processes) {
    Set<ProcessHandle> all = new LinkedHashSet<>(processes);
    processes.forEach(process -> process.descendants().forEach(all::add));
    return all;
  }

  /** By asking again and again: {@link ProcessHandle#onExit} notices a grandchild's end late. */
  static void awaitEnd(Collection<ProcessHandle> processes, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (processes.stream().anyMatch(Leftovers::isRunning)
        && System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  /**
   * In a container nobody may take the exit code of an orphan: it stays on the list as a zombie.
   */
  static boolean isRunning(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String stat =
          Files.readString(
              PROC.resolve(String.valueOf(process.pid())).resolve("stat"),
              StandardCharsets.ISO_8859_1);
      return !stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException _) {
      return process.isAlive(); // not Linux, or it has just ended
    }
  }

  /**
   * Deletes a folder with all that is in it, also while a process that is ending still writes or
   * deletes there. Symbolic links are deleted, not followed.
   */
  public static void delete(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteTree(folder);
        return;
      } catch (DirectoryNotEmptyException e) {
        if (attempt == 20) {
          throw e;
        }
        LockSupport.parkNanos(attempt * 1_000_000L);
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) {
            return FileVisitResult.CONTINUE; // deleted by its owner meanwhile
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException error)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
