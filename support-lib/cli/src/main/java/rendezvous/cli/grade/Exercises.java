package rendezvous.cli.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.grader.classroom.ClassFolder;
import rendezvous.grader.exercise.ExerciseFolder;

/**
 * The exercises that a class may have done.
 *
 * @param folder the folder that they are in
 * @param slugs their names, sorted, which is the course's order
 */
record Exercises(Path folder, List<String> slugs) {
  private static final Pattern TITLE = Pattern.compile("\"# (?:Exercise \\d+[:.]? )?([^\"\\\\]+)");

  /** Those in a folder, or the one that the folder is. */
  static Exercises in(Path place) throws IOException {
    Path folder = place.toAbsolutePath().normalize();
    if (isExercise(folder)) {
      return new Exercises(folder.getParent(), List.of(folder.getFileName().toString()));
    }
    if (!Files.isDirectory(folder)) {
      throw new CourseFailure(ExitCode.USAGE, "there is no folder " + place);
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<String> slugs =
          all.filter(Exercises::isExercise)
              .map(each -> each.getFileName().toString())
              .sorted()
              .toList();
      if (slugs.isEmpty()) {
        throw new CourseFailure(
            ExitCode.USAGE,
            "there is no exercise in " + place + ": that is a folder with a folder 'tests' in it");
      }
      return new Exercises(folder, slugs);
    }
  }

  private static boolean isExercise(Path folder) {
    return Files.isDirectory(folder.resolve("tests"));
  }

  /**
   * Those to be graded.
   *
   * @param wanted by their names or numbers; if there are none, those that the class has done
   */
  List<ExerciseFolder> of(List<String> wanted, ClassFolder students) throws IOException {
    List<String> chosen = new ArrayList<>(wanted);
    if (chosen.isEmpty()) {
      chosen.addAll(students.exercises(slugs));
    }
    if (chosen.isEmpty() && slugs.size() == 1) {
      chosen.addAll(slugs);
    }
    if (chosen.isEmpty()) {
      throw new CourseFailure(
          ExitCode.USAGE,
          "which exercise has the class done? No folder is called as one: say it with --exercise");
    }
    return named(chosen);
  }

  /** Those that are called so, or have these numbers; in the course's order. */
  List<ExerciseFolder> named(List<String> wanted) throws IOException {
    List<ExerciseFolder> exercises = new ArrayList<>();
    for (String slug : wanted.stream().map(this::named).distinct().sorted().toList()) {
      exercises.add(ExerciseFolder.read(folder, slug));
    }
    return exercises;
  }

  private String named(String name) {
    String number = name.matches("\\d") ? "0" + name : name;
    return slugs.stream()
        .filter(slug -> slug.equals(name) || slug.startsWith(number + "-"))
        .findFirst()
        .orElseThrow(() ->
            new CourseFailure(
                ExitCode.USAGE,
                "there is no exercise '%s' in %s. There are: %s"
                    .formatted(name, folder, String.join(", ", slugs))));
  }

  /** What an exercise is called: the heading of its notebook, or else its slug. */
  static String title(ExerciseFolder exercise) throws IOException {
    if (Files.exists(exercise.notebook())) {
      Matcher title = TITLE.matcher(Files.readString(exercise.notebook()));
      if (title.find()) {
        return title.group(1).strip();
      }
    }
    return exercise.slug();
  }
}
