package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

  @TempDir Path cgroup;

  @Test
  void limitsOfAContainer() throws Exception {
    Files.writeString(cgroup.resolve("cpu.max"), "150000 100000\n");
    Files.writeString(cgroup.resolve("memory.max"), "2147483648\n");
    assertEquals("container: 1.5 CPUs, 2 GiB", Machine.limits(cgroup));
  }

  @Test
  void noLimits() throws Exception {
    assertEquals("", Machine.limits(cgroup));
    Files.writeString(cgroup.resolve("cpu.max"), "max 100000\n");
    Files.writeString(cgroup.resolve("memory.max"), "max\n");
    assertEquals("", Machine.limits(cgroup));
  }

  @Test
  void oneLine() {
    assertEquals(
        "2 cores · Java 25 · Linux amd64 · heap up to 1 GiB · container: 2 CPUs · load 2.5 (busy!)",
        new Machine(2, "Java 25", "Linux amd64", 1 << 30, 2.54, "container: 2 CPUs").toString());
    assertEquals(
        "1 core · Java 25 · Linux amd64 · heap up to 1 GiB",
        new Machine(1, "Java 25", "Linux amd64", 1 << 30, -1, "").toString());
    assertTrue(Machine.now().processors() >= 1);
  }
}
