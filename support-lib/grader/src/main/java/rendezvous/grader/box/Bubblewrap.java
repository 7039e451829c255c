package rendezvous.grader.box;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rendezvous.grader.Limits;

/**
 * How bubblewrap is called, which is in Debian by that name: see its manual page, bwrap(1).
 *
 * @param program where it is
 * @param prlimit where util-linux's prlimit is, which sets resource limits; null if it is not there
 */
public record Bubblewrap(Path program, Path prlimit) {
  private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/bin");

  /** Finds it; does not say whether this machine lets it make namespaces. */
  static Optional<Bubblewrap> find() {
    return executable("bwrap")
        .map(path -> new Bubblewrap(path, executable("prlimit").orElse(null)));
  }

  private static Optional<Path> executable(String name) {
    return PLACES.stream()
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The command up to the boxed program's own. */
  List<String> before(JavaProgram java, Limits limits) {
    List<String> command = new ArrayList<>();
    if (prlimit != null) {
      command.add(prlimit.toString());
      command.add("--cpu=" + limits.processor().toSeconds());
      command.add("--fsize=" + ((long) limits.disk() << 20));
      command.addAll(List.of("--nofile=256", "--core=0", "--"));
    }
    command.add(program.toString());
    command.addAll(
        List.of(
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--cap-drop",
            "ALL",
            "--uid",
            "65534",
            "--gid",
            "65534",
            "--hostname",
            "box"));
    // first, so that it does not cover what lies below
    command.addAll(List.of("--size", Long.toString((long) limits.disk() << 20)));
    command.addAll(List.of("--tmpfs", "/tmp", "--dev", "/dev"));
    Path home = JavaProgram.javaHome();
    // the launcher asks /proc where it is; without, the loader must be told
    command.addAll(List.of("--setenv", "LD_LIBRARY_PATH", home.resolve("lib").toString()));
    for (Path library : Readable.SYSTEM_LIBRARIES) {
      command.addAll(List.of("--ro-bind-try", library.toString(), library.toString()));
    }
    for (Path path : Readable.by(java)) {
      command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
    command.addAll(List.of("--chdir", "/tmp", "--"));
    return command;
  }
}
