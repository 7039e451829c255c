package rendezvous.grader.box;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A program that tries to get out of the box, on all kinds of threads, and says how far it got. */
final class Escape {
  private Escape() {}

  /** A file that is there; a folder that is there; a port that somebody listens to. */
  public static void main(String[] args) throws Exception {
    Runnable all = () -> tryAll(args[0], Path.of(args[1]), Integer.parseInt(args[2]));
    all.run();
    Thread thread = new Thread(all);
    thread.start();
    thread.join();
    Thread.ofVirtual().start(all).join();
    System.out.println("done");
  }

  private static void tryAll(String file, Path folder, int port) {
    attempt("read", () -> Files.readString(Path.of(file)));
    attempt("overwrite", () -> Files.writeString(Path.of(file), "gone"));
    attempt("delete", () -> Files.deleteIfExists(Path.of(file)) ? "deleted" : null);
    attempt("create", () -> Files.writeString(folder.resolve("new"), "x"));
    attempt("list", () -> Files.list(folder).findFirst().orElseThrow());
    attempt("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port));
    attempt("run", () -> new ProcessBuilder("/bin/true").start());
    attempt("password", () -> Files.readString(Path.of("/etc/passwd")));
    attempt("memory", () -> Files.readString(Path.of("/proc/self/maps")));
    attempt("parent", () -> Files.readString(Path.of("/proc/self/status")));
    attempt("secret", () -> System.getenv("RENDEZVOUS_TEST_SECRET"));
    attempt(
        "kill",
        () ->
            ProcessHandle.allProcesses()
                .filter(each -> each.pid() != ProcessHandle.current().pid())
                .filter(ProcessHandle::destroyForcibly)
                .findFirst()
                .orElse(null));
  }

  private static void attempt(String what, Callable<Object> deed) {
    try {
      if (deed.call() != null) {
        System.out.println("escaped: " + what);
      }
    } catch (Exception | LinkageError e) {
      System.out.println("held: " + what);
    }
  }
}
