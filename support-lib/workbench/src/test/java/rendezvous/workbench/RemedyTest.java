package rendezvous.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-server: error while loading shared libraries: libssl.so.3: cannot open | libssl3",
        "x: error while loading shared libraries: libodd.so.1: cannot open shared object | libodd.so.1",
        "java.io.IOException: No space left on device | disk is full",
        "FATAL: could not extend file; HINT:  Check free disk space. | disk is full",
        "could not bind IPv4 address: Address already in use | another port",
        "Cannot run program \"/x/postgres\": error=13, Permission denied | noexec",
        "Cannot run program \"/x/postgres\": error=2, No such file or directory | glibc",
        "FATAL: could not map anonymous shared memory: Cannot allocate memory | memory",
      })
  void knowsCommonFailures(String evidence, String words) {
    String fix = Remedy.find(List.of(), evidence).orElseThrow();
    assertTrue(fix.contains(words), fix);
  }

  @Test
  void aComponentsOwnComeFirst() {
    List<Remedy> own = List.of(Remedy.of("No space left on (\\w+)", "Buy a $1."));
    assertEquals(Optional.of("Buy a device."), Remedy.find(own, "No space left on device"));
    assertEquals(Optional.empty(), Remedy.find(own, "all is well"));
  }
}
