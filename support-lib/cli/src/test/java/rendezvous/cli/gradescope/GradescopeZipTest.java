package rendezvous.cli.gradescope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;
import rendezvous.grader.exercise.ExerciseFolder;

@DisplayName("An autograder for Gradescope")
class GradescopeZipTest {
  @TempDir private Path folder;

  private Project project;
  private ExerciseFolder exercise;

  @BeforeEach
  void makeProject() throws IOException {
    Path home = Path.of("../..").toAbsolutePath().normalize();
    Path classes = folder.resolve("classes");
    Files.createDirectories(classes.resolve("cli/lib"));
    Files.createDirectories(classes.resolve("workbench/lib"));
    Files.writeString(classes.resolve("cli/rendezvous-cli.jar"), "the command");
    Files.writeString(classes.resolve("workbench/lib/a.jar"), "a jar");
    Files.createSymbolicLink(
        classes.resolve("cli/lib/a.jar"), Path.of("../../workbench/lib/a.jar"));
    project = new Project(home, classes);
    exercise = ExerciseFolder.read(home.resolve("exercises"), "01-lost-update");
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void holdsWhatRunsAndNoSolution() throws Exception {
    // given
    Path archive = folder.resolve("out/house.zip");
    // when
    GradescopeZip.write(project, exercise, archive);
    // then
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      zip.stream().map(ZipEntry::getName).forEach(names::add);
      assertEquals("a jar", text(zip, "course/classes/cli/lib/a.jar"), "through the link");
      for (String script : List.of("setup.sh", "run_autograder")) {
        assertTrue(text(zip, script).contains("01-lost-update"), script);
        assertFalse(text(zip, script).contains("@EXERCISE@"), script);
      }
    }
    assertTrue(names.contains("course/exercises/01-lost-update/tests/HouseTest.java"));
    assertTrue(names.contains("course/solutions/01-lost-update/hidden-tests/HouseHiddenTest.java"));
    assertTrue(names.stream().noneMatch(name -> name.matches(".*(mutants|solution\\.ipynb).*")));
    assertTrue(names.stream().noneMatch(name -> name.contains("workbench")));
  }

  @Test
  void isAlwaysTheSame() throws Exception {
    // given
    Path archive = folder.resolve("house.zip");
    GradescopeZip.write(project, exercise, archive);
    byte[] first = Files.readAllBytes(archive);
    // when
    GradescopeZip.write(project, exercise, archive);
    // then
    assertArrayEquals(first, Files.readAllBytes(archive));
  }

  @Test
  void isNotMadeForANameThatIsNoneInAShell() {
    ExerciseFolder odd =
        new ExerciseFolder(
            "a; rm -rf b",
            exercise.folder(),
            exercise.solution(),
            exercise.hints(),
            exercise.tests(),
            exercise.testSources());
    assertThrows(
        CourseFailure.class, () -> GradescopeZip.write(project, odd, folder.resolve("odd.zip")));
  }
}
