package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  @Test
  void findsProcessesByTheEnvironmentTheyInherit() throws Exception {
    assumeTrue(Platform.current().isLinux());
    // given a shell and its child
    ProcessBuilder program = FakeComponent.shell("sleep 600 & echo started; wait");
    program.environment().put("LEFTOVERS_TEST", "this one");
    Process process = program.start();
    process.inputReader().readLine();
    ProcessHandle child = process.descendants().findFirst().orElseThrow();

    // when
    List<ProcessHandle> found = Leftovers.processes("LEFTOVERS_TEST", "this one");

    // then
    assertEquals(2, found.size());
    assertTrue(found.containsAll(List.of(process.toHandle(), child)));
    assertEquals(List.of(), Leftovers.processes("LEFTOVERS_TEST", "this"));

    // when
    Leftovers.end(found, Duration.ofSeconds(30));

    // then
    assertEquals(List.of(), Leftovers.processes("LEFTOVERS_TEST", "this one"));
  }

  @Test
  void killsWhatDoesNotListen() throws Exception {
    Process process = FakeComponent.shell("trap '' TERM; echo started; sleep 600; :").start();
    process.inputReader().readLine();
    Leftovers.end(List.of(process.toHandle()), Duration.ofMillis(1));
    assertEquals(128 + 9, process.waitFor());
  }

  @Test
  void findsFoldersWhoseJvmHasEnded() throws Exception {
    // given a process number that is nobody's any more, and our own
    Process ended = FakeComponent.shell("exit").start();
    ended.waitFor();
    Path left = Files.createTempDirectory("rendezvous-" + ended.pid() + "-");
    Path used = Leftovers.newFolder();
    try {
      // when
      List<Path> found = Leftovers.folders();

      // then
      assertTrue(found.contains(left), found.toString());
      assertFalse(found.contains(used));
    } finally {
      Leftovers.delete(left);
      Leftovers.delete(used);
    }
    assertFalse(Files.exists(left));
  }

  @Test
  void deletesLinksButNotWhatTheyPointTo(@TempDir Path folder) throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "text");
    Path deleted = Files.createDirectories(folder.resolve("deleted/in/depth")).getParent();
    Files.createSymbolicLink(deleted.resolve("link"), kept);
    Leftovers.delete(folder.resolve("deleted"));
    Leftovers.delete(folder.resolve("deleted"));
    assertFalse(Files.exists(folder.resolve("deleted")));
    assertTrue(Files.exists(kept));
  }
}
