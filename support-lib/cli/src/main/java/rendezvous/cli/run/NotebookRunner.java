package rendezvous.cli.run;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import rendezvous.cli.Project;
import rendezvous.cli.Syllabus;
import rendezvous.cli.process.ProcessTree;
import rendezvous.cli.run.ExecutedNotebook.CellError;
import rendezvous.cli.run.ExecutedNotebook.Claim;
import rendezvous.cli.run.ExecutedNotebook.Status;
import rendezvous.cli.setup.Jupyter;

/**
 * Executes notebooks, one Python process and one kernel each, by {@code execute_notebook.py}. The
 * executed notebook is {@code target/run/NN-slug.ipynb}, what its kernel printed {@code
 * NN-slug.log}.
 */
final class NotebookRunner {

  /** How long a cell may run, unless its notebook says otherwise. */
  private static final int CELL_SECONDS = 120;

  private final Project project;
  private final Jupyter jupyter;
  private final Path folder;
  private final Path script;

  NotebookRunner(Project project, Jupyter jupyter) throws IOException {
    this.project = project;
    this.jupyter = jupyter;
    this.folder = project.target().resolve("run");
    this.script = folder.resolve("execute_notebook.py");
    Files.createDirectories(folder);
    for (String file : List.of("execute_notebook.py", "peak_memory.py")) {
      try (InputStream in = NotebookRunner.class.getResourceAsStream(file)) {
        Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * Executes a notebook; returns when its kernel is gone, with all that it has started.
   *
   * @param onCell called when a cell starts, with its number and how many there are
   */
  ExecutedNotebook run(Syllabus.Notebook entry, BiConsumer<Integer, Integer> onCell)
      throws IOException, InterruptedException {
    Path executed = folder.resolve(entry.file());
    Path log = folder.resolve(entry.slug() + ".log");
    Files.deleteIfExists(executed);
    Path notebook = project.notebooks().resolve(entry.file());
    if (!Files.exists(notebook)) {
      return notExecuted(entry, executed, "there is no " + notebook);
    }
    ProcessBuilder program =
        new ProcessBuilder(
            jupyter.python().toString(),
            script.toString(),
            notebook.toString(),
            executed.toString(),
            log.toString(),
            String.valueOf(CELL_SECONDS));
    program.environment().putAll(jupyter.environment());
    program.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Files.deleteIfExists(log);
    LeftBehind leftBehind = new LeftBehind();
    leftBehind.mark(program);
    JsonObject end = null;
    try (ProcessTree tree = ProcessTree.start(program);
        BufferedReader events = tree.process().inputReader()) {
      for (String line; (line = events.readLine()) != null; ) {
        JsonObject event = JsonParser.parseString(line).getAsJsonObject();
        switch (event.get("event").getAsString()) {
          case "cell" -> onCell.accept(event.get("number").getAsInt(), event.get("of").getAsInt());
          case "end" -> end = event;
          case "unsaved" -> throw new IOException(event.get("reason").getAsString());
          default -> throw new IllegalStateException("unknown event: " + line);
        }
      }
      tree.await();
    }
    String left = leftBehind.remove();
    if (end != null) {
      ExecutedNotebook result = executed(entry, executed, end);
      return left.isEmpty() || result.status() != Status.OK
          ? result
          : result.failedBy(new CellError("", 0, "LeftBehind", left));
    }
    if (!Files.exists(executed)) {
      Files.copy(notebook, executed);
    }
    return notExecuted(
        entry, executed, "its Python process ended; the end of " + log + ":\n" + lastLines(log));
  }

  private static ExecutedNotebook executed(Syllabus.Notebook entry, Path file, JsonObject end) {
    Gson gson = new Gson();
    return new ExecutedNotebook(
        entry,
        file,
        Status.of(end.get("status").getAsString()),
        end.get("seconds").getAsDouble(),
        end.get("cpuSeconds").getAsDouble(),
        end.get("peakRssMb").getAsDouble(),
        end.get("peakRssMbTogether").getAsDouble(),
        end.get("cells").getAsInt(),
        end.get("images").getAsInt(),
        end.getAsJsonArray("claims").asList().stream()
            .map(claim -> gson.fromJson(claim, Claim.class))
            .toList(),
        Optional.ofNullable(gson.fromJson(end.get("error"), CellError.class)));
  }

  private static ExecutedNotebook notExecuted(Syllabus.Notebook entry, Path file, String why) {
    return new ExecutedNotebook(
        entry,
        file,
        Status.KERNEL_DIED,
        0,
        0,
        0,
        0,
        0,
        0,
        List.of(),
        Optional.of(new CellError("", 0, "NotExecuted", why)));
  }

  private static String lastLines(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }
}
