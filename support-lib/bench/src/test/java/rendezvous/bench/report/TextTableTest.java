package rendezvous.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private final TextTable table =
      new TextTable("who", "ns").row(List.of("Rendezvous", "1")).row(List.of("a|b", "1,000"));

  @Test
  void columnsAreAligned() {
    assertEquals("who         ns\nRendezvous  1\na|b         1,000\n", table.plain());
  }

  @Test
  void markdownKeepsBarsInCells() {
    assertEquals(
        "| who | ns |\n|---|---|\n| Rendezvous | 1 |\n| a\\|b | 1,000 |\n", table.markdown());
  }

  @Test
  void aRowMustFit() {
    assertThrows(IllegalArgumentException.class, () -> table.row(List.of("one")));
  }
}
