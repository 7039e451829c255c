package rendezvous.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static rendezvous.bench.report.Sample.row;
import static rendezvous.bench.report.Sample.series;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rendezvous.bench.measure.Row;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workloads;

class GoalTest {

  private static Map<String, Verdict> verdicts(Row row, Row... others) {
    List<Row> all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(row), java.util.Arrays.stream(others))
            .toList();
    return Judgement.of(row, all).stream()
        .collect(Collectors.toMap(Judgement::what, Judgement::verdict));
  }

  @Test
  void weWantToBeAheadOfEachLibraryOfTheJdkAndOfGo() {
    Row row =
        row(
            "1-to-1-16",
            series(Contestant.RENDEZVOUS, 10, 10, 10),
            series(Contestant.JOX, 20, 21, 22),
            series(Contestant.KOTLIN, 8, 10, 12),
            series(Contestant.ARRAY_BLOCKING_QUEUE, 30, 30, 30),
            series(Contestant.LINKED_BLOCKING_QUEUE, 5, 5, 5),
            series(Contestant.GO, 9, 9, 9));

    assertEquals(
        Map.of(
            "ahead of jox", Verdict.MET,
            "ahead of Kotlin", Verdict.OPEN,
            "ahead of the JDK", Verdict.MISSED, // the best of its queues counts
            "ahead of Go", Verdict.MISSED),
        verdicts(row));
  }

  @Test
  void aYardstickLimitsHowMuchSlowerWeMayBe() {
    Row yardstick = row("park-unpark", series(Contestant.LOCK_SUPPORT, 100, 100, 100));
    Row near = row("1-to-1-unbuffered", series(Contestant.RENDEZVOUS, 190, 195, 199));
    Row far = row("1-to-1-unbuffered", series(Contestant.RENDEZVOUS, 250, 260, 270));

    assertEquals(Map.of("within 2 × park-unpark", Verdict.MET), verdicts(near, yardstick));
    assertEquals(Map.of("within 2 × park-unpark", Verdict.MISSED), verdicts(far, yardstick));
    assertEquals(Map.of(), verdicts(near), "the yardstick was not measured");
  }

  @Test
  void starvedThreadsAreLimitedInMilliseconds() {
    String workload = "starvation-unbuffered-1c-1p";
    Row fair = row(workload, "start-p99", series(Contestant.RENDEZVOUS, 3, 4, 8));
    Row starving = row(workload, "start-p99", series(Contestant.RENDEZVOUS, 2000, 2000, 2000));
    Row mixed = row(workload, "sleep-delay-p99", series(Contestant.RENDEZVOUS, 3, 4, 12));

    assertEquals(Map.of("start-p99 at most 10 ms", Verdict.MET), verdicts(fair));
    assertEquals(Map.of("start-p99 at most 10 ms", Verdict.MISSED), verdicts(starving));
    assertEquals(Map.of("sleep-delay-p99 at most 10 ms", Verdict.OPEN), verdicts(mixed));
  }

  @Test
  void lettingOthersRunMayCostATenth() {
    Row row =
        row(
            "starvation-unbuffered-1c-1p",
            "stream",
            series(Contestant.RENDEZVOUS, 105, 106, 107),
            series(Contestant.UNPREEMPTED, 100, 100, 100));

    assertEquals(
        Map.of("stream within 1.1 × Rendezvous, preemption off", Verdict.MET), verdicts(row));
  }

  @Test
  void everyGoalSpeaksOfAWorkloadThatExists() {
    for (Goal goal : Goal.ALL) {
      switch (goal) {
        case Goal.Within within -> {
          Workloads.named(within.workload());
          Workloads.named(within.yardstick());
        }
        case Goal.AtMost atMost -> requireMetric(atMost.workloads(), atMost.metric());
        case Goal.Costs costs -> requireMetric(costs.workloads(), costs.metric());
        case Goal.AheadOf ahead ->
            assertFalse(
                Workloads.all().stream()
                    .noneMatch(workload ->
                        workload.contestants().stream().anyMatch(ahead.who())
                            || (workload.isInGo() && ahead.who().test(Contestant.GO))),
                ahead.toString());
      }
    }
  }

  private static void requireMetric(String workloads, String metric) {
    assertFalse(
        Workloads.all().stream()
            .filter(workload -> workload.name().startsWith(workloads))
            .flatMap(workload -> workload.metrics().stream())
            .noneMatch(each -> each.name().equals(metric)),
        workloads + " " + metric);
  }
}
