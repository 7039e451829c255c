package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rankings in words. Contestants a, b, c… take 100, 200, 300… ns. */
class RankingTest {

  @Test
  void allInOrder() {
    assertEquals(
        "a is fastest (100 ns); then b (2 times as long), then c (3 times as long).", of(3));
  }

  @Test
  void aTieBehindTheWinner() {
    assertEquals(
        "a is fastest (100 ns); then b and c in a tie (2 and 3 times as long).", of(3, "bc"));
  }

  @Test
  void whoAlsoTiesWithAnEarlierPlaceIsSaidTo() {
    assertEquals(
        "a and b tie for first place (100 ns, 200 ns); then c (3 times as long, not to be told from"
            + " b).",
        of(3, "ab", "bc"));
  }

  @Test
  void aDifferenceInsideAPlaceIsSaid() {
    assertEquals("a, b and c tie; but b is faster than c.", of(3, "ab", "ac"));
  }

  private static String of(int contestants, String... ties) {
    Set<String> tied = Set.of(ties);
    List<Sample> samples =
        IntStream.range(0, contestants)
            .mapToObj(i -> Sample.of("" + (char) ('a' + i), 100 + 100 * i))
            .toList();
    return Ranking.of(
        samples,
        (first, second) ->
            first == second
                || Stream.of(first.name() + second.name(), second.name() + first.name())
                    .anyMatch(tied::contains),
        Quantity.TIME);
  }
}
