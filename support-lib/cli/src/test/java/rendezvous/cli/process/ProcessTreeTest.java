package rendezvous.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

  @Test
  void closingEndsGrandchildrenThatIgnorePoliteRequests() throws IOException {
    // given a shell whose child ignores SIGTERM and tells its process id once it does
    var program =
        new ProcessBuilder("sh", "-c", "sh -c 'trap \"\" TERM; echo $$; sleep 100; :' & wait");
    ProcessTree tree = ProcessTree.start(program);
    BufferedReader lines = tree.process().inputReader();
    ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();

    // when
    tree.close();

    // then: killed; the system may take a moment to note it
    assertFalse(tree.process().isAlive());
    grandchild.onExit().join();
    assertFalse(grandchild.isAlive());
  }

  @Test
  void givesWhatAProgramPrintedAndItsExitCode() {
    Outcome outcome =
        Outcome.of(List.of("sh", "-c", "echo out; echo err >&2; exit 3"), Duration.ofMinutes(1));
    assertEquals(3, outcome.exitCode());
    assertEquals("out\nerr", outcome.text());
  }

  @Test
  void aProgramThatIsNotThereHasNotRun() {
    assertEquals(
        Outcome.NOT_RUN, Outcome.of(List.of("/nonexistent"), Duration.ofMinutes(1)).exitCode());
  }

  @Test
  void stopsAProgramThatTakesTooLong() {
    Outcome outcome = Outcome.of(List.of("sleep", "600"), Duration.ofMillis(50));
    assertEquals(Outcome.NOT_RUN, outcome.exitCode());
    assertTrue(outcome.text().contains("no answer"));
  }
}
