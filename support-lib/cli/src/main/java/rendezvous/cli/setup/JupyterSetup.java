package rendezvous.cli.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.Project;

/**
 * Gets a Jupyter: the one that is installed; else a private environment by pip, where the package
 * index answers; else, on Debian and Ubuntu as root, by apt-get. Says which way it took.
 */
public final class JupyterSetup {

  /** The environment variable by which a person names the Python to use. */
  public static final String NAMED_PYTHON = "RENDEZVOUS_PYTHON";

  private final Project project;
  private final PythonPlaces places;

  /** Set-up for a project, looking at this process's environment. */
  public JupyterSetup(Project project) {
    this.project = project;
    this.places = new PythonPlaces(System.getenv(), project.venv());
  }

  /**
   * The first installed Python that can execute notebooks and, if asked, show them in the browser.
   */
  public Optional<Jupyter> find(boolean frontEnd) {
    if (places.named().isPresent() && Python.probe(places.named().get()).isEmpty()) {
      throw CourseFailure.setup(
          NAMED_PYTHON + " names " + places.named().get() + ", which is not a working Python 3");
    }
    return findPython(frontEnd)
        .map(python ->
            jupyter(
                python, python.executable().equals(places.venvPython()) ? "private" : "installed"));
  }

  private Optional<Python> findPython(boolean frontEnd) {
    return places.all().stream()
        .map(Python::probe)
        .flatMap(Optional::stream)
        .filter(
            python -> python.executesNotebooks() && (!frontEnd || python.frontEnd().isPresent()))
        .findFirst();
  }

  /** Every Python that was looked at and works, as text for a person. */
  public List<String> looked() {
    return places.all().stream()
        .map(Python::probe)
        .flatMap(Optional::stream)
        .map(python ->
            "Python %s in %s: %s"
                .formatted(
                    python.version(),
                    python.executable(),
                    python.packages().isEmpty()
                        ? "no Jupyter"
                        : String.join(
                            ", ",
                            python.packages().entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .sorted()
                                .toList())))
        .toList();
  }

  /** Whether a missing Jupyter can probably be installed: by pip or by apt-get. */
  public boolean canInstall() {
    return AptInstall.possible()
        || places.bases().stream().map(Python::probe).anyMatch(Optional::isPresent);
  }

  /**
   * Finds a Jupyter, or installs one.
   *
   * @param frontEnd whether it must be able to show notebooks in the browser
   * @throws CourseFailure if there is none and none can be installed
   */
  public Jupyter ensure(boolean frontEnd) {
    Optional<Jupyter> installed = find(frontEnd);
    if (installed.isPresent()) {
      return installed.get();
    }
    System.out.println(
        "No Python with "
            + (frontEnd ? "JupyterLab or Notebook" : "nbclient")
            + " found; installing.");
    List<String> refusals = new ArrayList<>();
    PipInstall pip = new PipInstall(project.target().resolve("setup"), places);
    Optional<Jupyter> byPip =
        pip.install(refusals::add)
            .filter(Python::executesNotebooks)
            .map(p -> jupyter(p, "private, just installed by pip"));
    if (byPip.isPresent()) {
      return byPip.get();
    }
    if (new AptInstall(project.target().resolve("setup")).install(frontEnd, refusals::add)) {
      Optional<Jupyter> byApt =
          findPython(frontEnd).map(python -> jupyter(python, "just installed, by apt-get"));
      if (byApt.isPresent()) {
        return byApt.get();
      }
      refusals.add("apt-get installed the packages, but no Python has them now");
    }
    throw CourseFailure.setup(
        "the notebooks are executed by Jupyter's Python package nbclient, and it is not here:\n  "
            + String.join("\n  ", refusals)
            + "\nAny one of these installs it:\n"
            + howToInstall(frontEnd));
  }

  /** The commands by which a person can install Jupyter. */
  public static String howToInstall(boolean frontEnd) {
    return """
      Debian, Ubuntu   sudo apt-get install -y --no-install-recommends %s
      macOS            brew install jupyterlab
      any system       python3 -m pip install --user nbclient nbformat jupyter_client jupyterlab
    A Python in an unusual place is found through %s.\
    """
        .formatted(String.join(" ", AptInstall.packages(frontEnd)), NAMED_PYTHON);
  }

  private Jupyter jupyter(Python python, String origin) {
    return new Jupyter(python, origin, project.jupyter());
  }
}
