package rendezvous.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When a file, or each file of a folder, was saved.
 *
 * @param times by file
 */
record SavedFiles(Map<Path, FileTime> times) {

  /** As they are now; none if there is no such file. */
  static SavedFiles of(Path fileOrFolder) {
    Map<Path, FileTime> times = new HashMap<>();
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    } catch (IOException e) {
      // it is being replaced: as if it were not there
      times.clear();
    }
    return new SavedFiles(Map.copyOf(times));
  }

  /** Whether nothing was saved since; a file that is not there right now is still to be saved. */
  boolean areThoseOf(Path fileOrFolder) {
    SavedFiles now = of(fileOrFolder);
    return now.times.isEmpty() || now.equals(this);
  }
}
