package rendezvous.grader.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Of each test that is asked for it is told what became of it, in the order of the asking. */
class TestRunnerTest {
  private final List<String> told = new ArrayList<>();

  private void run(Class<?> type, String... methods) {
    new TestRunner()
        .run(
            type,
            List.of(methods),
            thrown -> told.add(thrown.map(Throwable::getMessage).orElse("passed")));
  }

  @Test
  void testsAreRunInTheOrderInWhichTheyAreAskedFor() {
    // given
    Sample.order.clear();

    // when
    run(Sample.class, "third", "first", "second");

    // then
    assertEquals(List.of("third", "first", "second"), Sample.order);
    assertEquals(List.of("passed", "1 is wrong", "passed"), told);
  }

  @Test
  void onlyThoseAreRunThatAreAskedFor() {
    // given
    Sample.order.clear();

    // when
    run(Sample.class, "second");

    // then
    assertEquals(List.of("second"), Sample.order);
    assertEquals(List.of("passed"), told);
  }

  @Test
  void whatIsAbortedLeftOutOrNotThereHasNotPassed() {
    // when
    run(Sample.class, "leftOut", "aborted", "none", "second", "alsoNone");

    // then
    assertEquals(
        List.of(
            "the test was not run",
            "it is not so",
            "the test was not run",
            "passed",
            "the test was not run"),
        told);
  }

  @Test
  void ifTheClassFailsSoDoAllItsTests() {
    // when
    run(Unusable.class, "one", "other");

    // then
    assertEquals(List.of("not today", "not today"), told);
  }

  static class Sample {
    static final List<String> order = new ArrayList<>();

    @Test
    void first() {
      order.add("first");
      throw new AssertionError("1 is wrong");
    }

    @Test
    void second() {
      order.add("second");
    }

    @Test
    void third() {
      order.add("third");
    }

    @Test
    void aborted() {
      Assumptions.abort("it is not so");
    }

    @Test
    @Disabled
    void leftOut() {}
  }

  static class Unusable {
    @BeforeAll
    static void start() {
      throw new IllegalStateException("not today");
    }

    @Test
    void one() {}

    @Test
    void other() {}
  }
}
