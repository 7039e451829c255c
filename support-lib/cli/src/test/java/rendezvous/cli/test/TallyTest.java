package rendezvous.cli.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void readsSurefiresReport() {
    assertEquals(
        new Tally(5, 3, 1),
        UnitStage.tallyOf(
            """
            <?xml version="1.0"?>
            <testsuite name="ATest" time="1.1" tests="9" errors="1" skipped="1" failures="2">
              <testcase name="x" tests="77"/>
            """));
  }

  @Test
  void readsUnittestsClosingLines() {
    assertEquals(new Tally(12, 0, 0), PythonStage.tallyOf("…\nRan 12 tests in 3.4s\n\nOK\n"));
    assertEquals(
        new Tally(7, 3, 2),
        PythonStage.tallyOf("Ran 12 tests in 3s\n\nFAILED (failures=1, errors=2, skipped=2)\n"));
    assertEquals(new Tally(0, 0, 1), PythonStage.tallyOf("Ran 1 test in 3s\n\nOK (skipped=1)\n"));
    assertEquals(Tally.NONE, PythonStage.tallyOf("Traceback (most recent call last):\n"));
  }

  @Test
  void readsNodesClosingLines() {
    assertEquals(
        new Tally(2, 2, 1),
        BrowserTests.tallyOf("# tests 5\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n"));
  }

  @Test
  void readsJcstresssClosingList() {
    assertEquals(
        new Tally(1, 2, 0),
        LitmusStage.tallyOf(
            """
            .......... [OK] rendezvous.stress.litmus.CloseRaces.Close
            RUN RESULTS:
              Failed tests: 1 matching test results.

            ...... [FAILED] rendezvous.stress.litmus.CloseRaces.Send

            ..... [TIMEOUT] rendezvous.stress.litmus.SelectsMeet.Crosswise

              All remaining tests: 1 matching test results.

            .......... [OK] rendezvous.stress.litmus.CloseRaces.Close
            """));
  }

  @Test
  void countsMutants() {
    assertEquals(
        new Tally(2, 1, 0),
        MutantStage.tallyOf("caught  a  b (1 s)\nSURVIVED  c  d\ncaught  e  f\n3 caught\n"));
  }

  @Test
  void aRunnerThatFailsWithoutAFailedTestCountsAsOne() {
    assertEquals(new Tally(4, 1, 0), new Tally(4, 0, 0).endedWith(1));
    assertEquals(new Tally(4, 2, 0), new Tally(4, 2, 0).endedWith(1));
    assertEquals(new Tally(4, 0, 0), new Tally(4, 0, 0).endedWith(0));
  }

  @Test
  void aRunnerThatRanNothingHasFailed() {
    assertEquals(Tally.ONE_FAILED, Tally.NONE.endedWith(0));
  }

  @Test
  void saysWhatCiReads() {
    assertEquals("3 passed, 0 failed", new Tally(3, 0, 0).toString());
    assertEquals("3 passed, 1 failed, 2 skipped", new Tally(3, 1, 2).toString());
  }
}
