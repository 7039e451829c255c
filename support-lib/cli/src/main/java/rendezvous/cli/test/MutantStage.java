package rendezvous.cli.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import rendezvous.cli.Project;

/**
 * The mutation check: each fence, wake-up and re-check of the primitives taken out in turn.
 *
 * @param thorough all mutants; otherwise some, spread over the list
 */
record MutantStage(Project project, boolean thorough) implements Stage {
  private static final String SAMPLE = "8"; // one of so many

  @Override
  public String name() {
    return "mutants";
  }

  @Override
  public String what() {
    return thorough
        ? "every mutant of the primitives is caught by a proof"
        : "some mutants of the primitives are caught by a proof";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    StressModule module = new StressModule(project);
    StageProgram program = new StageProgram(project, name());
    Files.deleteIfExists(program.log());
    if (module.build(program) != 0) {
      program.printFailure(program.lastLines(15));
      return Tally.ONE_FAILED;
    }
    Path work = program.log().resolveSibling(name());
    List<String> choice = thorough ? List.of("all") : List.of("every", SAMPLE);
    List<String> args =
        java.util.stream.Stream.concat(
                List.of(module.supportLib().toString(), work.toString()).stream(), choice.stream())
            .toList();
    int code =
        program.run(
            project.home(),
            Map.of(),
            Duration.ofMinutes(90),
            module.command("rendezvous.stress.mutants.Mutants", args));
    Tally tally = tallyOf(program.text()).endedWith(code);
    if (tally.failed() > 0) {
      program.printFailure(
          program.text().lines().filter(line -> line.startsWith("SURVIVED")).toList());
    }
    return tally;
  }

  /** Counts the lines that begin with {@code caught} and {@code SURVIVED}. */
  static Tally tallyOf(String output) {
    int caught = (int) output.lines().filter(line -> line.startsWith("caught ")).count();
    int survived = (int) output.lines().filter(line -> line.startsWith("SURVIVED ")).count();
    return new Tally(caught, survived, 0);
  }
}
