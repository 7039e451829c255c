package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlatformTest {

  private static String fixFor(String osName, String osArch) {
    var failure =
        assertThrows(IOException.class, () -> Postgres.archive(Platform.of(osName, osArch)));
    return Remedy.find(Postgres.named("postgres").remedies(), failure.getMessage() + ".")
        .orElseThrow();
  }

  @Test
  void knowsPlatformsByTheNamesOfTheJvm() {
    assertEquals(new Platform("linux", "x86_64"), Platform.of("Linux", "amd64"));
    assertEquals(new Platform("linux", "arm_64"), Platform.of("Linux", "aarch64"));
    assertEquals(new Platform("darwin", "arm_64"), Platform.of("Mac OS X", "aarch64"));
    assertEquals(new Platform("windows", "x86_64"), Platform.of("Windows 11", "amd64"));
  }

  @Test
  void aPlatformWithoutProgramsIsNamed() {
    assertTrue(fixFor("Linux", "riscv64").contains("this is linux-riscv64."));
    assertTrue(fixFor("Windows 11", "amd64").contains("this is windows-x86_64."));
  }

  @Test
  void programsThatWereNotDownloadedCanBe() {
    String other = Platform.current().system().equals("darwin") ? "Linux" : "Mac OS X";
    assertTrue(fixFor(other, "amd64").contains("./course clean"));
  }
}
