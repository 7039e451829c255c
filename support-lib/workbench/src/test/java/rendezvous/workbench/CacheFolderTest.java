package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

  private static final Path HOME = Path.of("/home/ada");

  @Test
  void followsTheXdgSpecification() {
    assertEquals(
        Path.of("/fast/rendezvous"),
        CacheFolder.path(Map.of("XDG_CACHE_HOME", "/fast"), HOME, "Linux"));
    Path usual = Path.of("/home/ada/.cache/rendezvous");
    assertEquals(usual, CacheFolder.path(Map.of(), HOME, "Linux"));
    assertEquals(usual, CacheFolder.path(Map.of("XDG_CACHE_HOME", "relative"), HOME, "Linux"));
  }

  @Test
  void isWhereMacsKeepCaches() {
    assertEquals(
        Path.of("/home/ada/Library/Caches/rendezvous"),
        CacheFolder.path(Map.of(), HOME, "Mac OS X"));
  }
}
