package rendezvous.grader.classroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.grader.Limits;
import rendezvous.grader.Verdict;
import rendezvous.grader.box.Box;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.judge.Judging;
import rendezvous.grader.judge.StartupCache;
import rendezvous.grader.report.GradedSubmission;

@DisplayName("Grading a class")
class GradingTest {
  private static final String TESTS =
      """
      import static org.junit.jupiter.api.Assertions.assertEquals;
      import org.junit.jupiter.api.DisplayName;
      import org.junit.jupiter.api.Test;
      import rendezvous.grader.Points;

      class TaskTest {
        @Test @Points(2) @DisplayName("It answers")
        void answers() { assertEquals(42, new Task().answer()); }
      }
      """;

  @TempDir private Path folder;
  private Path students;
  private ExerciseFolder exercise;

  @BeforeEach
  void write() throws Exception {
    Path tests = Files.createDirectories(folder.resolve("exercises/01-task/tests"));
    Files.writeString(tests.resolve("TaskTest.java"), TESTS);
    exercise = ExerciseFolder.read(folder.resolve("exercises"), "01-task");
    students = Files.createDirectories(folder.resolve("class"));
  }

  private void handIn(String file, String answer) throws Exception {
    Path path = students.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "class Task { int answer() { return " + answer + "; } }");
  }

  private List<Grading.Done> grade() throws Exception {
    List<Grading.Done> done = new ArrayList<>();
    Judging judging = new Judging(Box.OPEN, Limits.DEFAULT, false, StartupCache.NONE);
    try (Grading grading = new Grading(List.of(exercise), judging, 2, folder.resolve("finished"))) {
      List<GradedSubmission> results =
          grading.run(ClassFolder.read(students).handedIn(List.of("01-task")), done::add);
      return results.stream()
          .map(result ->
              done.stream().filter(each -> each.result().equals(result)).findFirst().orElseThrow())
          .toList();
    }
  }

  private static List<String> verdicts(List<Grading.Done> done) {
    return done.stream()
        .map(each ->
            each.result().student() + " " + each.result().tests().getFirst().status().text())
        .toList();
  }

  @Test
  void eachGetsItsVerdictInTheOrderOfTheStudentsAndNothingIsDoneTwice() throws Exception {
    // given
    handIn("dora/01-task/Task.java", "42");
    handIn("carl.java", "41");
    handIn("bea/anything/Task.java", "\"42\"");
    handIn("adam.java", "System.in.hashCode()");
    Path other = Files.createFile(folder.resolve("other"));
    Files.createSymbolicLink(students.resolve("eve.java"), other);
    Files.writeString(students.resolve("fred.zip"), "no archive");
    Files.createDirectories(students.resolve("gil"));
    List<String> expected =
        List.of(
            "adam not allowed",
            "bea does not compile",
            "carl fail",
            "dora pass",
            "eve no submission",
            "fred no submission",
            "gil no submission");
    // when
    List<Grading.Done> first = grade();
    handIn("carl.java", "42");
    List<Grading.Done> second = grade();
    // then
    assertEquals(expected, verdicts(first));
    assertTrue(
        first.getFirst().result().message().startsWith("adam.java:1: System.in is not allowed"),
        first.getFirst().result().message());
    assertEquals("carl pass", verdicts(second).get(2));
    assertTrue(second.get(3).before(), "dora is not done again");
    assertTrue(!second.get(2).before(), "carl has handed in something else");
    assertEquals(Optional.of(Verdict.NO_SUBMISSION), first.getLast().result().refusal());
  }

  @Test
  void anArchiveOfAClassIsUnpackedAndLeavesItsFolderNowhere() throws Exception {
    // given
    Path good = zip("alice/01-task/Task.java");
    Path slip = zip("../../outside.java");
    // when
    ClassArchive.unpack(good, students);
    // then
    assertEquals(List.of("alice"), ClassFolder.read(students).students());
    assertThrows(
        IntakeException.class, () -> ClassArchive.unpack(slip, folder.resolve("other/folder")));
    assertTrue(Files.notExists(folder.resolve("outside.java")));
  }

  private Path zip(String entry) throws Exception {
    Path archive = Files.createTempFile(folder, "class", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("class Task {}".getBytes());
    }
    return archive;
  }

  @Test
  void whatFoldersAreCalledSaysWhichExercise() throws Exception {
    // given
    handIn("alice/02-b/Task.java", "1");
    handIn("bob/01-a.java", "1");
    // when
    ClassFolder found = ClassFolder.read(students);
    List<String> exercises = found.exercises(List.of("01-a", "02-b", "03-c"));
    // then
    assertEquals(List.of("01-a", "02-b"), exercises);
    assertEquals(
        List.of(
            "alice 01-a nothing was handed in",
            "alice 02-b ",
            "bob 01-a ",
            "bob 02-b nothing was handed in"),
        found.handedIn(exercises).stream()
            .map(each -> each.student() + " " + each.exercise() + " " + each.problem())
            .toList());
  }
}
