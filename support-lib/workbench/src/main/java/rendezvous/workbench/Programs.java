package rendezvous.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The native programs of a component, from an archive on the class path, kept in the cache. */
final class Programs {

  private Programs() {}

  /** How an archive becomes files in a folder. */
  interface Unpacking {
    void unpack(InputStream archive, Path folder) throws IOException, InterruptedException;
  }

  /**
   * The folder with the programs; they are unpacked now if they are not in the cache. Several
   * notebooks may do so at the same time.
   *
   * @param name for the folder, such as {@code postgres-linux-x86_64}
   */
  static Path unpacked(Place here, String name, URL archive, Unpacking unpacking)
      throws IOException, InterruptedException {
    URLConnection source = archive.openConnection();
    source.setUseCaches(false);
    Path cache = CacheFolder.path();
    Path programs = cache.resolve(name + "-" + checksum(source));
    if (Files.isDirectory(programs)) {
      return programs;
    }
    here.say("unpacking it, this once …");
    try {
      Files.createDirectories(cache);
    } catch (IOException e) {
      // a user without a home that can be written: unpacked for this one component
      return unpack(source, unpacking, Files.createDirectory(here.folder().resolve("programs")));
    }
    Path part = Files.createTempDirectory(cache, "part-");
    Watchdog.guard(part);
    try {
      unpack(source, unpacking, part);
      Files.move(part, programs, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(programs)) { // else another notebook was quicker
        throw e;
      }
    } finally {
      Leftovers.delete(part);
      Watchdog.release(part);
    }
    return programs;
  }

  /** Another version is another archive, and has another folder. */
  private static String checksum(URLConnection source) throws IOException {
    return source instanceof JarURLConnection jar
        ? Long.toHexString(jar.getJarEntry().getCrc())
        : Long.toHexString(source.getContentLengthLong());
  }

  private static Path unpack(URLConnection source, Unpacking unpacking, Path folder)
      throws IOException, InterruptedException {
    try (InputStream in = source.getInputStream()) {
      unpacking.unpack(in, folder);
    }
    return folder;
  }
}
