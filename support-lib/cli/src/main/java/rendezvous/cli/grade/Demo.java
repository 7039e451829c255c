package rendezvous.cli.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.RemovedTree;
import rendezvous.grader.demo.GeneratedClass;
import rendezvous.grader.exercise.ExerciseFolder;

/** The class that {@code course grade --demo} grades: students who do not exist. */
final class Demo {
  /** What the class has done, unless something else is asked for. */
  static final List<String> EXERCISES =
      List.of("01-lost-update", "03-wait-for-a-batch", "04-write-a-waitgroup");

  private static final long SEED = 1;
  private static final int MOST = 1000;

  private Demo() {}

  /** Where all of it goes. */
  static Path folder(Project project) {
    return project.target().resolve("grade-demo");
  }

  /** Writes what the class has handed in, always the same, and says where. */
  static Path write(Project project, List<ExerciseFolder> exercises, int students)
      throws IOException {
    if (students < 1 || students > MOST) {
      throw new CourseFailure(ExitCode.USAGE, "--demo must be 1 to %d students".formatted(MOST));
    }
    Path folder = folder(project).resolve("class");
    RemovedTree.of(folder);
    GeneratedClass.write(folder, exercises, students, SEED);
    return folder;
  }
}
