package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However a kernel ends, nothing that it has started outlives it. */
class OrphanTest {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private Process kernel;
  private ProcessHandle watchdog;
  private Path folder;
  private List<ProcessHandle> processes;

  private void startNotebook(String... prefix) throws IOException {
    List<String> command = new ArrayList<>(List.of(prefix));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(AbandonedNotebook.class.getName());
    kernel = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String[] facts = kernel.inputReader().readLine().split("\t");
    watchdog = ProcessHandle.of(Long.parseLong(facts[0])).orElseThrow();
    folder = Path.of(facts[1]);
    processes =
        Arrays.stream(facts)
            .skip(2)
            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
            .toList();
    assertEquals(3, processes.size());
    assertTrue(Files.isDirectory(folder));
  }

  @AfterEach
  void endKernel() {
    if (kernel != null) {
      kernel.destroyForcibly();
    }
  }

  private void assertNothingIsLeft() {
    watchdog.onExit().join(); // when it has done its work
    for (ProcessHandle process : processes) {
      assertFalse(Leftovers.isRunning(process), () -> process.info() + " runs");
    }
    assertFalse(Files.exists(folder), folder + " exists");
  }

  @Test
  void nothingOutlivesAKernelThatIsKilled() throws IOException {
    assumeTrue(Platform.current().isLinux(), "finds whom it was not told of on Linux only");
    startNotebook();
    kernel.destroyForcibly();
    assertNothingIsLeft();
  }

  @Test
  void nothingOutlivesAKernelThatIsKilledWithItsProcessGroup() throws Exception {
    // given a kernel that leads a process group, as Jupyter starts it
    assumeTrue(Platform.current().isLinux() && Files.isExecutable(SETSID));
    startNotebook(SETSID.toString());
    while (!leadsASession(watchdog)) {
      LockSupport.parkNanos(5_000_000);
    }

    // when
    new ProcessBuilder("sh", "-c", "kill -9 -" + kernel.pid()).start().waitFor();

    // then
    assertNothingIsLeft();
  }

  private static boolean leadsASession(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[3]) == process.pid();
  }

  @Test
  void nothingOutlivesAKernelThatEnds() throws IOException {
    assumeTrue(Platform.current().isLinux(), "finds whom it was not told of on Linux only");
    startNotebook();
    kernel.getOutputStream().close();
    assertNothingIsLeft();
  }
}
