package rendezvous.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rendezvous.cli.Syllabus;
import rendezvous.cli.Syllabus.Chapter;
import rendezvous.cli.Syllabus.Exercise;
import rendezvous.cli.Syllabus.Notebook;

class WelcomePageTest {

  private static final Notebook TOUR = new Notebook("00-tour.ipynb", "0.0", "A tour", 30);
  private static final Notebook FIRST = new Notebook("11-first.ipynb", "1.1", "The first", 25);

  @Test
  void linksEveryNotebookAndEveryExercise() {
    Syllabus syllabus =
        new Syllabus(
            "A course",
            "About something",
            List.of(new Chapter(0, "Before", List.of(TOUR)), new Chapter(1, "One", List.of(FIRST))),
            List.of(new Exercise("01-lost-update", "1.1", "Fix the lost update", 10, 15)));

    String page = WelcomePage.of(syllabus);

    assertTrue(page.startsWith("# A course\n\nAbout something.\n"), page);
    assertEquals(
        List.of(
            "- 0.0 [A tour](notebooks/00-tour.ipynb), 30 minutes",
            "- 1.1 [The first](notebooks/11-first.ipynb), 25 minutes",
            "| 01 | [Fix the lost update](exercises/01-lost-update/exercise.ipynb) | 1.1 | 15 | 10 |"),
        page.lines().filter(line -> line.contains(".ipynb")).toList());
    assertEquals(
        List.of("### 0 Before", "### 1 One"),
        page.lines().filter(line -> line.startsWith("### ")).toList());
  }

  @Test
  void saysNothingOfExercisesWhereThereAreNone() {
    Syllabus syllabus = new Syllabus("A course", "About", List.of());

    assertFalse(WelcomePage.of(syllabus).contains("Exercises"));
  }
}
