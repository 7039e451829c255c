package rendezvous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: who reads one never sees half of it. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes the text to a new file beside {@code file} and moves it there, making folders as needed.
   */
  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Path part = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
