package rendezvous.grader.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.grader.compile.Compiled;
import rendezvous.grader.compile.Source;
import rendezvous.grader.compile.SubmissionCompiler;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.judge.ClassPath;

/** Mutants are looked through when they are proved: see {@code course check --all}. */
@DisplayName("What stands in the course's exercises is allowed")
class CourseIsAllowedTest {
  private static final SubmissionCompiler COMPILER = new SubmissionCompiler(ClassPath.ofTests());
  private static final Path EXERCISES = Path.of("../../exercises");

  static List<String> slugs() throws Exception {
    try (Stream<Path> folders = Files.list(EXERCISES)) {
      List<String> slugs =
          folders
              .filter(each -> Files.isDirectory(each.resolve("tests")))
              .map(each -> each.getFileName().toString())
              .sorted()
              .toList();
      assertFalse(slugs.isEmpty());
      return slugs;
    }
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void theStarterAndTheSolutionAreAllowed(String slug) throws Exception {
    // given
    ExerciseFolder exercise = ExerciseFolder.read(EXERCISES, slug);
    List<List<Source>> all = new ArrayList<>();
    all.add(Submission.read(exercise.notebook()));
    all.add(Submission.read(exercise.solutionNotebook()));
    for (List<Source> submission : all) {
      // when
      Compiled compiled = COMPILER.compile(submission, exercise.testSources());
      // then
      assertTrue(compiled.succeeded(), () -> compiled.messages().toString());
      assertEquals(
          List.of(),
          Scan.of(compiled, submission, exercise.testSources(), AllowList.of(exercise.folder())),
          submission.getFirst().name());
    }
  }
}
