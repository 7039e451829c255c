package rendezvous.grader.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.InvalidExerciseException;
import rendezvous.grader.exercise.Mutant;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;

/**
 * What the hand-ins for an exercise are made of.
 *
 * @param slug the exercise
 * @param notebook its notebook, as text
 * @param starter the starter's source
 * @param solution the solution's source
 * @param mutants sources with one mistake each, without the heads that say which
 */
record Material(
    String slug, String notebook, String starter, String solution, List<String> mutants) {
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:final |abstract )*class (\\w+)");

  static Material of(ExerciseFolder exercise) throws IOException {
    try {
      List<Mutant> mutants = exercise.mutants();
      if (mutants.isEmpty()) {
        throw new InvalidExerciseException(exercise.slug() + ": there are no mutants");
      }
      return new Material(
          exercise.slug(),
          Files.readString(exercise.notebook()),
          text(Submission.read(exercise.notebook())),
          text(Submission.read(exercise.solutionNotebook())),
          mutants.stream().map(mutant -> withoutHead(mutant.source().text())).toList());
    } catch (IntakeException e) {
      throw new InvalidExerciseException(exercise.slug() + ": " + e.getMessage());
    }
  }

  private static String text(List<Source> sources) {
    return sources.stream().map(Source::text).collect(Collectors.joining("\n\n"));
  }

  private static String withoutHead(String mutant) {
    return mutant.replaceAll("(?m)^// (mistake|caught by|verdict|hint): .*\\R", "").strip();
  }

  /** The last class that is declared: it is the one that the exercise is about. */
  static String mainClass(String source) {
    Matcher declaration = CLASS.matcher(source);
    String name = "Submission";
    while (declaration.find()) {
      name = declaration.group(1);
    }
    return name;
  }
}
