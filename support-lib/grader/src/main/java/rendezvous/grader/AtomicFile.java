package rendezvous.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there whole or not at all: who reads one never sees half of it. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a text, making folders as needed; what was there is replaced. */
  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = part(file);
    try {
      Files.writeString(part, text);
      put(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Where to write what is to be a file: beside it, and in no other process's way. */
  public static Path part(Path file) {
    return file.resolveSibling(
        ".%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid()));
  }

  /** Makes the part the file; what was there is replaced. */
  public static void put(Path part, Path file) throws IOException {
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
