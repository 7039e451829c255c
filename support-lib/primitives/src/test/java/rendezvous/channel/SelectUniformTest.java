package rendezvous.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Among ready cases, each has the same chance. */
class SelectUniformTest {
  private static final int ROUNDS = 30_000;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void eachReadyCaseHasTheSameChance(int ready) throws Exception {
    // given: ready receives, ready sends, and between them cases that are not ready
    Select<Integer> select = new Select<>();
    Channel<Integer> numbers = Channel.unlimited();
    IntStream.range(0, ROUNDS).forEach(numbers::trySend);
    for (int i = 0; i < ready; i++) {
      int mine = i;
      select.receive(Channel.<Integer>unbuffered(), _ -> -1);
      if (i % 2 == 0) {
        select.receive(numbers, _ -> mine);
      } else {
        select.send(Channel.<Integer>unlimited(), 1, () -> mine);
      }
    }
    // when
    int[] chosen = new int[ready];
    for (int i = 0; i < ROUNDS; i++) {
      chosen[select.await()]++;
    }
    // then: within six standard deviations
    double expected = (double) ROUNDS / ready;
    double tolerance = 6 * Math.sqrt(expected * (1 - 1.0 / ready));
    for (int count : chosen) {
      assertTrue(Math.abs(count - expected) < tolerance, Arrays.toString(chosen));
    }
  }
}
