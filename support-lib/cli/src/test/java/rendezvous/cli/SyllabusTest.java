package rendezvous.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyllabusTest {

  private static final String YAML =
      """
      title: Rendezvous
      subtitle: Results
      chapters:
        - number: 1
          title: The problem
          notebooks:
            - file: 11-shared-variables.ipynb
              section: "1.1"
              title: Shared variables
              minutes: 20
            - file: 12-channels.ipynb
              section: "1.2"
              title: Channels
              minutes: 25
        - number: 2
          title: Waiting
          notebooks:
            - file: 22-waitgroup.ipynb
              section: "2.2"
              title: Waiting for a batch
              minutes: 20
      exercises:
        - slug: 01-lost-update
          section: "1.1"
          title: Fix the lost update
          points: 10
          minutes: 15
        - slug: 12-merge
          section: "3.3"
          title: Merge channels
          points: 8
          minutes: 20
      """;

  private final Syllabus syllabus = SyllabusReader.parse(YAML, "syllabus.yaml");

  @Test
  void readsChaptersAndNotebooksInOrder() {
    assertEquals("Rendezvous", syllabus.title());
    assertEquals(
        List.of("11", "12", "22"),
        syllabus.notebooks().stream().map(Syllabus.Notebook::number).toList());
    assertEquals(2, syllabus.chapterOf(syllabus.notebooks().get(2)).number());
    assertEquals("11-shared-variables", syllabus.notebooks().getFirst().slug());
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "01, 10", "01-lost-update, 10", "12, 8"})
  void findsAnExerciseByEveryNameItHas(String name, int points) {
    assertEquals(points, syllabus.findExercise(name).orElseThrow().points());
    assertTrue(syllabus.findExercise("2").isEmpty());
  }

  @Test
  void readsTheCoursesOwnSyllabus() {
    assertTrue(SyllabusReader.read(Path.of("../../syllabus.yaml")).notebooks().size() >= 6);
  }

  /** What comes before the article has a chapter of its own, and names of its own. */
  @Test
  void theTourIsChapterZero() {
    Syllabus course = SyllabusReader.read(Path.of("../../syllabus.yaml"));
    Syllabus.Notebook tour = course.notebooks().getFirst();
    assertEquals(0, course.chapterOf(tour).number());
    for (String name : List.of("00", "0.0", "00-tour-of-the-lab", tour.file())) {
      assertEquals(List.of(tour), course.find(name));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11",
        "1.1",
        "11-shared-variables",
        "11-shared-variables.ipynb",
        "notebooks/11-shared-variables.ipynb",
        "11-Shared-Variables"
      })
  void findsANotebookByEveryNameItHas(String name) {
    assertEquals("11", syllabus.find(name).getFirst().number());
  }

  @Test
  void aSectionInSeveralNotebooksNamesThemAll() {
    var first = new Syllabus.Notebook("52a-one.ipynb", "5.2a", "One", 20);
    var second = new Syllabus.Notebook("52b-two.ipynb", "5.2b", "Two", 20);
    var parts =
        new Syllabus("t", "s", List.of(new Syllabus.Chapter(5, "c", List.of(first, second))));
    assertEquals(List.of(first, second), parts.find("5.2"));
    assertEquals(List.of(first, second), parts.find("52"));
    assertEquals(List.of(second), parts.find("5.2b"));
    assertEquals(List.of(), parts.find("5"));
  }

  @ParameterizedTest
  @CsvSource({"99, ''", "22-waitgrup, 22", "2.3, 2.2", "shared, 11", "''  , ''"})
  void doesNotFindButSuggests(String name, String suggestion) {
    assertTrue(syllabus.find(name).isEmpty());
    if (!suggestion.isEmpty()) {
      assertTrue(
          syllabus.suggestionsFor(name).stream()
              .anyMatch(n -> n.number().equals(suggestion) || n.section().equals(suggestion)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minutes: 25      | minutes: 0          | syllabus.yaml:14: 'minutes' must be a whole number above 0",
        "number: 2        | number: -1          | syllabus.yaml:15: 'number' must be a whole number",
        "minutes: 25      | minutes: soon       | syllabus.yaml:14: 'minutes' must be a whole number",
        "minutes: 25      | minuts: 25          | syllabus.yaml:14: unknown key 'minuts'",
        "section: \"1.2\" | section: \"1.1\"    | syllabus.yaml:11: 1.1 already names the notebook on line 7",
        "12-channels.ipynb| Channels.ipynb      | syllabus.yaml:11: a notebook's file name looks like",
        "number: 2        | number: 1           | syllabus.yaml:15: there are two chapters 1",
        "subtitle: Results| subtitle: [Results  | syllabus.yaml:3: ",
        "subtitle: Results| title: Results      | syllabus.yaml:2: the key 'title' is given twice",
        "title: Channels  | title: ''           | syllabus.yaml:13: 'title' is empty",
        "points: 10       | points: 0           | syllabus.yaml:26: 'points' must be a whole number above 0",
        "slug: 12-merge   | slug: 1-merge       | syllabus.yaml:28: an exercise's folder is called like",
        "slug: 12-merge   | slug: 01-merge      | syllabus.yaml:28: 01 already names the exercise on line 23",
      })
  void namesTheLineOfAMistake(String right, String wrong, String message) {
    String yaml = YAML.replace(right.strip(), wrong.strip());

    var error =
        assertThrows(
            InvalidSyllabusException.class, () -> SyllabusReader.parse(yaml, "syllabus.yaml"));

    assertTrue(error.getMessage().startsWith(message.strip()), error.getMessage());
  }

  @Test
  void saysThatAnEmptyFileIsEmpty() {
    var error =
        assertThrows(
            InvalidSyllabusException.class, () -> SyllabusReader.parse("", "syllabus.yaml"));
    assertEquals("syllabus.yaml is empty", error.getMessage());
  }
}
