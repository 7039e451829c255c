package rendezvous.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rendezvous.bench.measure.Row;
import rendezvous.bench.measure.Series;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Contestant.Kind;

/** What this library wants to reach in a workload. {@link #ALL} are all the goals there are. */
public sealed interface Goal {

  /** The goals, in the order in which they are reported. */
  List<Goal> ALL =
      List.of(
          new AheadOf("jox", Contestant.JOX::equals, true),
          new AheadOf("Kotlin", Contestant.KOTLIN::equals, true),
          new AheadOf("the JDK", contestant -> contestant.kind() == Kind.JDK, true),
          new AheadOf("Go", Contestant.GO::equals, false), // on most workloads, not on each
          new Within("1-to-1-unbuffered", "park-unpark", 2),
          new Within("1-to-1-16", "spsc-ring-16", 3),
          new Within("1-to-1-128", "spsc-ring-128", 3),
          new Within("1-to-1-1024", "spsc-ring-1024", 3),
          new AtMost("starvation-", "start-p99", 10),
          new AtMost("starvation-", "sleep-delay-p99", 10),
          new Costs("starvation-", "stream", Contestant.UNPREEMPTED, 1.1));

  /** Whether the goal speaks of this row, and what the row says to it. */
  Optional<Judgement> judge(Row row, List<Row> all);

  /** Whether every workload must reach it; else most should. */
  default boolean isRequired() {
    return true;
  }

  /**
   * No slower than the best of some contestants, in everything that is timed.
   *
   * @param whom what they are called
   * @param who who they are
   * @param isRequired whether it must be so in every workload
   */
  record AheadOf(String whom, Predicate<Contestant> who, boolean isRequired) implements Goal {

    @Override
    public Optional<Judgement> judge(Row row, List<Row> all) {
      Optional<Series> ours = row.of(Contestant.RENDEZVOUS);
      Optional<Series> best = row.best(who);
      if (!row.workload().isTimed() || ours.isEmpty() || best.isEmpty()) {
        return Optional.empty();
      }
      Ratio ratio = Ratio.of(ours.get(), best.get());
      return Optional.of(
          new Judgement(this, "ahead of " + whom, whom, ratio.toString(), Verdict.of(ratio, 1)));
    }
  }

  /**
   * At most so many times a yardstick, which is a workload of its own.
   *
   * @param workload what is measured
   * @param yardstick against what
   * @param factor how many times as slow it may be
   */
  record Within(String workload, String yardstick, double factor) implements Goal {

    @Override
    public Optional<Judgement> judge(Row row, List<Row> all) {
      Optional<Series> ours = row.of(Contestant.RENDEZVOUS);
      Optional<Series> bound =
          all.stream()
              .filter(other -> other.name().equals(yardstick))
              .findFirst()
              .map(other -> other.series().getFirst());
      if (!row.name().equals(workload) || ours.isEmpty() || bound.isEmpty()) {
        return Optional.empty();
      }
      Ratio ratio = Ratio.of(ours.get(), bound.get());
      String times = "%s × %s".formatted(Figures.exact(factor), yardstick);
      return Optional.of(
          new Judgement(
              this, "within " + times, times, ratio.toString(), Verdict.of(ratio, factor)));
    }
  }

  /**
   * At most so much, in each round.
   *
   * @param workloads how the names of the workloads begin
   * @param metric which of their metrics
   * @param most the largest value allowed
   */
  record AtMost(String workloads, String metric, double most) implements Goal {

    @Override
    public Optional<Judgement> judge(Row row, List<Row> all) {
      Optional<Series> ours = row.of(Contestant.RENDEZVOUS);
      if (!row.workload().name().startsWith(workloads)
          || !row.metric().name().equals(metric)
          || ours.isEmpty()) {
        return Optional.empty();
      }
      Series values = ours.get();
      String what = "%s at most %s %s".formatted(metric, Figures.exact(most), row.metric().unit());
      return Optional.of(
          new Judgement(
              this, what, what, Figures.series(values, row.metric()), Verdict.of(values, most)));
    }
  }

  /**
   * At most so many times as much as without something.
   *
   * @param workloads how the names of the workloads begin
   * @param metric which of their metrics
   * @param without who does without it
   * @param factor how many times as much it may take
   */
  record Costs(String workloads, String metric, Contestant without, double factor) implements Goal {

    @Override
    public Optional<Judgement> judge(Row row, List<Row> all) {
      Optional<Series> ours = row.of(Contestant.RENDEZVOUS);
      Optional<Series> bare = row.of(without);
      if (!row.workload().name().startsWith(workloads)
          || !row.metric().name().equals(metric)
          || ours.isEmpty()
          || bare.isEmpty()) {
        return Optional.empty();
      }
      Ratio ratio = Ratio.of(ours.get(), bare.get());
      String what = "%s within %s × %s".formatted(metric, Figures.exact(factor), without);
      return Optional.of(
          new Judgement(this, what, what, ratio.toString(), Verdict.of(ratio, factor)));
    }
  }
}
