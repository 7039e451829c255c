package rendezvous.bench.measure;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import rendezvous.bench.workload.Burst;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workloads;

/**
 * The one benchmark that JMH knows: a burst of a workload by a contestant. As each runs in a JVM of
 * its own, that JVM's compiler only ever sees this one.
 *
 * <p>A burst takes a millisecond at least, so that JMH's clock around each invocation is of no
 * weight.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TimedBurst {

  /** The name of the workload. */
  @Param("")
  public String workload;

  /** The name of the constant in {@link Contestant}. */
  @Param("")
  public String contestant;

  private Burst burst;

  /** Finds the burst. */
  @Setup(Level.Trial)
  public void find() {
    Lifeline.endWithParent();
    burst = (Burst) Workloads.named(workload).trial(Contestant.valueOf(contestant));
  }

  /** Prepares an invocation; not timed. */
  @Setup(Level.Invocation)
  public void prepare() throws Exception {
    burst.prepare();
  }

  /** What is timed. */
  @Benchmark
  public void burst() throws Exception {
    burst.run();
  }

  /** Checks an invocation; not timed. */
  @TearDown(Level.Invocation)
  public void verify() throws Exception {
    burst.verify();
  }
}
