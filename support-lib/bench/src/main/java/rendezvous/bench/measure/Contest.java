package rendezvous.bench.measure;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rendezvous.bench.workload.Contestant;
import rendezvous.bench.workload.Metric;
import rendezvous.bench.workload.Workload;

/**
 * Measures workloads, one after the other. Within a workload the contestants take turns: each round
 * measures each of them once, in a fresh process, and every round begins with another one. So what
 * changes on the machine meanwhile (its load, its clock, its heat) meets them all alike.
 */
public final class Contest {

  private final Effort effort;
  private final Progress progress;
  private final Fork timed;
  private final Fork probed;
  private final Optional<Go> go;
  private final List<String> failures = new ArrayList<>();

  private Contest(
      Effort effort, Progress progress, PrintStream log, Path logFile, Optional<Go> go) {
    this.effort = effort;
    this.progress = progress;
    this.timed = new JmhFork(log);
    this.probed = new ProbeFork(logFile);
    this.go = go;
  }

  /**
   * Measures.
   *
   * @param target a folder for logs and what is compiled
   * @param goSources where the program in Go is
   * @param measured is told of each workload's rows as soon as they are there
   */
  public static Results run(
      List<Workload> workloads,
      Effort effort,
      Path target,
      Path goSources,
      Consumer<List<Row>> measured)
      throws IOException, InterruptedException {
    Files.createDirectories(target);
    Path logFile = target.resolve("bench.log");
    Files.deleteIfExists(logFile);
    List<String> notes = new ArrayList<>();
    try (PrintStream log = new PrintStream(Files.newOutputStream(logFile), true)) {
      Optional<Go> go = go(goSources, target, logFile, notes);
      System.out.println(notes.getLast());
      Progress progress = new Progress(workloads.size());
      Contest contest = new Contest(effort, progress, log, logFile, go);
      for (Workload workload : workloads) {
        progress.plan(contest.contestants(workload).size(), effort.rounds(workload), effort);
      }
      List<Row> rows = new ArrayList<>();
      for (Workload workload : workloads) {
        List<Row> more = contest.measure(workload);
        measured.accept(more);
        rows.addAll(more);
      }
      return new Results(rows, contest.failures, notes);
    }
  }

  /** Go, if it is there; why not, or which, goes into the notes. */
  private static Optional<Go> go(Path sources, Path target, Path log, List<String> notes)
      throws InterruptedException {
    try {
      Optional<Go> go = Go.find(sources, target, log);
      notes.add(
          go.map(found -> "Go: " + found.version())
              .orElse("Go: there is no go toolchain on PATH, so its programs do not take part."));
      return go;
    } catch (IOException e) {
      notes.add("Go: its programs do not take part, " + e.getMessage());
      return Optional.empty();
    }
  }

  private List<Contestant> contestants(Workload workload) {
    List<Contestant> contestants = new ArrayList<>(workload.contestants());
    if (workload.isInGo() && go.isPresent()) {
      contestants.add(Contestant.GO);
    }
    return contestants;
  }

  private List<Row> measure(Workload workload) throws InterruptedException {
    List<Contestant> contestants = contestants(workload);
    Map<Contestant, List<Map<String, Double>>> values = new EnumMap<>(Contestant.class);
    int rounds = effort.rounds(workload);
    progress.begin(workload);
    for (int round = 0; round < rounds; round++) {
      for (Contestant contestant : turn(contestants, round)) {
        progress.step(contestant, round, rounds);
        Lifeline.goOn();
        try {
          values
              .computeIfAbsent(contestant, _ -> new ArrayList<>())
              .add(fork(workload, contestant).measure(workload, contestant, effort));
        } catch (ForkFailedException e) {
          Lifeline.goOn();
          failures.add(workload + ", " + contestant + ": " + e.getMessage());
          values.remove(contestant);
          contestants = contestants.stream().filter(other -> other != contestant).toList();
        }
        progress.stepped();
      }
    }
    progress.end();
    return rows(workload, values);
  }

  private static List<Contestant> turn(List<Contestant> contestants, int round) {
    List<Contestant> turned = new ArrayList<>(contestants);
    Collections.rotate(turned, -round);
    return turned;
  }

  private Fork fork(Workload workload, Contestant contestant) {
    if (contestant == Contestant.GO) {
      return go.orElseThrow();
    }
    return workload.isTimed() ? timed : probed;
  }

  private static List<Row> rows(
      Workload workload, Map<Contestant, List<Map<String, Double>>> values) {
    List<Row> rows = new ArrayList<>();
    for (Metric metric : workload.metrics()) {
      Map<Contestant, Series> series = new LinkedHashMap<>();
      values.forEach((contestant, rounds) ->
          series.put(
              contestant,
              new Series(
                  contestant, rounds.stream().map(round -> round.get(metric.name())).toList())));
      if (!series.isEmpty()) {
        rows.add(new Row(workload, metric, List.copyOf(series.values())));
      }
    }
    return rows;
  }
}
