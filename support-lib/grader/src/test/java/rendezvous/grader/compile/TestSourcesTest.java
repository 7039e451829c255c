package rendezvous.grader.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendezvous.grader.Verdict;

@DisplayName("The tests of an exercise, as their sources say")
class TestSourcesTest {

  private static List<ExpectedTest> read(String body) {
    return TestSources.read(
        List.of(
            new Source(
                "CounterTest.java", "class CounterTest {\n" + body + "\n}\nclass Helper {}")),
        true);
  }

  @Test
  void sayWhatTheyAreWorth() {
    // when
    ExpectedTest test =
        read("""
        @Test @Points(3) @DisplayName("No update" + " is lost")
        @Hint(1) @Hint(value = 4, on = {Verdict.DEADLOCK, rendezvous.grader.Verdict.LEAK})
        void noUpdateIsLost() {}
        void notATest() {}
        """)
            .getFirst();
    // then
    assertEquals("CounterTest.noUpdateIsLost", test.id().toString());
    assertEquals("No update is lost", test.sentence());
    assertEquals(3, test.points());
    assertEquals(Optional.of(1), test.hintFor(Verdict.RACE));
    assertEquals(Optional.of(4), test.hintFor(Verdict.LEAK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @Test @DisplayName("a") void t() {}                 | does not say with @Points what it is worth
          @Test @Points(0) @DisplayName("a") void t() {}      | is worth nothing
          @Test @Points(1) void t() {}                        | does not say with @DisplayName what must be so
          @Test @Points(N) @DisplayName("a") void t() {}      | a plain number is needed, not N
          @Test @Points(1) @DisplayName("a") void t(int i) {} | has parameters
          """)
  void areRefused(String method, String why) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> read(method));
    assertEquals(true, refusal.getMessage().endsWith(why), refusal.getMessage());
  }
}
