package rendezvous.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which conditions a measurement was taken: what the reader must know to believe the numbers.
 *
 * @param rounds rounds that were measured
 * @param planned rounds that were asked for
 * @param budget the time that was given
 * @param warmUp the rounds before
 * @param machine where it ran
 */
public record Conditions(int rounds, int planned, Duration budget, WarmUp warmUp, Machine machine) {

  /** What speaks against the numbers, and last where they come from. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (rounds < planned) {
      notes.add(
          "Only "
              + rounds
              + " of "
              + planned
              + " rounds ran: the budget of "
              + Numbers.brief(budget.toMillis() / 1e3)
              + " s was used up.");
    }
    if (!warmUp.stable()) {
      notes.add(
          "The warm-up had to end while contestants were still getting faster: the first rounds may"
              + " be slow.");
    }
    if (machine.isBusy()) {
      notes.add("The machine was busy with other work when this began: expect more ties.");
    }
    notes.add("Measured on " + machine);
    return notes;
  }

  /** As in "11 rounds after 7 of warm-up". */
  String roundsInWords() {
    return rounds
        + (rounds == 1 ? " round" : " rounds")
        + " after "
        + warmUp.rounds()
        + " of warm-up";
  }
}
