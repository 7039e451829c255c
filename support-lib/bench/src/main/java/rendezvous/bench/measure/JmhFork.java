package rendezvous.bench.measure;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Workload;

/**
 * A burst, timed by JMH in one forked JVM. JMH itself would run all forks of a contestant one after
 * the other; here each call is a run of JMH with one fork, so that rounds can be interleaved.
 */
final class JmhFork implements Fork {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PrintStream log;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("limit of a fork").factory());

  /** What JMH prints goes to this log. */
  JmhFork(PrintStream log) {
    this.log = log;
    // A measurement elsewhere on the machine is no reason to refuse, and the lock file may be
    // another user's. The load of the machine is in the report.
    System.setProperty("jmh.ignoreLock", "true");
  }

  @Override
  public Map<String, Double> measure(Workload workload, Contestant contestant, Effort effort)
      throws ForkFailedException {
    Runner runner =
        new Runner(
            options(workload, contestant, effort),
            OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL));
    ScheduledFuture<?> limit =
        clock.schedule(
            Lifeline::stopChildren,
            PATIENCE.plus(effort.measuring()).toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      RunResult result = runner.runSingle();
      double burst = result.getPrimaryResult().getStatistics().getPercentile(50);
      String metric = workload.metrics().getFirst().name();
      return Map.of(metric, burst / workload.operations());
    } catch (RunnerException e) {
      if (!limit.cancel(false)) {
        throw new ForkFailedException("no end within " + PATIENCE.toSeconds() + " s", e);
      }
      throw new ForkFailedException(innermost(e), e);
    } finally {
      limit.cancel(false);
      log.flush();
    }
  }

  private static Options options(Workload workload, Contestant contestant, Effort effort) {
    TimeValue iteration = TimeValue.milliseconds(effort.iteration().toMillis());
    return new OptionsBuilder()
        .include("^" + Pattern.quote(TimedBurst.class.getName() + ".burst") + "$")
        .param("workload", workload.name())
        .param("contestant", contestant.name())
        .forks(1)
        .warmupIterations(effort.warmUps())
        .warmupTime(iteration)
        .measurementIterations(effort.iterations())
        .measurementTime(iteration)
        .timeout(TimeValue.milliseconds(PATIENCE.toMillis()))
        .jvmArgs(arguments(workload, contestant).toArray(String[]::new))
        .shouldFailOnError(true)
        .build();
  }

  /** What every JVM that measures is given. */
  static List<String> arguments(Workload workload, Contestant contestant) {
    return Stream.of(
            // The last: JMH uses what the JDK warns of, which is not for the reader to know.
            List.of("-Xms2g", "-Xmx2g", "--sun-misc-unsafe-memory-access=allow"),
            workload.jvmArguments(),
            contestant.jvmArguments())
        .flatMap(List::stream)
        .toList();
  }

  private static String innermost(Throwable thrown) {
    Throwable cause = thrown;
    while (true) {
      Throwable next =
          cause.getCause() != null
              ? cause.getCause()
              : cause.getSuppressed().length > 0 ? cause.getSuppressed()[0] : null;
      if (next == null) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
      }
      cause = next;
    }
  }
}
