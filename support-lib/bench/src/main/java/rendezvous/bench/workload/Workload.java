package rendezvous.bench.workload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One thing to do, and everyone who can do it.
 *
 * <p>Mutable while the catalogue is made, then only read.
 */
public final class Workload {

  private final String name;
  private final String what;
  private final List<Metric> metrics;
  private final int operations;
  private final Map<Contestant, Supplier<? extends Trial>> trials = new EnumMap<>(Contestant.class);
  private final List<String> jvmArguments = new ArrayList<>();
  private boolean inGo;

  private Workload(String name, String what, List<Metric> metrics, int operations) {
    this.name = name;
    this.what = what;
    this.metrics = metrics;
    this.operations = operations;
  }

  /** A workload of {@link Burst}s, each of this many operations. */
  static Workload timed(String name, String what, String operation, int operations) {
    return new Workload(name, what, List.of(Metric.nanosPer(operation)), operations);
  }

  /** A workload of {@link Probe}s. */
  static Workload probed(String name, String what, Metric... metrics) {
    return new Workload(name, what, List.of(metrics), 1);
  }

  Workload by(Contestant contestant, Supplier<? extends Trial> trial) {
    trials.put(contestant, trial);
    return this;
  }

  Workload by(Map<Contestant, ? extends Supplier<? extends Trial>> more) {
    trials.putAll(more);
    return this;
  }

  /** The program in the folder {@code go} does it too. */
  Workload alsoInGo() {
    inGo = true;
    return this;
  }

  Workload jvmArguments(List<String> arguments) {
    jvmArguments.addAll(arguments);
    return this;
  }

  /** Its name on the command line and in JSON. */
  public String name() {
    return name;
  }

  /** What is done, in a sentence. */
  public String what() {
    return what;
  }

  /** What is measured. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** How many operations a burst has. */
  public int operations() {
    return operations;
  }

  /** Whether JMH times it. */
  public boolean isTimed() {
    return trial(contestants().getFirst()) instanceof Burst;
  }

  /** Who does it on the JVM, in the order of {@link Contestant}. */
  public List<Contestant> contestants() {
    return List.copyOf(trials.keySet());
  }

  /** Whether it is also written in Go. */
  public boolean isInGo() {
    return inGo;
  }

  /** What the JVM of each contestant is given, beside what all workloads' are given. */
  public List<String> jvmArguments() {
    return List.copyOf(jvmArguments);
  }

  /** What a contestant does; new at each call. */
  public Trial trial(Contestant contestant) {
    Supplier<? extends Trial> trial = trials.get(contestant);
    if (trial == null) {
      throw new IllegalArgumentException(contestant + " does not take part in " + name);
    }
    return trial.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
