package rendezvous.bench.measure;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Probe;
import rendezvous.bench.workload.Workload;
import rendezvous.bench.workload.Workloads;

/** A {@link Probe} in a JVM of its own. */
public final class ProbeFork extends ProgramFork {

  ProbeFork(Path log) {
    super(log);
  }

  @Override
  List<String> command(Workload workload, Contestant contestant, Effort effort) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JmhFork.arguments(workload, contestant));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ProbeFork.class.getName(), workload.name(), contestant.name()));
    command.add(Long.toString(effort.measuring().toMillis()));
    return command;
  }

  /**
   * What runs in that JVM: measures a workload (the first argument) by a contestant (the second)
   * for some milliseconds (the third).
   */
  public static void main(String[] args) throws Exception {
    Lifeline.endWithParent();
    Probe probe = (Probe) Workloads.named(args[0]).trial(Contestant.valueOf(args[1]));
    Map<String, Double> values = probe.measure(Duration.ofMillis(Long.parseLong(args[2])));
    System.out.println(new Gson().toJson(values));
    System.out.flush();
    Runtime.getRuntime().halt(0); // threads that never stop are part of some probes
  }
}
