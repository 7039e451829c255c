package rendezvous.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rendezvous.bench.measure.Contest;
import rendezvous.bench.measure.Lifeline;
import rendezvous.bench.measure.Results;
import rendezvous.bench.report.JsonReport;
import rendezvous.bench.report.Page;
import rendezvous.bench.report.WorkloadReport;
import rendezvous.bench.workload.UnknownWorkloadException;
import rendezvous.bench.workload.Workload;
import rendezvous.bench.workload.Workloads;
import rendezvous.lab.Machine;

/** The program that {@code course bench} starts. */
public final class Bench {

  private static final int OK = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int SETUP = 3;

  private Bench() {}

  /** Measures, and ends with the exit code of the course command. */
  public static void main(String[] args) throws InterruptedException {
    Lifeline.endWithInput();
    int code;
    try {
      code = run(Options.parse(args));
    } catch (IOException e) {
      System.err.println("course: a file cannot be read or written: " + e.getMessage());
      code = SETUP;
    }
    System.exit(code);
  }

  private static int run(Options options) throws IOException, InterruptedException {
    List<Workload> workloads;
    try {
      workloads = Workloads.matching(options.names());
    } catch (UnknownWorkloadException e) {
      System.err.println("course: " + e.getMessage() + ". There are:");
      Workloads.all().forEach(workload -> System.err.println("  " + workload.name()));
      System.err.println("The beginning of a name stands for all that begin so: `select`.");
      return USAGE;
    }
    if (options.list()) {
      workloads.forEach(
          workload -> System.out.printf("%-32s %s%n", workload.name(), workload.what()));
      return OK;
    }
    return measure(workloads, options);
  }

  private static int measure(List<Workload> workloads, Options options)
      throws IOException, InterruptedException {
    Machine machine = Machine.now(); // before this program is its load
    System.out.println(machine);
    System.out.println(options.effort());
    Results results =
        Contest.run(
            workloads,
            options.effort(),
            options.target(),
            options.home().resolve("support-lib/bench/go"),
            rows -> System.out.print(WorkloadReport.of(rows)));
    Page page = new Page(results, machine, options.effort(), options.command());
    System.out.println();
    System.out.println(page.plain());
    write(page, results, options);
    results.failures().forEach(failure -> System.err.println("course: not measured: " + failure));
    return results.failures().isEmpty() ? OK : FAILED;
  }

  private static void write(Page page, Results results, Options options) throws IOException {
    String json = JsonReport.of(results.rows());
    Files.writeString(options.target().resolve("bench.json"), json);
    System.out.println("Page: " + page.write(options.target()));
    if (options.docs()) {
      System.out.println("Page: " + page.write(options.home().resolve("docs")));
    }
    if (options.json().isPresent()) {
      Path file = options.json().get();
      Files.writeString(file, json);
      System.out.println("JSON: " + file);
    }
  }
}
