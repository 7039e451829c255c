import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Hint;
import rendezvous.grader.InFlight;
import rendezvous.grader.Points;
import rendezvous.grader.Schedules;

class MailingTest {
  private static final List<String> NAMES = List.of("Ada", "Grace", "Lin");

  @Test
  @Points(3)
  @Hint(1)
  @DisplayName("Each letter has its own number and name, however late it is written")
  void ownNumberAndName() {
    List<Supplier<String>> letters = new Mailing().letters(NAMES);
    assertEquals(
        List.of("1. Dear Ada", "2. Dear Grace", "3. Dear Lin"),
        letters.stream().map(Supplier::get).toList(),
        "the letters, written after the loop has ended");
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("All letters are written at the same time")
  void atTheSameTime() {
    Schedules.check(() -> {
      InFlight letters = InFlight.of(3);
      Supplier<String> letter = () -> Meeting.in(letters);
      assertEquals(
          List.of("met", "met", "met"),
          new Mailing().write(List.of(letter, letter, letter)),
          "what three letters say that are written together");
    });
  }

  @Test
  @Points(2)
  @Hint(3)
  @DisplayName("The texts come in the order of the letters, all of them")
  void inOrder() {
    Schedules.check(() -> {
      Mailing mailing = new Mailing();
      List<Supplier<String>> letters = List.of(() -> "one", () -> "two", () -> "three");
      assertEquals(List.of("one", "two", "three"), mailing.write(letters), "the texts");
    });
  }
}
