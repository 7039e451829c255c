package rendezvous.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rendezvous.bench.measure.Effort;

class OptionsTest {

  @Test
  void withoutArgumentsEverythingIsMeasuredInFull() {
    Options options = Options.parse();

    assertEquals(Effort.FULL, options.effort());
    assertEquals(List.of(), options.names());
    assertEquals("./course bench", options.command());
    assertFalse(options.list());
    assertFalse(options.docs());
  }

  @Test
  void readsWhatTheCourseCommandPassesOn() {
    Options options =
        Options.parse(
            "--quick", "--docs", "--rounds", "2", "--json", "/x/a b.json", "ring", "select");

    assertEquals(Effort.QUICK.withRounds(2), options.effort());
    assertEquals(Optional.of(Path.of("/x/a b.json")), options.json());
    assertEquals(List.of("ring", "select"), options.names());
    assertTrue(options.docs());
  }

  @Test
  void theCommandToRepeatNamesNoFileOfThisMachine() {
    Options options = Options.parse("--quick", "--json", "/home/a b/x.json", "ring");
    assertEquals("./course bench --quick ring", options.command());
  }
}
