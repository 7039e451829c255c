package rendezvous.bench.measure;

import java.time.Duration;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workload;

/**
 * Says what is being measured and how long it will take: on a terminal in one line that is
 * rewritten, elsewhere in a line a workload. The time left is what the plan says, corrected by how
 * long what is done has taken.
 */
final class Progress {

  private static final boolean TERMINAL = Boolean.getBoolean("rendezvous.terminal");
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final int workloads;
  private final long started = System.nanoTime();
  private Duration step = Duration.ZERO;
  private int steps;
  private int stepsDone;
  private int workload;
  private String name = "";

  Progress(int workloads) {
    this.workloads = workloads;
  }

  /** Counts in what is to be done. */
  void plan(int contestants, int rounds, Effort effort) {
    steps += contestants * rounds;
    step = effort.process();
  }

  void begin(Workload next) {
    workload++;
    name = "[%d/%d] %s".formatted(workload, workloads, next.name());
    if (!TERMINAL) {
      System.out.println(name + " …  " + left());
    }
  }

  void step(Contestant contestant, int round, int rounds) {
    if (TERMINAL) {
      System.out.printf(
          "%s%s  round %d of %d, %s  %s", CLEAR_LINE, name, round + 1, rounds, contestant, left());
      System.out.flush();
    }
  }

  void stepped() {
    stepsDone++;
  }

  void end() {
    if (TERMINAL) {
      System.out.print(CLEAR_LINE);
    }
  }

  private String left() {
    Duration each =
        stepsDone == 0 ? step : Duration.ofNanos(System.nanoTime() - started).dividedBy(stepsDone);
    return left(each.multipliedBy(steps - stepsDone));
  }

  /** A duration as people say it. */
  static String left(Duration time) {
    return time.toSeconds() < 90
        ? "about %d s left".formatted(Math.max(1, time.toSeconds()))
        : "about %d min left".formatted((time.toSeconds() + 30) / 60);
  }
}
