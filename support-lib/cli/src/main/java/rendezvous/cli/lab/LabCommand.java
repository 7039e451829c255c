package rendezvous.cli.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.cli.run.NotebookNames;
import rendezvous.cli.setup.Fonts;
import rendezvous.cli.setup.Jupyter;
import rendezvous.cli.setup.JupyterSetup;
import rendezvous.cli.setup.Kernels;

/**
 * {@code course lab}: opens the notebooks in JupyterLab, or in Notebook where there is no
 * JupyterLab.
 */
@Command(
    name = "lab",
    description = "Open the notebooks in the browser, in JupyterLab or Jupyter Notebook.",
    footer = {"", "Ctrl-C ends the server and every kernel it has started."})
public final class LabCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "NOTEBOOK",
      description =
          "which notebook to open: 11, 1.1, 11-shared-variables or its file name; or an exercise:"
              + " 01-lost-update")
  private String name;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "the port on this machine; without it, a free one is taken")
  private int port;

  @Option(names = "--no-browser", description = "only print the address, do not open it")
  private boolean noBrowser;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project project = Project.current();
    String file = name == null ? "" : file(project.syllabus(), name);
    int free = freePort();
    Jupyter jupyter = new JupyterSetup(project).ensure(true);
    System.out.println("Jupyter: " + jupyter);
    Fonts.ensure(project);
    Kernels.install(project);
    return new LabServer(project, jupyter).serve(free, file, !noBrowser && hasDisplay());
  }

  /**
   * The file of a notebook, or of an exercise that is named by its slug, in the course's folder.
   */
  private static String file(Syllabus syllabus, String name) {
    return syllabus.exercises().stream()
        .filter(exercise -> exercise.slug().equals(name))
        .findFirst()
        .map(exercise -> "exercises/" + exercise.slug() + "/exercise.ipynb")
        .orElseGet(
            () -> "notebooks/" + NotebookNames.resolve(syllabus, List.of(name)).getFirst().file());
  }

  /**
   * The wished port if it is free, else any free one. It is let go again: Jupyter takes it a moment
   * later.
   */
  private int freePort() {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException | IllegalArgumentException e) {
      throw CourseFailure.setup(
          "port %d cannot be used (%s). Name another with --port, or leave it out: then a free one is taken."
              .formatted(port, e.getMessage()));
    }
  }

  private static boolean hasDisplay() {
    return System.getProperty("os.name").startsWith("Mac")
        || System.getenv("DISPLAY") != null
        || System.getenv("WAYLAND_DISPLAY") != null;
  }
}
