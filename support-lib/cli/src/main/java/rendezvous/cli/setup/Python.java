package rendezvous.cli.setup;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendezvous.cli.process.Outcome;

/**
 * A Python interpreter and which of Jupyter's packages it has.
 *
 * @param executable the interpreter as it was called
 * @param version such as {@code 3.11.2}
 * @param packages the versions of the packages in {@link #ASKED_FOR} that it has
 */
record Python(Path executable, String version, Map<String, String> packages) {

  private static final List<String> ASKED_FOR =
      List.of("nbclient", "nbformat", "jupyter_client", "jupyterlab", "notebook");

  /** Looks packages up without importing them, which would take a second. */
  private static final String PROBE =
      """
      import importlib.metadata, importlib.util, json, platform, sys
      found = {}
      for name in sys.argv[1:]:
          try:
              if importlib.util.find_spec(name):
                  found[name] = importlib.metadata.version(name)
          except Exception:
              pass
      print(json.dumps({"version": platform.python_version(), "packages": found}))
      """;

  private record Answer(String version, Map<String, String> packages) {}

  /** Asks an interpreter; empty if it is not there, is no Python 3, or does not answer. */
  static Optional<Python> probe(Path executable) {
    if (!Files.isExecutable(executable)) {
      return Optional.empty();
    }
    List<String> command = new java.util.ArrayList<>(List.of(executable.toString(), "-c", PROBE));
    command.addAll(ASKED_FOR);
    Outcome outcome = Outcome.of(command, Duration.ofSeconds(20));
    if (!outcome.ok()) {
      return Optional.empty();
    }
    try {
      // The last line: a wrapper script may print a greeting before it.
      String json = outcome.text().lines().reduce((_, last) -> last).orElse("");
      Answer answer = new Gson().fromJson(json, Answer.class);
      return answer == null || answer.version() == null || !answer.version().startsWith("3.")
          ? Optional.empty()
          : Optional.of(new Python(executable, answer.version(), Map.copyOf(answer.packages())));
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    }
  }

  /** Whether it can execute notebooks. */
  boolean executesNotebooks() {
    return packages.containsKey("nbclient")
        && packages.containsKey("nbformat")
        && packages.containsKey("jupyter_client");
  }

  /** The package that shows notebooks in the browser: {@code jupyterlab}, else {@code notebook}. */
  Optional<String> frontEnd() {
    return List.of("jupyterlab", "notebook").stream().filter(packages::containsKey).findFirst();
  }
}
