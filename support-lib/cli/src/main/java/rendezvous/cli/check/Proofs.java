package rendezvous.cli.check;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.grader.AtomicFile;
import rendezvous.grader.check.Checker;
import rendezvous.grader.check.ExerciseProof;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.InvalidExerciseException;

/**
 * Proves exercises, as many at a time as there are processors.
 *
 * @param runs how often each solution must pass
 * @param mutantRuns how often each mutant must be caught
 */
public record Proofs(Project project, int runs, int mutantRuns) {

  /** Proves these; prints what was found, and writes it to a file unless that is null. */
  int run(List<Syllabus.Exercise> exercises, Path json) throws IOException, InterruptedException {
    List<ExerciseProof> proofs = prove(exercises);
    if (json != null) {
      AtomicFile.write(json.toAbsolutePath(), json(proofs));
    }
    return proofs.stream().allMatch(ExerciseProof::holds) ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Proves these; prints what was found of each when all before it are done. */
  public List<ExerciseProof> prove(List<Syllabus.Exercise> exercises)
      throws IOException, InterruptedException {
    List<ExerciseProof> proofs = new ArrayList<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<ExerciseProof>> futures = new ArrayList<>();
      for (Syllabus.Exercise exercise : exercises) {
        futures.add(workers.submit(() -> prove(exercise)));
      }
      try {
        for (Future<ExerciseProof> future : futures) {
          proofs.add(future.get());
          print(proofs.getLast());
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        throw new IllegalStateException(e.getCause());
      } finally {
        workers.shutdownNow();
      }
    }
    return proofs;
  }

  private ExerciseProof prove(Syllabus.Exercise exercise) throws IOException, InterruptedException {
    try (Checker checker = Checker.ofLearner()) {
      ExerciseFolder folder = ExerciseFolder.read(project.exercises(), exercise.slug());
      return ExerciseProof.of(folder, exercise.points(), checker, runs, mutantRuns);
    } catch (InvalidExerciseException e) {
      return new ExerciseProof(exercise.slug(), false, 0, runs, List.of(), List.of(e.getMessage()));
    }
  }

  private static void print(ExerciseProof proof) {
    long caught =
        proof.mutants().stream().filter(mutant -> mutant.caught() == mutant.runs()).count();
    System.out.println(
        "  %-28s starter %s, solution passes %d of %d, %d of %d mutants caught"
            .formatted(
                proof.slug(),
                proof.starterFails() ? "fails" : "DOES NOT FAIL",
                proof.solutionPasses(),
                proof.solutionRuns(),
                caught,
                proof.mutants().size()));
    for (String problem : proof.problems()) {
      problem.lines().forEach(line -> System.out.println("      " + line));
    }
  }

  private static String json(List<ExerciseProof> proofs) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (ExerciseProof proof : proofs) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("slug", proof.slug());
      each.put("starter", proof.starterFails() ? "fails" : "does not fail");
      each.put(
          "solution", proof.solutionPasses() == proof.solutionRuns() ? "passes" : "does not pass");
      each.put("solutionPasses", proof.solutionPasses());
      each.put("solutionRuns", proof.solutionRuns());
      each.put("mutants", proof.mutants());
      each.put("problems", proof.problems());
      all.add(each);
    }
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + "\n";
  }
}
