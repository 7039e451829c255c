package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

  @TempDir Path folder;

  @Test
  void oneLine() {
    assertEquals(
        "2 cores · Java 25 · Linux amd64 · heap up to 1 GiB · container: 2 CPUs · load 2.5 (busy!)",
        new Machine(2, "Java 25", "Linux amd64", 1 << 30, 2.54, 2, "container: 2 CPUs").toString());
    assertEquals(
        "1 core · Java 25 · Linux amd64 · heap up to 1 GiB",
        new Machine(1, "Java 25", "Linux amd64", 1 << 30, -1, 1, "").toString());
    assertTrue(Machine.now().processors() >= 1);
  }

  @Test
  void inAContainerTheLoadIsThatOfTheHost() {
    Machine machine = new Machine(1, "Java 25", "Linux amd64", 1 << 30, 20, 64, "");
    assertFalse(machine.isBusy());
    assertTrue(machine.toString().endsWith("load 20 on the host's 64 cores"), "" + machine);
  }

  @Test
  void processorsOnline() throws Exception {
    Path list = folder.resolve("online");
    Files.writeString(list, "0-3,6,8-9\n");
    assertEquals(7, Machine.online(list));
    assertEquals(0, Machine.online(folder.resolve("absent")));
  }
}
