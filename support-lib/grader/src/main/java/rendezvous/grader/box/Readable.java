package rendezvous.grader.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a Java program must be able to read. */
final class Readable {
  /**
   * glibc and what else a JVM is linked to; which of them there are depends on the distribution.
   */
  static final List<Path> SYSTEM_LIBRARIES =
      Stream.of(
              "/lib64",
              "/usr/lib64",
              "/lib/x86_64-linux-gnu",
              "/usr/lib/x86_64-linux-gnu",
              "/lib/aarch64-linux-gnu",
              "/usr/lib/aarch64-linux-gnu",
              "/lib/ld-linux-aarch64.so.1")
          .map(Path::of)
          .toList();

  private static final int DEPTH_OF_JDK = 4;

  /** Looked up once: it is asked for each process that is started. */
  private static final class Jdk {
    static final Set<Path> PLACES = places(JavaProgram.javaHome());
  }

  private Readable() {}

  /** The JDK, and what the program is made of. */
  static Set<Path> by(JavaProgram program) {
    Set<Path> all = new LinkedHashSet<>(Jdk.PLACES);
    all.addAll(program.classPath());
    all.addAll(program.files());
    return all;
  }

  /** Its folder, and others: distributions keep a JDK's configuration elsewhere, and link to it. */
  private static Set<Path> places(Path home) {
    Set<Path> places = new LinkedHashSet<>(List.of(home));
    try (Stream<Path> all = Files.walk(home, DEPTH_OF_JDK)) {
      Path real = home.toRealPath();
      for (Path link : all.filter(Files::isSymbolicLink).filter(Files::exists).toList()) {
        Path target = link.toRealPath();
        if (!target.startsWith(real)) {
          places.add(Files.isDirectory(target) ? target : target.getParent());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the JDK", e);
    }
    return places;
  }
}
