package rendezvous.grader.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import rendezvous.grader.Verdict;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.compile.Source;

@DisplayName("An exercise's folder")
class ExerciseFolderTest {

  @Test
  void holdsTestsHintsAndMutants() throws Exception {
    // when
    ExerciseFolder exercise = ExerciseFolder.read(Path.of("../../exercises"), "01-lost-update");
    // then
    assertEquals(10, exercise.points());
    assertTrue(exercise.hints().size() >= 3);
    assertTrue(exercise.mutants().size() >= 4);
    assertTrue(exercise.tests().stream().anyMatch(ExpectedTest::hidden));
    assertEquals("How many steps is `inside++`?", exercise.hint(1).orElseThrow().title());
  }

  @Test
  void hintsAreNumberedOneAfterTheOther() {
    // when
    List<HintText> hints = HintText.read("# Hints\n\n## 1. One\n\na\n\nb\n\n## 2. Two\n\nc\n");
    // then
    assertEquals(List.of(new HintText(1, "One", "a\n\nb"), new HintText(2, "Two", "c")), hints);
    assertThrows(InvalidExerciseException.class, () -> HintText.read("## 2. Two\n\nc\n"));
  }

  @Test
  void aMutantSaysHowItIsFoundOut() {
    // when
    Mutant mutant =
        Mutant.read(
            new Source(
                "NoLock.java",
                """
                // mistake: no lock
                // caught by: HouseTest.both
                // verdict: out of memory
                // hint: 2
                class House {}
                """));
    // then
    assertEquals("NoLock", mutant.name());
    assertEquals(Verdict.OUT_OF_MEMORY, mutant.verdict());
    assertEquals(2, mutant.hint());
    InvalidExerciseException refusal =
        assertThrows(
            InvalidExerciseException.class,
            () -> Mutant.read(new Source("NoLock.java", "// mistake: no lock")));
    assertEquals("NoLock.java: there is no line '// caught by: …'", refusal.getMessage());
  }
}
