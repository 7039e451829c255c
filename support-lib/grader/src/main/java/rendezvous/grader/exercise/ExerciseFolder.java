package rendezvous.grader.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rendezvous.grader.compile.ExpectedTest;
import rendezvous.grader.compile.Source;
import rendezvous.grader.compile.TestSources;

/**
 * An exercise: what its folder holds, and that of its solution, if it is there.
 *
 * @param slug its name, {@code 01-lost-update}
 * @param folder where it is
 * @param solution where the solution is; need not exist
 * @param hints the hints, in order
 * @param tests the tests, the visible ones first
 * @param testSources the sources of all tests, and what they share
 */
public record ExerciseFolder(
    String slug,
    Path folder,
    Path solution,
    List<HintText> hints,
    List<ExpectedTest> tests,
    List<Source> testSources) {

  public ExerciseFolder {
    hints = List.copyOf(hints);
    tests = List.copyOf(tests);
    testSources = List.copyOf(testSources);
  }

  /**
   * Reads {@code exercises/SLUG}, and {@code solutions/SLUG} beside it.
   *
   * @param exercises the folder of all exercises
   * @throws InvalidExerciseException if its files are not as they must be
   * @throws IOException if they cannot be read
   */
  public static ExerciseFolder read(Path exercises, String slug) throws IOException {
    Path folder = exercises.resolve(slug);
    Path solution = exercises.resolveSibling("solutions").resolve(slug);
    List<Source> visible = javaFiles(folder.resolve("tests"));
    List<Source> hidden = javaFiles(solution.resolve("hidden-tests"));
    List<Source> all = Stream.concat(visible.stream(), hidden.stream()).toList();
    List<ExpectedTest> tests = new ArrayList<>();
    try {
      tests.addAll(TestSources.read(visible, false));
      tests.addAll(TestSources.read(hidden, true));
    } catch (IllegalArgumentException e) {
      throw new InvalidExerciseException(slug + ", " + e.getMessage());
    }
    Path hints = folder.resolve("hints.md");
    ExerciseFolder exercise =
        new ExerciseFolder(
            slug,
            folder,
            solution,
            Files.exists(hints) ? HintText.read(Files.readString(hints)) : List.of(),
            tests,
            all);
    exercise.check();
    return exercise;
  }

  private void check() {
    if (tests.isEmpty()) {
      throw new InvalidExerciseException(slug + ": there are no tests in " + folder + "/tests");
    }
    Set<String> names = new HashSet<>();
    for (Source source : testSources) {
      if (!names.add(source.name())) {
        throw new InvalidExerciseException(slug + ": two test files are called " + source.name());
      }
    }
    for (ExpectedTest test : tests) {
      for (ExpectedTest.HintFor hint : test.hints()) {
        if (hint.number() < 1 || hint.number() > hints.size()) {
          throw new InvalidExerciseException(
              "%s: %s has hint %d, and there are %d"
                  .formatted(slug, test.id(), hint.number(), hints.size()));
        }
      }
    }
  }

  /** The Java files of a folder, in the order of their names; none if there is no such folder. */
  private static List<Source> javaFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Source> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return sources;
  }

  /** The notebook with the task and the starter. */
  public Path notebook() {
    return folder.resolve("exercise.ipynb");
  }

  /** The notebook with the solution. */
  public Path solutionNotebook() {
    return solution.resolve("solution.ipynb");
  }

  /** The wrong solutions. */
  public List<Mutant> mutants() throws IOException {
    return javaFiles(solution.resolve("mutants")).stream().map(Mutant::read).toList();
  }

  /** The same exercise with these tests only. */
  public ExerciseFolder withTests(List<ExpectedTest> some) {
    return new ExerciseFolder(slug, folder, solution, hints, some, testSources);
  }

  /** The points of all tests that are here. */
  public int points() {
    return tests.stream().mapToInt(ExpectedTest::points).sum();
  }

  /** The hint with a number. */
  public Optional<HintText> hint(int number) {
    return hints.stream().filter(hint -> hint.number() == number).findFirst();
  }
}
