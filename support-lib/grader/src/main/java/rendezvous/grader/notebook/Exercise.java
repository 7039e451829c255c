package rendezvous.grader.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import rendezvous.grader.check.CheckHtml;
import rendezvous.grader.check.CheckResult;
import rendezvous.grader.check.CheckText;
import rendezvous.grader.check.Checker;
import rendezvous.grader.check.Progress;
import rendezvous.grader.check.TaskHtml;
import rendezvous.grader.compile.Source;
import rendezvous.grader.exercise.ExerciseFolder;
import rendezvous.grader.exercise.HintText;
import rendezvous.lab.Displayable;

/**
 * An exercise in a notebook. Each of these is a cell:
 *
 * {@snippet :
 * Exercise.open("01-lost-update")
 *
 * Exercise.check("01-lost-update", Counter.class)
 *
 * Exercise.hint("01-lost-update")
 * }
 *
 * <p>A check compiles the cell that declares the class, runs the exercise's tests on it in another
 * process, and shows what became of each. Whatever the submission does, the notebook lives on: a
 * test that hangs or dies is stopped, and an interrupt of the cell stops the check. The exercise is
 * looked for in the folder of the notebook and in those around it, in {@code exercises}.
 */
public final class Exercise {
  private static final String FOLDER = "exercises";
  private static final String TESTS = "tests";

  /** Made when it is first needed, ended with the kernel. */
  private static final class Running {
    static final Checker CHECKER = start();

    private static Checker start() {
      Checker checker = Checker.ofLearner();
      Runtime.getRuntime().addShutdownHook(new Thread(checker::close));
      return checker;
    }
  }

  private Exercise() {}

  /**
   * Shows what is to be done, and for how many points; makes ready what checks need.
   *
   * @throws IllegalArgumentException if there is no such exercise
   */
  public static Displayable open(String slug) {
    ExerciseFolder exercise = exercise(slug);
    inBackground(() -> Running.CHECKER.prepareFor(exercise));
    Progress.Entry progress = progress(exercise).of(slug);
    return new Shown(
        TaskHtml.of(exercise, progress), String.join("\n", TaskHtml.text(exercise, progress)));
  }

  private interface Preparation {
    void run() throws IOException, InterruptedException;
  }

  private static void inBackground(Preparation preparation) {
    Thread.ofPlatform()
        .daemon()
        .name("rendezvous-checker")
        .start(() -> {
          try {
            preparation.run();
          } catch (IOException | InterruptedException e) {
            // the next check will say so
          }
        });
  }

  /**
   * Judges the cells that declare these classes.
   *
   * @param types types of the submission, one of each cell that belongs to it
   * @throws IllegalArgumentException if there is no such exercise, or the cell is not known
   * @throws CancellationException if the cell is interrupted
   */
  public static Displayable check(String slug, Class<?>... types) {
    if (types.length == 0) {
      throw new IllegalArgumentException(
          "which cell? Exercise.check(\"" + slug + "\", X.class), X being a type that it declares");
    }
    ExerciseFolder exercise = exercise(slug);
    Set<Source> sources = new LinkedHashSet<>();
    for (Class<?> type : types) {
      sources.add(CellSources.of(type));
    }
    try {
      CheckResult result = Running.CHECKER.check(exercise, List.copyOf(sources));
      inBackground(Running.CHECKER::prepare);
      List<String> text = new ArrayList<>(CheckText.of(result));
      try {
        progress(exercise).checked(slug, result.points(), exercise.points());
      } catch (IOException e) {
        text.add("The progress could not be written: " + e.getMessage());
      }
      return new Shown(CheckHtml.of(result), String.join("\n", text));
    } catch (IOException e) {
      throw new IllegalStateException("the check could not run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the check was interrupted");
    }
  }

  /** Shows the hints that have been shown, and one more. */
  public static Displayable hint(String slug) {
    ExerciseFolder exercise = exercise(slug);
    Progress progress = progress(exercise);
    List<HintText> read = new ArrayList<>();
    for (HintText hint : exercise.hints()) {
      boolean isNew = !progress.of(slug).hints().contains(hint.number());
      read.add(hint);
      if (isNew) {
        break;
      }
    }
    if (read.isEmpty()) {
      return new Shown("<p>There are no hints.</p>", "There are no hints.");
    }
    try {
      progress.read(slug, read.getLast().number(), exercise.points());
    } catch (IOException e) {
      // then the same hint comes again
    }
    return new Hints(read, exercise.hints().size());
  }

  // --- where things are

  private static Progress progress(ExerciseFolder exercise) {
    return Progress.beside(exercise.folder().getParent());
  }

  private static ExerciseFolder exercise(String slug) {
    try {
      return ExerciseFolder.read(exercises(slug), slug);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the exercise " + slug + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Path exercises(String slug) {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      for (Path exercises : List.of(folder.resolve(FOLDER), folder)) {
        if (Files.isDirectory(exercises.resolve(slug).resolve(TESTS))) {
          return exercises;
        }
      }
    }
    throw new IllegalArgumentException(
        "there is no exercise " + slug + ", neither in " + start + " nor in the folders around it");
  }

  /** HTML, and the same in words. */
  private record Shown(String html, String plain) implements Displayable {
    @Override
    public Map<String, Object> mimeBundle() {
      Map<String, Object> bundle = new LinkedHashMap<>();
      bundle.put("text/html", html);
      bundle.put("text/plain", plain);
      return bundle;
    }

    @Override
    public String toString() {
      return plain;
    }
  }

  /** Hints, the newest one last. */
  private record Hints(List<HintText> read, int all) implements Displayable {
    @Override
    public Map<String, Object> mimeBundle() {
      Map<String, Object> bundle = new LinkedHashMap<>();
      bundle.put("text/markdown", toString());
      bundle.put("text/plain", toString());
      return bundle;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (HintText hint : read) {
        text.append(
            "**Hint %d of %d. %s**\n\n%s\n\n"
                .formatted(hint.number(), all, hint.title(), hint.markdown()));
      }
      return text.toString().stripTrailing();
    }
  }
}
