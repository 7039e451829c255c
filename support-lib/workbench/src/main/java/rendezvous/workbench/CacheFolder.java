package rendezvous.workbench;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where components keep what is the same every time, such as a database's unpacked programs. It can
 * be removed at any time; it is made again when it is needed.
 *
 * <p>By the XDG Base Directory Specification: {@code $XDG_CACHE_HOME/rendezvous}, else {@code
 * ~/.cache/rendezvous}; on macOS {@code ~/Library/Caches/rendezvous}.
 */
public final class CacheFolder {

  private CacheFolder() {}

  /** This user's; it need not exist. */
  public static Path path() {
    return path(
        System.getenv(), Path.of(System.getProperty("user.home")), System.getProperty("os.name"));
  }

  static Path path(Map<String, String> environment, Path home, String system) {
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // a relative path is invalid and must be ignored, says the specification
    if (!xdg.isBlank() && Path.of(xdg).isAbsolute()) {
      return Path.of(xdg).resolve("rendezvous");
    }
    return system.startsWith("Mac")
        ? home.resolve("Library").resolve("Caches").resolve("rendezvous")
        : home.resolve(".cache").resolve("rendezvous");
  }
}
