package rendezvous.grader.classroom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import rendezvous.grader.intake.IntakeException;

/** Unpacks the archive of a class, as a learning platform gives it. */
public final class ClassArchive {
  private static final int MOST_ENTRIES = 20_000;
  private static final long MOST_BYTES = 1L << 30;

  private ClassArchive() {}

  /**
   * Unpacks plain files; what an archive says of links and rights is not believed.
   *
   * @param folder where to, which is new
   * @throws IntakeException if it is no archive, would leave the folder, or is too large
   * @throws IOException if it cannot be read or written
   */
  public static void unpack(Path archive, Path folder) throws IOException, IntakeException {
    long bytes = 0;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw new IntakeException(archive + " has more than " + MOST_ENTRIES + " entries");
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path target = folder.resolve(entry.getName().replace('\\', '/')).normalize();
        if (!target.startsWith(folder) || entry.getName().indexOf('\0') >= 0) {
          throw new IntakeException(
              "an entry of " + archive + " leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          bytes += copy(in, target, MOST_BYTES - bytes, archive);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new IntakeException(archive + " is not a zip archive: " + e.getMessage());
    }
  }

  private static long copy(InputStream in, Path target, long most, Path archive)
      throws IOException, IntakeException {
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > most) {
          throw new IntakeException(archive + " holds more than " + (MOST_BYTES >> 20) + " MB");
        }
        out.write(buffer, 0, n);
      }
    }
    return bytes;
  }
}
