package rendezvous.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextValueTest {
  private static final Context.Key<String> USER = new Context.Key<>("user");
  private static final Context.Key<String> OTHER = new Context.Key<>("user");

  @Test
  void theNearestValueCounts() {
    // given
    Context ann = Context.background().withValue(USER, "ann");
    Context bob = ann.withCancel().withValue(USER, "bob");
    // when, then
    assertEquals(Optional.of("ann"), ann.value(USER));
    assertEquals(Optional.of("bob"), bob.withCancel().value(USER));
    assertEquals(Optional.empty(), Context.background().value(USER));
  }

  @Test
  void keysOfTheSameNameAreDifferent() {
    assertEquals(Optional.empty(), Context.background().withValue(USER, "ann").value(OTHER));
  }

  @Test
  void nullIsNeitherKeyNorValue() {
    Context background = Context.background();
    assertThrows(NullPointerException.class, () -> background.withValue(USER, null));
    assertThrows(NullPointerException.class, () -> background.withValue(null, "ann"));
  }
}
