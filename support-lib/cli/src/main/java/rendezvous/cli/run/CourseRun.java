package rendezvous.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.cli.book.Book;
import rendezvous.cli.process.Progress;
import rendezvous.cli.run.ExecutedNotebook.Status;
import rendezvous.cli.setup.Fonts;
import rendezvous.cli.setup.Jupyter;
import rendezvous.cli.setup.Kernels;
import rendezvous.grader.AtomicFile;

/**
 * Executes notebooks one after the other (side by side, they would disturb each other's
 * measurements) and writes what came out: executed notebooks, {@code target/run.json} and the book.
 */
public final class CourseRun {

  private final Project project;
  private final Syllabus syllabus;

  /** A run of notebooks of this syllabus. */
  public CourseRun(Project project, Syllabus syllabus) {
    this.project = project;
    this.syllabus = syllabus;
  }

  /** Executes the notebooks, writes the report and the book, and gives what came out, in order. */
  public List<ExecutedNotebook> execute(List<Syllabus.Notebook> notebooks, Jupyter jupyter)
      throws IOException, InterruptedException {
    Fonts.ensure(project);
    Kernels.install(project);
    NotebookRunner runner = new NotebookRunner(project, jupyter);
    Instant started = Instant.now();
    List<ExecutedNotebook> executed = new ArrayList<>();
    for (Syllabus.Notebook notebook : notebooks) {
      String what = "[%d/%d] %s".formatted(executed.size() + 1, notebooks.size(), notebook.slug());
      try (Progress progress = Progress.of(what)) {
        ExecutedNotebook result =
            runner.run(notebook, (cell, of) -> progress.detail("cell " + cell + " of " + of + ","));
        progress.done(summary(result));
        result.error().ifPresent(error -> System.out.println(explain(result, error)));
        executed.add(result);
      }
    }
    RunReport report = new RunReport(started, Duration.between(started, Instant.now()), executed);
    AtomicFile.write(project.target().resolve("run.json"), report.toJson());
    System.out.println();
    System.out.println(verdicts(executed));
    List<ExecutedNotebook> readable =
        executed.stream().filter(notebook -> Files.exists(notebook.file())).toList();
    if (!readable.isEmpty()) {
      System.out.println(
          "Book: " + Book.write(syllabus, readable, project.target().resolve("book")));
    }
    System.out.println("Measurements: " + project.target().resolve("run.json"));
    return executed;
  }

  private static String summary(ExecutedNotebook notebook) {
    return String.format(
        Locale.ROOT,
        "%s  %.1f s, %d cells, %d pictures, %d claims",
        notebook.status().word(),
        notebook.seconds(),
        notebook.cells(),
        notebook.images(),
        notebook.claims().size());
  }

  private static String explain(ExecutedNotebook notebook, ExecutedNotebook.CellError error) {
    String where =
        error.cellNumber() == 0
            ? notebook.entry().file()
            : "%s, cell [%d]%s"
                .formatted(
                    notebook.entry().file(),
                    error.cellNumber(),
                    error.cellId().isEmpty() ? "" : " '" + error.cellId() + "'");
    String message =
        error
            .message()
            .lines()
            .limit(12)
            .map(line -> "      " + line)
            .collect(Collectors.joining("\n"));
    return "    " + where + ": " + error.name() + "\n" + message;
  }

  private static String verdicts(List<ExecutedNotebook> notebooks) {
    long ok = notebooks.stream().filter(notebook -> notebook.status() == Status.OK).count();
    var counts =
        notebooks.stream()
            .flatMap(notebook -> notebook.claims().stream())
            .collect(
                Collectors.groupingBy(
                    ExecutedNotebook.Claim::verdict, TreeMap::new, Collectors.counting()));
    String claims =
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    return "%d of %d notebooks ok. Claims: %s."
        .formatted(ok, notebooks.size(), claims.isEmpty() ? "none" : claims);
  }
}
