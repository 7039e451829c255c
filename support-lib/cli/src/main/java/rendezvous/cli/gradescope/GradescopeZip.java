package rendezvous.cli.gradescope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.grader.AtomicFile;
import rendezvous.grader.exercise.ExerciseFolder;

/**
 * The archive that Gradescope wants for an assignment: {@code setup.sh}, {@code run_autograder},
 * and all that these need: the built command and one exercise with its hidden tests. The solution
 * and the mutants are not in it. See <a
 * href="https://gradescope-autograders.readthedocs.io/en/latest/specs/">Gradescope's
 * specification</a>.
 */
public final class GradescopeZip {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private final Project project;
  private final ExerciseFolder exercise;
  private final ZipOutputStream zip;

  private GradescopeZip(Project project, ExerciseFolder exercise, ZipOutputStream zip) {
    this.project = project;
    this.exercise = exercise;
    this.zip = zip;
  }

  /**
   * Writes the archive for an exercise: for the same exercise and the same jars always the same.
   *
   * @throws IOException if it cannot be written; then there is no archive, or the one that was
   */
  public static void write(Project project, ExerciseFolder exercise, Path archive)
      throws IOException {
    if (!exercise.slug().matches("[\\w.-]+")) {
      throw new CourseFailure(
          ExitCode.USAGE,
          "'%s' goes into a shell script: call the exercise by letters, digits and hyphens"
              .formatted(exercise.slug()));
    }
    Path target = archive.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path part = AtomicFile.part(target);
    try {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
        new GradescopeZip(project, exercise, zip).write();
      }
      AtomicFile.put(part, target);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void write() throws IOException {
    script("setup.sh");
    script("run_autograder");
    tree("course/exercises/" + exercise.slug(), exercise.folder());
    tree(
        "course/solutions/" + exercise.slug() + "/hidden-tests",
        exercise.solution().resolve("hidden-tests"));
    tree("course/classes/cli", project.classes().resolve("cli"));
  }

  private void script(String name) throws IOException {
    try (InputStream in = GradescopeZip.class.getResourceAsStream(name)) {
      entry(
          name,
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@EXERCISE@", exercise.slug())
              .getBytes(StandardCharsets.UTF_8));
    }
  }

  private void tree(String name, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return; // no hidden tests
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted().toList()) {
        String relative = folder.relativize(file).toString();
        // in the image, jars are links to where it keeps them; hidden are what editors leave
        if (Files.isRegularFile(file) && !relative.matches("(.*/)?\\..*")) {
          entry(name + "/" + relative, Files.readAllBytes(file));
        }
      }
    }
  }

  private void entry(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
