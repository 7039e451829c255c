package rendezvous.cli.plagiarism;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rendezvous.cli.RemovedTree;
import rendezvous.cli.process.Outcome;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.intake.IntakeException;
import rendezvous.grader.intake.Submission;
import rendezvous.grader.judge.ClassPath;
import rendezvous.grader.report.Likeness;

/**
 * Compares the submissions for an exercise with each other. It compares structure: names, comments
 * and blanks hide nothing. What the starter has given to everybody does not count. How much alike
 * is too much, it does not say: a short exercise has few right solutions.
 *
 * @param jplag JPlag's jars
 */
public record Plagiarism(List<Path> jplag) {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /**
   * Compares; waits for the process that does it.
   *
   * @param submissions the sources by students; those that do not compile are better left out
   * @param report where to write JPlag's own report, for its viewer; replaced if it is there
   * @return all pairs, the most alike first; none if there are fewer than two submissions
   * @throws IOException if files cannot be written, or JPlag cannot compare
   */
  public List<Likeness> find(
      ExerciseFolder exercise, Map<String, List<Source>> submissions, Path report)
      throws IOException {
    if (submissions.size() < 2) {
      return List.of();
    }
    Path work = Files.createTempDirectory("rendezvous-plagiarism");
    try {
      Map<String, String> students = write(submissions, work.resolve("students"));
      write(starter(exercise), work.resolve("starter"));
      Files.createDirectories(report.toAbsolutePath().getParent());
      Files.deleteIfExists(report);
      compare(work, report);
      return pairs(exercise.slug(), work.resolve("pairs.csv"), students);
    } finally {
      RemovedTree.of(work);
    }
  }

  private static List<Source> starter(ExerciseFolder exercise) throws IOException {
    try {
      return Submission.read(exercise.notebook());
    } catch (IntakeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A folder for each student. What they are called may be no name for one. */
  private static Map<String, String> write(Map<String, List<Source>> submissions, Path folder)
      throws IOException {
    Map<String, String> students = new TreeMap<>();
    for (Map.Entry<String, List<Source>> each : new TreeMap<>(submissions).entrySet()) {
      String name =
          "%04d-%s".formatted(students.size() + 1, each.getKey().replaceAll("[^\\w-]", "_"));
      students.put(name, each.getKey());
      write(each.getValue(), folder.resolve(name));
    }
    return students;
  }

  private static void write(List<Source> sources, Path folder) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (Source source : sources) {
      Files.writeString(folder.resolve("Source" + ++number + ".java"), source.text());
    }
  }

  private void compare(Path work, Path report) throws IOException {
    // nothing else of the course is on the other process's class path
    String classPath =
        Stream.concat(Stream.of(ClassPath.place(JplagMain.class)), jplag.stream())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Outcome outcome =
        Outcome.of(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                JplagMain.class.getName(),
                work.resolve("students").toString(),
                work.resolve("starter").toString(),
                report.toAbsolutePath().toString(),
                work.toString()),
            LIMIT);
    if (!outcome.ok()) {
      throw new IOException(
          "JPlag cannot compare: " + outcome.text().lines().findFirst().orElse("it says nothing"));
    }
  }

  /** Reads a table of names, of average and of greatest likeness, with a head. */
  private static List<Likeness> pairs(String slug, Path table, Map<String, String> students)
      throws IOException {
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .skip(1)
          .map(line -> line.split(","))
          .map(row -> likeness(slug, students.get(row[0]), students.get(row[1]), row[2]))
          .sorted(
              Comparator.comparingInt(Likeness::percent)
                  .reversed()
                  .thenComparing(Likeness::student)
                  .thenComparing(Likeness::other))
          .toList();
    }
  }

  private static Likeness likeness(String slug, String one, String other, String share) {
    boolean sorted = one.compareTo(other) <= 0;
    return new Likeness(
        slug,
        sorted ? one : other,
        sorted ? other : one,
        (int) Math.round(100 * Double.parseDouble(share)));
  }
}
