package rendezvous.workbench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Archives of programs, {@code .tar.xz}. */
final class TarXz {

  private static final int OWNER_EXECUTES = 0100;

  private TarXz() {}

  /**
   * Unpacks an archive of folders, files and symbolic links into a folder that exists.
   *
   * @throws IOException also if an entry would be outside of the folder
   */
  static void unpack(InputStream archive, Path folder) throws IOException, InterruptedException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        if (Thread.interrupted()) {
          throw new InterruptedException("unpacking was interrupted");
        }
        unpack(tar, entry, inside(folder, folder, entry.getName()), folder);
      }
    }
  }

  private static void unpack(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path target, Path folder)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      inside(folder, target.getParent(), entry.getLinkName());
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, target);
      if ((entry.getMode() & OWNER_EXECUTES) != 0 && !target.toFile().setExecutable(true)) {
        throw new IOException("cannot make " + target + " executable");
      }
    } else {
      throw new IOException("the archive has an entry of a kind that is not expected: " + target);
    }
  }

  private static Path inside(Path folder, Path from, String name) throws IOException {
    Path target = from.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive has an entry outside of its folder: " + name);
    }
    return target;
  }
}
