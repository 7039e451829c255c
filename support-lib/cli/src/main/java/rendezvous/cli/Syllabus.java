package rendezvous.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of contents, as {@code syllabus.yaml} gives it: chapters in order, and in each its
 * notebooks in order. {@link SyllabusReader} makes one from the file. Immutable.
 */
public record Syllabus(
    String title, String subtitle, List<Chapter> chapters, List<Exercise> exercises) {

  public Syllabus {
    chapters = List.copyOf(chapters);
    exercises = List.copyOf(exercises);
  }

  /** A table of contents without exercises. */
  public Syllabus(String title, String subtitle, List<Chapter> chapters) {
    this(title, subtitle, chapters, List.of());
  }

  /**
   * One exercise.
   *
   * @param slug its folder in {@code exercises/}, such as {@code 01-lost-update}
   * @param section the article's section that it is about
   * @param points the points of all its tests together
   * @param minutes how long a learner needs for it
   */
  public record Exercise(String slug, String section, String title, int points, int minutes) {

    /** What the slug starts with: {@code 01}. */
    public String number() {
      return slug.split("-", 2)[0];
    }

    private boolean isCalled(String name) {
      return name.equalsIgnoreCase(slug)
          || name.equals(number())
          || name.matches("[0-9]{1,4}") && Integer.parseInt(name) == Integer.parseInt(number());
    }
  }

  /** The exercise that a person names by its number ({@code 01} or {@code 1}) or its slug. */
  public Optional<Exercise> findExercise(String name) {
    return exercises.stream().filter(exercise -> exercise.isCalled(name)).findFirst();
  }

  /** The exercises about a chapter's sections, in order. */
  public List<Exercise> exercisesOf(Chapter chapter) {
    return exercises.stream()
        .filter(exercise -> exercise.section().startsWith(chapter.number() + "."))
        .toList();
  }

  /** A chapter of the article. */
  public record Chapter(int number, String title, List<Notebook> notebooks) {
    public Chapter {
      notebooks = List.copyOf(notebooks);
    }
  }

  /**
   * One notebook.
   *
   * @param file its file name in {@code notebooks/}, such as {@code 11-shared-variables.ipynb}
   * @param section the article's section, such as {@code 1.1}
   * @param minutes how long a learner needs for it
   */
  public record Notebook(String file, String section, String title, int minutes) {

    /** The file name without its suffix: {@code 11-shared-variables}. */
    public String slug() {
      return file.endsWith(".ipynb") ? file.substring(0, file.length() - ".ipynb".length()) : file;
    }

    /** What the file name starts with: {@code 11}. */
    public String number() {
      return slug().split("-", 2)[0];
    }

    private boolean isCalled(String name) {
      return name.equalsIgnoreCase(number())
          || name.equalsIgnoreCase(section)
          || name.equalsIgnoreCase(slug())
          || name.equalsIgnoreCase(file);
    }

    /** Whether this is 5.2a or 5.2b, and the name 5.2 or 52. */
    private boolean isPartOf(String name) {
      return Stream.of(number(), section)
          .anyMatch(own -> own.matches(Pattern.quote(name) + "[a-z]"));
    }
  }

  /** Every notebook of every chapter, in order. */
  public List<Notebook> notebooks() {
    return chapters.stream().flatMap(chapter -> chapter.notebooks().stream()).toList();
  }

  /** The chapter that holds a notebook of this syllabus. */
  public Chapter chapterOf(Notebook notebook) {
    return chapters.stream()
        .filter(chapter -> chapter.notebooks().contains(notebook))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(notebook.file() + " is in no chapter"));
  }

  /**
   * The notebook that a person names by its number ({@code 11}), its section ({@code 1.1}), its
   * slug, its file name, or a path to it. A section in several notebooks ({@code 5.2a} and {@code
   * 5.2b}) names them all ({@code 5.2}). Empty when there is none.
   */
  public List<Notebook> find(String name) {
    String lastPart =
        Path.of(name).getFileName() == null ? "" : Path.of(name).getFileName().toString();
    List<Notebook> called =
        notebooks().stream().filter(notebook -> notebook.isCalled(lastPart)).toList();
    return called.isEmpty()
        ? notebooks().stream().filter(notebook -> notebook.isPartOf(lastPart)).toList()
        : called;
  }

  /** The notebooks that a person who typed an unknown name may have meant, the likeliest first. */
  public List<Notebook> suggestionsFor(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return notebooks().stream()
        .filter(notebook -> distance(wanted, notebook) <= Math.max(1, wanted.length() / 3))
        .sorted(Comparator.comparingInt(notebook -> distance(wanted, notebook)))
        .limit(3)
        .toList();
  }

  private static int distance(String wanted, Notebook notebook) {
    String slug = notebook.slug().toLowerCase(Locale.ROOT);
    if (wanted.length() >= 3 && (slug.contains(wanted))) {
      return 0;
    }
    return List.of(
            notebook.number(), notebook.section(), slug, notebook.file().toLowerCase(Locale.ROOT))
        .stream()
        .mapToInt(known -> editDistance(wanted, known))
        .min()
        .orElseThrow();
  }

  /**
   * Levenshtein's distance: the fewest insertions, deletions and replacements from one to the
   * other.
   */
  private static int editDistance(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
