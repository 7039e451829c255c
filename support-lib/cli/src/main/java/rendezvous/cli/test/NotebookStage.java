package rendezvous.cli.test;

import java.io.IOException;
import java.util.List;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.CourseRun;
import rendezvous.cli.run.ExecutedNotebook;
import rendezvous.cli.run.NotebookCheck;
import rendezvous.cli.setup.JupyterSetup;

/** Every notebook: whether it is as notebooks of the course are, and whether every cell runs. */
record NotebookStage(Project project) implements Stage {

  @Override
  public String name() {
    return "notebooks";
  }

  @Override
  public String what() {
    return "every notebook checked and executed, into the book";
  }

  @Override
  public Tally run() throws IOException, InterruptedException {
    Syllabus syllabus = project.syllabus();
    Tally tally = Tally.NONE;
    for (Syllabus.Notebook notebook : syllabus.notebooks()) {
      List<String> problems =
          NotebookCheck.problemsOf(project.notebooks().resolve(notebook.file()));
      problems.forEach(problem -> System.out.println("    " + notebook.file() + ": " + problem));
      tally = tally.plus(problems.isEmpty() ? new Tally(1, 0, 0) : Tally.ONE_FAILED);
    }
    var executed =
        new CourseRun(project, syllabus)
            .execute(syllabus.notebooks(), new JupyterSetup(project).ensure(false));
    for (ExecutedNotebook notebook : executed) {
      boolean ok = notebook.status() == ExecutedNotebook.Status.OK;
      tally = tally.plus(ok ? new Tally(1, 0, 0) : Tally.ONE_FAILED);
    }
    return tally;
  }
}
