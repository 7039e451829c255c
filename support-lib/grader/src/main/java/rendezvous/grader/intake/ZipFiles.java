package rendezvous.grader.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import rendezvous.grader.Limits;

/** Reads the sources in a zip archive without unpacking it, and believes nothing that it says. */
final class ZipFiles {

  private ZipFiles() {}

  static List<Submission.Named> read(Path archive, Limits limits)
      throws IOException, IntakeException {
    List<Submission.Named> files = new ArrayList<>();
    long bytes = 0;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > limits.files()) {
        throw new IntakeException(
            archive + " has " + zip.size() + " entries; allowed are " + limits.files());
      }
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (entry.isDirectory() || !Submission.isSource(entry.getName())) {
          continue;
        }
        if (leavesFolder(entry.getName())) {
          throw new IntakeException(
              "an entry of " + archive + " leaves its folder: " + entry.getName());
        }
        if (entry.getName().chars().filter(c -> c == '/').count() > limits.depth()) {
          throw new IntakeException(
              "an entry of " + archive + " lies too deep: " + entry.getName());
        }
        // what the archive says of its sizes may be wrong: what comes out counts
        long left = ((long) limits.archive() << 20) - bytes;
        try (InputStream in = zip.getInputStream(entry)) {
          byte[] content = in.readNBytes((int) left + 1);
          bytes += content.length;
          if (content.length > left) {
            throw new IntakeException(archive + " holds more than " + limits.archive() + " MB");
          }
          files.add(new Submission.Named(entry.getName().replace('\\', '/'), content));
        }
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      // the last for names in no encoding; some of them say nothing
      String why = e.getMessage() == null ? "it is broken" : e.getMessage();
      throw new IntakeException(archive + " is not a zip archive: " + why);
    }
    return files;
  }

  private static boolean leavesFolder(String name) {
    return name.startsWith("/")
        || name.startsWith("\\")
        || name.contains("..")
        || name.indexOf('\0') >= 0
        || name.indexOf(':') >= 0;
  }
}
