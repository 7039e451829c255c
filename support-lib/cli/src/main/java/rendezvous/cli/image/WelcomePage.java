package rendezvous.cli.image;

import java.util.List;
import rendezvous.cli.Syllabus;

/**
 * The first page that a learner sees in JupyterLab: a link to every notebook and every exercise, in
 * Markdown. Its links start from the course's folder.
 */
final class WelcomePage {

  private final Syllabus syllabus;
  private final StringBuilder page = new StringBuilder();

  private WelcomePage(Syllabus syllabus) {
    this.syllabus = syllabus;
  }

  static String of(Syllabus syllabus) {
    return new WelcomePage(syllabus).write();
  }

  private String write() {
    page.append(
        """
        # %s

        %s.

        Click a notebook to open it. **Shift + Enter** runs a cell and goes on to the next one; *Run → Run All Cells* runs them all.
        Each race begins with a question: write your prediction down before you run the cell.
        A cell that blocks does no harm: interrupt it (■), and go on.

        ## Notebooks
        """
            .formatted(syllabus.title(), syllabus.subtitle()));
    syllabus.chapters().forEach(this::write);
    if (!syllabus.exercises().isEmpty()) {
      writeExercises(syllabus.exercises());
    }
    page.append(
        """

        ## What you have done is yours to keep

        On Binder everything is gone when you leave: *File → Download* saves a notebook. [README.md](README.md) says how the course is
        studied, and how it runs on your own machine.
        """);
    return page.toString();
  }

  private void write(Syllabus.Chapter chapter) {
    page.append("\n### %d %s\n\n".formatted(chapter.number(), chapter.title()));
    for (Syllabus.Notebook notebook : chapter.notebooks()) {
      page.append(
          "- %s [%s](notebooks/%s), %d minutes%n"
              .formatted(
                  notebook.section(), notebook.title(), notebook.file(), notebook.minutes()));
    }
  }

  private void writeExercises(List<Syllabus.Exercise> exercises) {
    page.append(
        """

        ## Exercises

        Each belongs to a section, and is judged in its notebook, under hundreds of schedules.

        | | exercise | section | minutes | points |
        |---|---|---|---|---|
        """);
    for (Syllabus.Exercise exercise : exercises) {
      page.append(
          "| %s | [%s](exercises/%s/exercise.ipynb) | %s | %d | %d |%n"
              .formatted(
                  exercise.number(),
                  exercise.title(),
                  exercise.slug(),
                  exercise.section(),
                  exercise.minutes(),
                  exercise.points()));
    }
  }
}
