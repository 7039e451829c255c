package rendezvous.cli.run;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.ExecutedNotebook.Status;
import rendezvous.cli.setup.Jupyter;
import rendezvous.cli.setup.JupyterSetup;

/** {@code course run}: executes notebooks, checks them, and makes the book. */
@Command(
    name = "run",
    description = "Execute the notebooks through the Java kernel and make the book (target/book).",
    footer = {
      "",
      "Without a name, every notebook. A notebook that fails does not keep the others from running;",
      "the exit code is then 1. Measurements are in target/run.json."
    })
public final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NOTEBOOK",
      description = "which notebooks: 11, 1.1, 11-shared-variables or its file name")
  private List<String> names = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project project = Project.current();
    Syllabus syllabus = project.syllabus();
    List<Syllabus.Notebook> notebooks = NotebookNames.resolve(syllabus, names);
    Jupyter jupyter = new JupyterSetup(project).ensure(false);
    System.out.println("Jupyter: " + jupyter);
    List<ExecutedNotebook> executed = new CourseRun(project, syllabus).execute(notebooks, jupyter);
    for (Syllabus.Notebook notebook : notebooks) {
      for (String problem :
          NotebookCheck.problemsOf(project.notebooks().resolve(notebook.file()))) {
        System.out.println("Note: " + notebook.file() + ": " + problem);
      }
    }
    return executed.stream().allMatch(notebook -> notebook.status() == Status.OK)
        ? ExitCode.OK
        : ExitCode.FAILED;
  }
}
