package rendezvous.cli.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.process.Browser;
import rendezvous.cli.process.ProcessTree;
import rendezvous.cli.setup.Jupyter;

/** A Jupyter server for the course. Its log is {@code target/lab.log}. */
final class LabServer {

  /** The address with its token, as the server logs it. */
  private static final Pattern ADDRESS =
      Pattern.compile("(http://(?:127\\.0\\.0\\.1|localhost):\\d+/)\\S*[?&]token=([0-9a-f]+)");

  private final Project project;
  private final Jupyter jupyter;

  LabServer(Project project, Jupyter jupyter) {
    this.project = project;
    this.jupyter = jupyter;
  }

  /**
   * Runs the server until it or this command is ended.
   *
   * @param file the notebook to show first, from the course's folder; empty for the list of files
   */
  int serve(int port, String file, boolean browser) throws IOException, InterruptedException {
    boolean lab = jupyter.frontEnd().orElseThrow().equals("jupyterlab");
    Path log = project.target().resolve("lab.log");
    Files.createDirectories(project.target());
    ProcessBuilder program =
        new ProcessBuilder(command(lab, port))
            .directory(project.home().toFile())
            .redirectErrorStream(true);
    program.environment().putAll(jupyter.environment());
    // A server's own password or port in the learner's Jupyter settings would hide the address.
    program.environment().put("JUPYTER_NO_CONFIG", "1");
    System.out.println(
        "Starting "
            + (lab ? "JupyterLab " : "Jupyter Notebook ")
            + jupyter.version(lab ? "jupyterlab" : "notebook")
            + " …");
    try (ProcessTree server = ProcessTree.start(program);
        BufferedReader lines = server.process().inputReader();
        var copy = Files.newBufferedWriter(log)) {
      boolean ready = false;
      for (String line; (line = lines.readLine()) != null; ) {
        copy.write(line);
        copy.newLine();
        copy.flush();
        Matcher address = ADDRESS.matcher(line);
        if (!ready && address.find()) {
          awaitListening(server.process(), port);
          ready = true;
          String url = url(address, lab, file);
          System.out.println("Open " + url);
          System.out.println("Ctrl-C here ends it, with all its kernels.");
          if (browser && !Browser.open(url)) {
            System.out.println("(No browser could be started; open the address yourself.)");
          }
        }
      }
      int code = server.await();
      if (!ready || code != 0) {
        throw CourseFailure.setup(
            "Jupyter ended with exit code %d. The last lines of %s:%n%s"
                .formatted(code, log, lastLines(log)));
      }
      return ExitCode.OK;
    }
  }

  /**
   * Waits until the server takes connections, or has ended. Jupyter logs its address before it
   * listens; a browser that is faster would be refused.
   */
  private static void awaitListening(Process server, int port) throws InterruptedException {
    while (server.isAlive()) {
      try (var _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
        return;
      } catch (IOException _) {
        Thread.sleep(20);
      }
    }
  }

  private List<String> command(boolean lab, int port) {
    String application = lab ? "ServerApp" : "NotebookApp";
    List<String> command = new ArrayList<>();
    command.add(jupyter.python().toString());
    command.addAll(
        List.of("-m", lab ? "jupyterlab" : "notebook", "--no-browser", "--ip=127.0.0.1", "-y"));
    command.add("--port=" + port);
    command.add("--" + application + ".port_retries=0");
    command.add((lab ? "--ServerApp.root_dir=" : "--NotebookApp.notebook_dir=") + project.home());
    if (isRoot()) {
      command.add("--allow-root");
    }
    return command;
  }

  private static String url(Matcher address, boolean lab, String file) {
    String page;
    if (lab) {
      page = file.isEmpty() ? "lab/tree/notebooks" : "lab/tree/" + file;
    } else {
      page = file.isEmpty() ? "tree/notebooks" : "notebooks/" + file;
    }
    return address.group(1) + page + "?token=" + address.group(2);
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }
}
