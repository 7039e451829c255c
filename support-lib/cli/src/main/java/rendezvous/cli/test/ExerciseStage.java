package rendezvous.cli.test;

import java.io.IOException;
import java.util.List;
import rendezvous.cli.Project;
import rendezvous.cli.check.Proofs;
import rendezvous.grader.check.ExerciseProof;

/**
 * Every exercise: its starter fails, its solution passes, and each of its mutants is caught by the
 * test that is meant to catch it.
 *
 * @param thorough whether solutions are run two hundred times, and mutants fifty
 */
record ExerciseStage(Project project, boolean thorough) implements Stage {

  @Override
  public String name() {
    return "exercises";
  }

  @Override
  public String what() {
    return "every exercise: the starter fails, the solution passes, each mutant is caught";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    Tally tally = Tally.NONE;
    List<ExerciseProof> proofs =
        new Proofs(project, thorough ? 200 : 3, thorough ? 50 : 2)
            .prove(project.syllabus().exercises());
    for (ExerciseProof proof : proofs) {
      tally = tally.plus(new Tally(1 + proof.mutants().size(), 0, 0));
      if (!proof.holds()) {
        tally = tally.plus(new Tally(0, proof.problems().size(), 0));
      }
    }
    return tally;
  }
}
