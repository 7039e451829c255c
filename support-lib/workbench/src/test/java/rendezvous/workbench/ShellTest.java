package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {

  @TempDir Path folder;

  @Test
  void runsLinesInItsFolderWithItsVariables() throws Exception {
    Shell shell = Shell.in(folder, Map.of("BRANCH", "main"));
    assertEquals(
        List.of("building main", "text"),
        shell.run(List.of("echo building $BRANCH", "echo text > file", "cat file")));
    assertEquals("text\n", Files.readString(folder.resolve("file")));
  }

  @Test
  void stopsAtTheFirstLineThatFailsAndSaysHow() {
    Shell shell = Shell.in(folder, Map.of());
    var failure =
        assertThrows(
            IOException.class,
            () -> shell.run(List.of("echo '3 tests, 1 failed' >&2", "sh -c 'exit 7'", "touch on")));
    assertEquals("ended with exit code 7: 3 tests, 1 failed", failure.getMessage());
    assertFalse(Files.exists(folder.resolve("on")));
  }

  @Test
  void whoIsInterruptedLeavesNoProcess() throws Exception {
    // given a script with a child; a named pipe tells when it is there
    Path pipe = folder.resolve("pipe");
    Shell shell = Shell.in(folder, Map.of());
    shell.run(List.of("mkfifo pipe"));
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread runner =
        Thread.startVirtualThread(() ->
            thrown.complete(
                assertThrows(
                    Throwable.class,
                    () -> shell.run(List.of("sleep 600 & echo $! > pipe", "wait")))));
    long child;
    try (BufferedReader line = Files.newBufferedReader(pipe)) {
      child = Long.parseLong(line.readLine());
    }
    ProcessHandle process = ProcessHandle.of(child).orElseThrow();

    // when
    runner.interrupt();

    // then
    assertInstanceOf(InterruptedException.class, thrown.get());
    Leftovers.awaitEnd(List.of(process), FakeComponent.LIMIT);
    assertFalse(Leftovers.isRunning(process));
    assertTrue(Files.exists(pipe));
  }
}
