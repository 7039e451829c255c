import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MailingHiddenTest {

  @Test
  @Points(2)
  @Hint(2)
  @DisplayName("A letter says what the list said when the letter was made")
  void listChangesLater() {
    List<String> names = new ArrayList<>(List.of("Ada", "Grace"));
    List<Supplier<String>> letters = new Mailing().letters(names);
    names.set(0, "nobody");
    names.set(1, "nobody");
    assertEquals(
        List.of("1. Dear Ada", "2. Dear Grace"),
        letters.stream().map(Supplier::get).toList(),
        "the letters, after the list has changed");
  }

  @Test
  @Points(1)
  @Hint(1)
  @DisplayName("Two mailings that are prepared at the same time do not mix")
  void twoMailings() {
    Schedules.check(() -> {
      Mailing mailing = new Mailing();
      List<List<Supplier<String>>> both = new ArrayList<>(List.of(List.of(), List.of()));
      Schedules.together(
          () -> both.set(0, mailing.letters(List.of("Ada"))),
          () -> both.set(1, mailing.letters(List.of("Lin"))));
      assertEquals("1. Dear Ada", both.get(0).getFirst().get(), "the first mailing's letter");
      assertEquals("1. Dear Lin", both.get(1).getFirst().get(), "the second mailing's letter");
    });
  }
}
