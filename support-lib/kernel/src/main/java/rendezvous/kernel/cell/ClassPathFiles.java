package rendezvous.kernel.cell;

import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that are named by a list with {@code *} and {@code ?}, as in {@code IJAVA_CLASSPATH}. */
public final class ClassPathFiles {
  private ClassPathFiles() {}

  /** Absolute names of the files that exist; empty where none does. */
  public static List<String> matching(String list) {
    List<String> found = new ArrayList<>();
    for (String glob : list.split(File.pathSeparator)) {
      if (!glob.isBlank()) {
        try {
          for (Path path : new GlobFinder(glob.strip()).computeMatchingPaths()) {
            found.add(path.toAbsolutePath().normalize().toString());
          }
        } catch (NoSuchFileException e) {
          // a folder that does not exist has no files
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }
}
