package rendezvous.bench.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ElementsTest {

  @Test
  void elementsAreObjectsThatExistAlready() {
    assertSame(Elements.number(100_000), Elements.number(100_000));
  }

  @Test
  void aMissingElementIsNoticed() {
    long sum = Elements.sum(300);

    assertEquals(2 * (127 * 128 / 2) + (43 * 44 / 2), sum);
    assertThrows(
        IllegalStateException.class, () -> Elements.requireSum(sum, sum - Elements.number(299)));
  }
}
