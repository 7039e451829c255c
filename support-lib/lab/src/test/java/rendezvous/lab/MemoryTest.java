package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private long live = 1_000_000;
  private LongSupplier noise = () -> 0;

  private Memory memory() {
    return Memory.held("What do they hold?", () -> live + noise.getAsLong());
  }

  /** Holds so many bytes until it is closed. */
  private Callable<AutoCloseable> holds(long bytes) {
    return () -> {
      live += bytes;
      return () -> live -= bytes;
    };
  }

  @Test
  void whatIsHeldIsMeasuredForOneItem() {
    MemoryResult result =
        memory().contestant("tree", holds(3_000)).contestant("list", holds(1_000)).items(10).run();

    assertEquals(100, result.of("list").bytes().median());
    assertEquals(300, result.of("tree").bytes().median());
    assertEquals(7, result.of("tree").rounds().length);
    assertEquals(1_000_000, live, "what is held must be closed");
    assertEquals("list holds least (100 B); then tree (300 B).", result.ranking());
    assertEquals(Verdict.SMALLER, result.compare("list", "tree").verdict());
    assertEquals(Verdict.LARGER, result.compare("tree", "list").verdict());
    assertEquals(
        "tree holds 3 times as much as list (median 300 B against 100 B).",
        result.compare("list", "tree").sentence());
    assertEquals("tree holds 3 times as much as list", result.ratio("tree", "list").toString());
    assertEquals(Claim.Outcome.REPRODUCED, result.ratio("tree", "list").atLeast(3).outcome());
    assertEquals(Claim.Outcome.REPRODUCED, result.ordered("list", "tree").outcome());
  }

  @Test
  void identicalContestantsTie() {
    MemoryResult result =
        memory().contestant("a", holds(1_000)).contestant("b", holds(1_000)).run();
    assertEquals(Verdict.TIE, result.compare("a", "b").verdict());
  }

  @Test
  void differencesBelowTheResolutionAreTies() {
    // given a program that meanwhile keeps or frees up to 5 kB
    Random random = new Random(1);
    noise = () -> random.nextLong(-2_500, 2_500);
    MemoryResult result =
        memory()
            .contestant("small", holds(100))
            .contestant("a", holds(100_000))
            .contestant("b", holds(101_000))
            .contestant("large", holds(200_000))
            .run();

    assertTrue(result.resolution() > 100 && result.resolution() <= 5_000, "" + result);
    assertEquals(Verdict.TIE, result.compare("a", "b").verdict());
    assertEquals(Verdict.SMALLER, result.compare("a", "large").verdict());
    assertTrue(
        result.toString().contains("What small holds is too little to be told from nothing."),
        result.toString());
    assertTrue(result.toString().contains("Resolution: holding nothing seemed to hold -"));
  }

  @Test
  void displayIsAFigureWithRankingResolutionAndMachine() throws Exception {
    MemoryResult result =
        memory().contestant("a", holds(5_000)).contestant("b", holds(9_000)).run();
    Page page = Page.of(result);
    assertEquals(result.ranking(), page.elements("figcaption").getFirst().getTextContent());
    assertTrue(page.text().contains("Measured on "), page.text());
    assertEquals(List.of("a", "b", "nothing"), result.table().stringColumn("contestant").asList());
  }

  @Test
  void aFailureNamesContestantAndRound() {
    Memory memory =
        memory()
            .contestant(
                "a",
                () -> {
                  throw new IllegalStateException("full");
                });
    assertEquals(
        "contestant \"a\" failed in warm-up round 1: java.lang.IllegalStateException: full",
        assertThrows(RaceException.class, memory::run).getMessage());
  }

  @Test
  void theRealHeapTells() {
    MemoryResult result =
        Memory.held("How large is an array?")
            .contestant("1000 bytes", () -> arrays(1_000))
            .contestant("2000 bytes", () -> arrays(2_000))
            .items(1_000)
            .rounds(6)
            .run();
    // an array has a header of 16 bytes or so, and a reference to it
    assertEquals(1_020, result.of("1000 bytes").bytes().median(), 30 + result.resolution());
    assertEquals(2_020, result.of("2000 bytes").bytes().median(), 30 + result.resolution());
  }

  private static List<byte[]> arrays(int size) {
    List<byte[]> arrays = new ArrayList<>(1_000);
    for (int i = 0; i < 1_000; i++) {
      arrays.add(new byte[size]);
    }
    return arrays;
  }
}
