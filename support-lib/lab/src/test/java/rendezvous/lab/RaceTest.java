package rendezvous.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How a race is run. */
class RaceTest {

  private final FakeMeter meter = new FakeMeter();

  @Test
  void contestantsTakeTurnsRoundByRound() {
    List<String> runs = new ArrayList<>();
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", () -> log(runs, "a"))
            .contestant("b", () -> log(runs, "b"))
            .contestant("c", () -> log(runs, "c"))
            .rounds(6)
            .run();
    assertEquals(6, result.rounds());
    assertEquals(0, runs.size() % 3);
    for (int round = 0; round < runs.size() / 3; round++) {
      assertEquals(3, new TreeSet<>(runs.subList(3 * round, 3 * round + 3)).size(), "" + runs);
    }
  }

  private void log(List<String> runs, String name) {
    runs.add(name);
    meter.nanos += 1_000;
  }

  @Test
  void eachContestantHasEachPlaceEquallyOften() {
    int contestants = 4;
    Map<String, Integer> places = new HashMap<>();
    for (int round = 0; round < 2 * contestants; round++) {
      List<Integer> order = Rounds.order(contestants, round, 7);
      for (int place = 0; place < contestants; place++) {
        places.merge(order.get(place) + " at " + place, 1, Integer::sum);
      }
    }
    assertEquals(contestants * contestants, places.size());
    assertTrue(places.values().stream().allMatch(times -> times == 2), "" + places);
  }

  @Test
  void theOrderFollowsFromTheSeed() {
    assertEquals(Rounds.order(9, 3, 1), Rounds.order(9, 3, 1));
    assertFalse(Rounds.order(9, 3, 1).equals(Rounds.order(9, 3, 2)));
  }

  @Test
  void timesAreForOneOperation() {
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", meter.takes(Duration.ofMillis(2)))
            .operations(1_000)
            .run();
    Standing standing = result.standing("a");
    assertEquals(2_000, standing.time().median());
    assertEquals(500_000, standing.operationsPerSecond());
    assertEquals("a took 2.00 µs.", result.ranking());
  }

  @Test
  void warmUpGoesOnWhileRoundsGetFaster() {
    // given a contestant that takes half as long at every run, from 64 ms down to 1 µs
    AtomicInteger runs = new AtomicInteger();
    RaceResult result =
        Race.of("?", meter)
            .contestant(
                "a",
                () ->
                    meter.nanos +=
                        Math.max(1_000, 64_000_000 >> Math.min(30, runs.getAndIncrement())))
            .run();

    // then none of these runs is measured
    assertEquals(1_000, result.standing("a").time().max());
    WarmUp warmUp = result.conditions().warmUp();
    assertTrue(warmUp.stable());
    assertTrue(warmUp.rounds() >= 17, "" + warmUp);
    assertEquals(warmUp.rounds() + 13, runs.get());
  }

  @Test
  void warmUpEndsWhenThreeRoundsBroughtNothing() {
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", meter.takes(Duration.ofMillis(50)))
            .contestant("b", meter.takes(Duration.ofMillis(40)))
            .run();
    assertEquals(4, result.conditions().warmUp().rounds());
    assertTrue(result.conditions().warmUp().stable());
  }

  @Test
  void warmUpEndsWithItsShareOfTheBudgetAndSaysSo() {
    // given a contestant that never stops getting faster
    double[] next = {400e6};
    RaceResult result =
        Race.of("?", meter)
            .contestant(
                "a",
                () -> {
                  meter.nanos += (long) next[0];
                  next[0] *= 0.9;
                })
            .budget(Duration.ofSeconds(10))
            .run();

    // then a fifth of the budget is spent: 400 + 360 + 324 + … ms
    assertEquals(7, result.conditions().warmUp().rounds());
    assertFalse(result.conditions().warmUp().stable());
    assertTrue(result.toString().contains("still getting faster"), result.toString());
    assertTrue(result.toString().contains("a became faster from the first half"), "" + result);
  }

  @Test
  void aRunTooShortForTheClockIsSaidToBe() {
    RaceResult result = Race.of("?", meter).contestant("a", () -> meter.nanos += 100).run();
    assertTrue(result.toString().contains("too short for the clock"), result.toString());
  }

  @Test
  void aSlowRaceKeepsToItsBudgetAndSaysSo() {
    long start = meter.nanos;
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", meter.takes(Duration.ofMillis(400)))
            .contestant("b", meter.takes(Duration.ofMillis(800)))
            .budget(Duration.ofSeconds(10))
            .run();
    assertTrue(meter.nanos - start <= Duration.ofSeconds(10).toNanos());
    assertEquals(6, result.rounds()); // 2 warm-up rounds and 6 measured, 1.2 s each
    assertEquals(13, result.conditions().planned());
    assertTrue(
        result.toString().contains("Only 6 of 13 rounds ran: the budget of 10 s was used up."),
        result.toString());
  }

  @Test
  void oneRoundIsMeasuredWhateverTheBudget() {
    RaceResult result =
        Race.of("?", meter)
            .contestant("a", meter.takes(Duration.ofSeconds(60)))
            .budget(Duration.ofSeconds(1))
            .run();
    assertEquals(1, result.rounds());
  }

  @Test
  void processorTimeAndAllocationAreThoseOfEachContestant() {
    RaceResult result =
        Race.of("?", meter)
            .contestant("busy", () -> spend(100_000_000, 2_000))
            .contestant("idle", () -> spend(0, 10))
            .operations(10)
            .run();
    assertEquals(OptionalDouble.of(10_000_000), result.standing("busy").cpuNanos());
    assertEquals(OptionalDouble.of(200), result.standing("busy").allocatedBytes());
    assertEquals(OptionalDouble.empty(), result.standing("idle").cpuNanos());
    assertEquals(OptionalDouble.of(1), result.standing("idle").allocatedBytes());
  }

  @Test
  void threadsAreThoseOfOneRun() {
    RaceResult result =
        Race.of("?", meter)
            .contestant("many", () -> startThreads(3, 1_000))
            .contestant("none", () -> startThreads(0, 0))
            .operations(10)
            .run();
    assertEquals(new Standing.Threads(3, 1_000), result.standing("many").threads());
    assertEquals(new Standing.Threads(0, 0), result.standing("none").threads());
    assertEquals(1_000, result.table().doubleColumn("virtual threads").max());
    assertEquals(3, result.table().doubleColumn("platform threads").max());
  }

  private void startThreads(int platform, int virtual) {
    meter.nanos += 50_000_000;
    meter.virtualThreads += virtual;
    meter.peakPlatformThreads = meter.platformThreads + platform;
  }

  private void spend(long cpu, long bytes) {
    meter.nanos += 1_000_000;
    meter.cpu += cpu;
    meter.bytes += bytes;
  }

  @Test
  void whatTheJvmDoesNotTellStaysUnknown() {
    meter.cpu = Meter.UNKNOWN;
    meter.bytes = Meter.UNKNOWN;
    RaceResult result =
        Race.of("?", meter).contestant("a", meter.takes(Duration.ofSeconds(1))).run();
    assertEquals(OptionalDouble.empty(), result.standing("a").cpuNanos());
    assertEquals(OptionalDouble.empty(), result.standing("a").allocatedBytes());
  }

  @Test
  void aFailureNamesContestantAndRound() {
    AtomicInteger runs = new AtomicInteger();
    IOException cause = new IOException("disk full");
    Race race =
        Race.of("?", meter)
            .contestant("sound", meter.takes(Duration.ofMillis(50)))
            .contestant(
                "broken",
                () -> {
                  if (runs.incrementAndGet() == 4 + 3) { // after 4 rounds of warm-up
                    throw cause;
                  }
                });
    RaceException failure = assertThrows(RaceException.class, race::run);
    assertEquals(
        "contestant \"broken\" failed in round 3: java.io.IOException: disk full",
        failure.getMessage());
    assertSame(cause, failure.getCause());
  }

  @Test
  void anErrorInTheWarmUpIsNamedToo() {
    Race race =
        Race.of("?", meter)
            .contestant(
                "broken",
                () -> {
                  throw new AssertionError("2 != 3");
                });
    RaceException failure = assertThrows(RaceException.class, race::run);
    assertTrue(failure.getMessage().contains("warm-up round 1"), failure.getMessage());
  }

  @Test
  void anInterruptEndsTheRaceAndIsKept() {
    Race race = Race.of("?", meter).contestant("a", () -> Thread.currentThread().interrupt());
    RaceException failure = assertThrows(RaceException.class, race::run);
    assertTrue(Thread.interrupted(), "the thread must stay interrupted");
    assertTrue(failure.getCause() instanceof InterruptedException);
  }

  @Test
  void mistakesAreExplained() {
    Race race = Race.of("?", meter);
    assertThrows(IllegalStateException.class, race::run);
    assertThrows(IllegalArgumentException.class, () -> race.rounds(0));
    assertThrows(IllegalArgumentException.class, () -> race.operations(0));
    assertThrows(IllegalArgumentException.class, () -> race.budget(Duration.ZERO));
    race.contestant("a", () -> {});
    assertThrows(IllegalArgumentException.class, () -> race.contestant("a", () -> {}));
    RaceResult result = race.run();
    String message =
        assertThrows(IllegalArgumentException.class, () -> result.compare("a", "z")).getMessage();
    assertEquals("no contestant \"z\" in this race; there are: a", message);
  }

  @Test
  void theRealClockWorks() {
    RaceResult result =
        Race.of("Does it run?")
            .contestant("array", () -> new byte[100_000])
            .contestant("nothing", () -> {})
            .rounds(3)
            .run();
    assertEquals(3, result.rounds());
    assertTrue(result.standing("array").allocatedBytes().orElseThrow() >= 100_000);
  }

  @Test
  void theRealJvmTellsThreads() {
    RaceResult result =
        Race.of("How many threads?")
            .contestant(
                "threads",
                () -> {
                  CountDownLatch allThere = new CountDownLatch(3);
                  List<Thread> threads = new ArrayList<>();
                  for (int i = 0; i < 3; i++) {
                    threads.add(Thread.ofPlatform().start(allThere::countDown));
                  }
                  for (int i = 0; i < 100; i++) {
                    threads.add(Thread.startVirtualThread(() -> {}));
                  }
                  allThere.await();
                  for (Thread thread : threads) {
                    thread.join();
                  }
                })
            .rounds(5)
            .budget(Duration.ofSeconds(1))
            .run();
    Standing.Threads threads = result.standing("threads").threads();
    assertEquals(100, threads.virtual());
    assertTrue(threads.platform() >= 1 && threads.platform() <= 10, "" + threads);
  }
}
