package rendezvous.grader.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.Mutant;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.judge.TestReport;

/**
 * Whether an exercise is one: its starter fails, its solution passes, each of its mutants is caught
 * by the test that is meant to catch it, and all its tests say the same of a mutant each time.
 *
 * @param slug the exercise
 * @param starterFails whether the starter compiles and fails
 * @param solutionPasses in how many runs the solution has passed
 * @param solutionRuns of how many
 * @param mutants the mutants
 * @param problems all that is wrong; empty if nothing is
 */
public record ExerciseProof(
    String slug,
    boolean starterFails,
    int solutionPasses,
    int solutionRuns,
    List<MutantProof> mutants,
    List<String> problems) {

  private static final int FEWEST_MUTANTS = 4;
  private static final int FEWEST_HINTS = 3;
  private static final int MOST_TIMES_ALIKE = 5;

  public ExerciseProof {
    mutants = List.copyOf(mutants);
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean holds() {
    return problems.isEmpty();
  }

  /**
   * What became of a mutant.
   *
   * @param name what it is called
   * @param caughtBy the test that is meant to catch it
   * @param verdict what it came to, the last time
   * @param sentence what that says is wrong, the last time
   * @param hint the hint that it led to, the last time; 0 if to none
   * @param caught in how many runs it was caught as it should be
   * @param runs of how many
   */
  public record MutantProof(
      String name,
      String caughtBy,
      String verdict,
      String sentence,
      int hint,
      int caught,
      int runs) {
    static MutantProof notRun(Mutant mutant, String verdict, int runs) {
      return new MutantProof(mutant.name(), mutant.caughtBy(), verdict, "", 0, 0, runs);
    }
  }

  /**
   * Finds out.
   *
   * @param points what the syllabus says that the exercise is worth
   * @param solutionRuns how often the solution must pass
   * @param mutantRuns how often each mutant must be caught
   * @throws IOException if files cannot be read, or no process started
   * @throws InterruptedException if interrupted
   */
  public static ExerciseProof of(
      ExerciseFolder exercise, int points, Checker checker, int solutionRuns, int mutantRuns)
      throws IOException, InterruptedException {
    return new Author(exercise, checker).prove(points, solutionRuns, mutantRuns);
  }

  private static final class Author {
    private final ExerciseFolder exercise;
    private final Checker checker;
    private final List<String> problems = new ArrayList<>();

    Author(ExerciseFolder exercise, Checker checker) {
      this.exercise = exercise;
      this.checker = checker;
    }

    ExerciseProof prove(int points, int solutionRuns, int mutantRuns)
        throws IOException, InterruptedException {
      if (exercise.points() != points) {
        problems.add(
            "the tests are worth %d points, the syllabus says %d"
                .formatted(exercise.points(), points));
      }
      if (exercise.hints().size() < FEWEST_HINTS) {
        problems.add("there are only %d hints".formatted(exercise.hints().size()));
      }
      boolean starterFails = starterFails();
      int passed = solution(solutionRuns);
      List<MutantProof> mutants = new ArrayList<>();
      for (Mutant mutant : exercise.mutants()) {
        mutants.add(prove(mutant, mutantRuns));
        sameEachTime(mutant, Math.min(mutantRuns, MOST_TIMES_ALIKE));
      }
      if (mutants.size() < FEWEST_MUTANTS) {
        problems.add("there are only %d mutants".formatted(mutants.size()));
      }
      return new ExerciseProof(
          exercise.slug(), starterFails, passed, solutionRuns, mutants, problems);
    }

    private boolean starterFails() throws IOException, InterruptedException {
      Optional<List<Source>> starter = read(exercise.notebook());
      if (starter.isEmpty()) {
        return false;
      }
      long todos =
          starter.get().stream()
              .flatMap(source -> source.text().lines())
              .filter(line -> line.contains("TODO"))
              .count();
      if (todos != 1) {
        problems.add("the starter has %d TODOs, not one".formatted(todos));
      }
      CheckResult result = checker.check(exercise, starter.get());
      if (!result.compiled().succeeded()) {
        problems.add("the starter does not compile: " + result.compiled().firstError().text());
        return false;
      }
      if (result.passed()) {
        problems.add("the starter passes");
      }
      return !result.passed();
    }

    private int solution(int runs) throws IOException, InterruptedException {
      Optional<List<Source>> solution = read(exercise.solutionNotebook());
      if (solution.isEmpty()) {
        return 0;
      }
      List<CheckResult> results = checker.checkRuns(exercise, solution.get(), runs);
      results.stream()
          .filter(result -> !result.passed())
          .findFirst()
          .ifPresent(result ->
              problems.add("the solution fails:\n" + String.join("\n", CheckText.of(result))));
      return (int) results.stream().filter(CheckResult::passed).count();
    }

    private Optional<List<Source>> read(Path notebook) throws IOException {
      if (!Files.exists(notebook)) {
        problems.add("there is no " + notebook);
        return Optional.empty();
      }
      try {
        return Optional.of(Submission.read(notebook));
      } catch (IntakeException e) {
        problems.add(e.getMessage());
        return Optional.empty();
      }
    }

    private static String sentence(TestReport report) {
      return report.expected() == null
          ? report.sentence()
          : "%s: expected %s, was %s"
              .formatted(report.sentence(), report.expected(), report.actual());
    }

    /**
     * Points must not be a matter of luck: a test that looks at what a thread of the mutant does,
     * but explores no schedules, gives them or not. Each time is in a process of its own. The steps
     * of a schedule may differ: they do if a thread's number decides what it does (exercise 6).
     */
    private void sameEachTime(Mutant mutant, int times) throws IOException, InterruptedException {
      List<TestResult> first = checker.check(exercise, List.of(mutant.source())).tests();
      for (int time = 2; time <= times; time++) {
        List<TestResult> again = checker.check(exercise, List.of(mutant.source())).tests();
        for (int i = 0; i < first.size(); i++) {
          String once = said(first.get(i).report());
          String now = said(again.get(i).report());
          if (!once.equals(now)) {
            problems.add(
                "mutant %s, %s: not the same each time:\n%s\n%s"
                    .formatted(mutant.name(), first.get(i).test().id(), once, now));
            return;
          }
        }
      }
    }

    private static String said(TestReport report) {
      return "%s: %s: expected %s, was %s"
          .formatted(
              report.verdict().text(),
              report.schedule() == null ? report.sentence() : "in a schedule",
              report.expected(),
              report.actual());
    }

    private MutantProof prove(Mutant mutant, int runs) throws IOException, InterruptedException {
      List<ExpectedTest> intended =
          exercise.tests().stream()
              .filter(test -> test.id().toString().equals(mutant.caughtBy()))
              .toList();
      if (intended.isEmpty()) {
        problems.add("mutant %s: there is no test %s".formatted(mutant.name(), mutant.caughtBy()));
        return MutantProof.notRun(mutant, "", runs);
      }
      List<CheckResult> results =
          checker.checkRuns(exercise.withTests(intended), List.of(mutant.source()), runs);
      if (!results.getFirst().compiled().succeeded()) {
        problems.add(
            "mutant %s does not compile: %s"
                .formatted(mutant.name(), results.getFirst().compiled().firstError().text()));
        return MutantProof.notRun(mutant, Verdict.DOES_NOT_COMPILE.text(), runs);
      }
      int caught = 0;
      TestResult other = null;
      for (CheckResult result : results) {
        TestResult test = result.tests().getFirst();
        if (test.report().verdict() == mutant.verdict() && test.hint().orElse(0) == mutant.hint()) {
          caught++;
        } else {
          other = test;
        }
      }
      TestResult last = results.getLast().tests().getFirst();
      if (other != null) {
        problems.add(
            "mutant %s, %s: %s and hint %d, not %s and hint %d, in %d of %d runs. %s"
                .formatted(
                    mutant.name(),
                    mutant.caughtBy(),
                    other.report().verdict().text(),
                    other.hint().orElse(0),
                    mutant.verdict().text(),
                    mutant.hint(),
                    runs - caught,
                    runs,
                    other.report().sentence()));
      }
      return new MutantProof(
          mutant.name(),
          mutant.caughtBy(),
          last.report().verdict().text(),
          sentence(last.report()),
          last.hint().orElse(0),
          caught,
          runs);
    }
  }
}
