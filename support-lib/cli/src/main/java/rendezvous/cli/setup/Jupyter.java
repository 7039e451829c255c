package rendezvous.cli.setup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A Python that can execute notebooks, and which way it came: found installed, in the private
 * environment, or just installed by pip or apt-get.
 */
public final class Jupyter {

  private final Python python;
  private final String origin;
  private final Path jupyterPath;

  Jupyter(Python python, String origin, Path jupyterPath) {
    this.python = python;
    this.origin = origin;
    this.jupyterPath = jupyterPath;
  }

  /** The interpreter. */
  public Path python() {
    return python.executable();
  }

  /** The package that shows notebooks in the browser: {@code jupyterlab} or {@code notebook}. */
  public Optional<String> frontEnd() {
    return python.frontEnd();
  }

  /** The version of one of Jupyter's packages. */
  public String version(String name) {
    return python.packages().getOrDefault(name, "?");
  }

  /** The environment variables by which Jupyter finds the course's kernels, before any others. */
  public Map<String, String> environment() {
    String others = System.getenv("JUPYTER_PATH");
    return Map.of(
        "JUPYTER_PATH",
        jupyterPath + (others == null || others.isEmpty() ? "" : ":" + others),
        "PYTHONUTF8",
        "1");
  }

  /** Such as {@code nbclient 0.7.2, Python 3.11.2 in /usr/bin/python3 (installed)}. */
  @Override
  public String toString() {
    return "nbclient %s, Python %s in %s (%s)"
        .formatted(version("nbclient"), python.version(), python.executable(), origin);
  }
}
