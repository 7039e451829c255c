package rendezvous.cli.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rendezvous.cli.plagiarism.Plagiarism;
import rendezvous.cli.process.Progress;
import rendezvous.grader.Limits;
import rendezvous.grader.Verdict;
import rendezvous.grader.classroom.HandedIn;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.report.ClassResult;
import rendezvous.grader.report.GradedSubmission;
import rendezvous.grader.report.Likeness;

/**
 * Compares the submissions of a class, exercise by exercise.
 *
 * @param plagiarism what compares
 * @param exercises the exercises
 * @param submissions what was handed in
 * @param limits how large a submission may be
 */
record ClassPlagiarism(
    Plagiarism plagiarism,
    List<ExerciseFolder> exercises,
    List<HandedIn> submissions,
    Limits limits) {

  /**
   * Compares, and writes {@code plagiarism/EXERCISE.zip} for JPlag's viewer.
   *
   * @param result which of the submissions compile
   * @param out the folder of the reports
   * @return all pairs: exercise by exercise, the most alike first
   */
  List<Likeness> compare(ClassResult result, Path out) {
    List<Likeness> pairs = new ArrayList<>();
    try (Progress progress = Progress.of("Comparing submissions")) {
      for (ExerciseFolder exercise : exercises) {
        progress.detail(exercise.slug() + ",");
        Path report = out.resolve("plagiarism").resolve(exercise.slug() + ".zip");
        try {
          pairs.addAll(plagiarism.find(exercise, sources(exercise.slug(), result), report));
        } catch (IOException e) {
          System.err.println(exercise.slug() + ": " + e.getMessage());
        }
      }
      progress.done("%d pairs, in %d s".formatted(pairs.size(), progress.elapsed().toSeconds()));
    }
    return pairs;
  }

  private Map<String, List<Source>> sources(String slug, ClassResult result) throws IOException {
    Map<String, List<Source>> sources = new TreeMap<>();
    for (HandedIn each : submissions) {
      if (each.exercise().equals(slug) && compiles(each, result)) {
        try {
          sources.put(each.student(), Submission.read(each.path(), limits));
        } catch (IntakeException _) {
          // it has been changed since it was graded
        }
      }
    }
    return sources;
  }

  /** What the compiler cannot read, JPlag cannot either. */
  private static boolean compiles(HandedIn submission, ClassResult result) {
    return result.of(submission.student()).stream()
        .filter(each -> each.exercise().equals(submission.exercise()))
        .findFirst()
        .flatMap(GradedSubmission::refusal)
        .filter(why -> why != Verdict.NOT_ALLOWED)
        .isEmpty();
  }
}
