package rendezvous.kernel.deadlock;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Threads that are ready to run")
class ReadyThreadsTest {
  @TempDir private Path folder;
  private ReadyThreads threads;

  @BeforeEach
  void look() throws IOException {
    threads = new ReadyThreads(folder, folder.resolve("task/7"));
    thread(7, "watch", 'R');
  }

  private void thread(int id, String name, char state) throws IOException {
    Path place = Files.createDirectories(folder.resolve("task/" + id));
    Files.writeString(place.resolve("stat"), id + " (" + name + ") " + state + " 1 1 0\n");
  }

  @Test
  @DisplayName("are none if all sleep but the one that asks")
  void allSleep() throws IOException {
    thread(8, "main", 'S');

    assertFalse(threads.any());
  }

  @Test
  @DisplayName("are those that run, would run, or wait for a disk")
  void someAreReady() throws IOException {
    thread(8, "main", 'S');
    thread(9, "worker", 'R');
    assertTrue(threads.any());

    thread(9, "worker", 'D');
    assertTrue(threads.any());
  }

  @Test
  @DisplayName("may have any name")
  void names() throws IOException {
    thread(8, "a) R (b", 'S');

    assertFalse(threads.any());
  }

  @Test
  @DisplayName("do not count any more when they have ended")
  void ended() throws IOException {
    Files.createDirectories(folder.resolve("task/9"));

    assertFalse(threads.any());
  }

  @Test
  @DisplayName("are unknown where the system does not tell")
  void unknown() {
    assertFalse(new ReadyThreads(folder.resolve("none"), folder).any());
  }
}
