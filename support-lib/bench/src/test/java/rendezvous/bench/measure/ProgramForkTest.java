package rendezvous.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rendezvous.bench.workload.Workload;
import rendezvous.bench.workload.Workloads;

class ProgramForkTest {

  private final Workload idle = Workloads.named("idle-bytes-context");

  @Test
  void readsWhatAProgramPrints() throws Exception {
    assertEquals(184.5, ProgramFork.values(idle, "{\"\": 184.5}").get(""));
  }

  @Test
  void anythingElseIsAFailureThatShowsTheLine() {
    assertThrows(ForkFailedException.class, () -> ProgramFork.values(idle, ""));
    for (String line : new String[] {"panic: no", "{\"else\": 1}", "{}"}) {
      var thrown = assertThrows(ForkFailedException.class, () -> ProgramFork.values(idle, line));
      assertTrue(thrown.getMessage().contains(line), thrown.getMessage());
    }
  }
}
