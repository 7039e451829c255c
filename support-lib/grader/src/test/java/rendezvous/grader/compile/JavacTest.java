package rendezvous.grader.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.Mutant;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.judge.ClassPath;

@DisplayName("A compiler that is used again")
class JavacTest {
  private static final Path EXERCISES = Path.of("../../exercises");
  private static final SubmissionCompiler USED = new SubmissionCompiler(ClassPath.ofTests());

  private static final Source NO_TEST = new Source("SomeTest.java", "class SomeTest {}");

  private static Compiled compile(String cell) throws InterruptedException {
    return USED.compile(List.of(new Source("cell [3]", cell)), List.of(NO_TEST));
  }

  static List<String> slugs() throws Exception {
    try (Stream<Path> folders = Files.list(EXERCISES)) {
      return folders
          .filter(each -> Files.isDirectory(each.resolve("tests")))
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void isHowThisTestIsRun() {
    assertTrue(Javac.isReused());
  }

  @ParameterizedTest
  @MethodSource("slugs")
  void makesWhatANewOneMakes(String slug) throws Exception {
    // given what others have handed in, with classes of the same names
    ExerciseFolder exercise = ExerciseFolder.read(EXERCISES, slug);
    for (Mutant mutant : exercise.mutants().subList(0, 2)) {
      assertTrue(
          USED.compile(List.of(mutant.source()), exercise.testSources()).succeeded(), mutant::name);
    }
    List<Source> solution = Submission.read(exercise.solutionNotebook());
    // when
    Compiled used = USED.compile(solution, exercise.testSources());
    Compiled made =
        new SubmissionCompiler(ClassPath.ofTests()).compile(solution, exercise.testSources());
    // then
    assertTrue(used.succeeded());
    assertEquals(made.messages(), used.messages());
    assertEquals(made.submitted(), used.submitted());
    assertEquals(made.classes().keySet(), used.classes().keySet());
    made.classes()
        .forEach((name, bytes) -> assertArrayEquals(bytes, used.classes().get(name), name));
  }

  @Test
  void hasForgottenTheClassesOfOthers() throws Exception {
    // given
    assertTrue(
        compile("class Helper { static class Inner {} int one() { return 1; } }").succeeded());
    // when, then
    for (String missing : List.of("Helper", "Helper.Inner", "Helper$Inner")) {
      assertFalse(compile("class User { " + missing + " helper; }").succeeded(), missing);
    }
  }

  @Test
  void findsWhatOthersHadHidden() throws Exception {
    // given classes that are called as those of the JDK and of the course
    assertTrue(compile("class List {} class Channel {} class Math {}").succeeded());
    // when
    Compiled compiled =
        compile(
            """
            class User {
              List<Integer> list = List.of(Math.max(1, 2));
              Channel<String> channel = Channel.buffered("names", 1);
            }
            """);
    // then
    assertEquals(List.of(), compiled.messages());
  }

  @Test
  void tellsWarningsAndErrorsEachTime() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertEquals(2, compile("class Raw { List all = new ArrayList(); }").warnings().size());
      assertFalse(compile("class Wrong { int number = \"one\"; }").succeeded());
      assertTrue(compile("class Right { int number = 1; }").succeeded());
    }
  }

  @Test
  void aPackageThatIsNotSeenToBeOneHidesNothingEither() throws Exception {
    // given what a look at the text does not find
    compile("/**/package rendezvous.channel; public class Channel<T> {}");
    // when
    Compiled compiled =
        compile("class User { Channel<String> channel = Channel.buffered(\"names\", 1); }");
    // then
    assertEquals(List.of(), compiled.messages());
  }
}
