package rendezvous.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.doctor.Finding.State;
import rendezvous.cli.process.Outcome;
import rendezvous.cli.setup.Fonts;
import rendezvous.cli.setup.Jupyter;
import rendezvous.cli.setup.JupyterSetup;
import rendezvous.cli.setup.Sandbox;

/** {@code course doctor}: looks at everything the course needs, and installs nothing. */
@Command(
    name = "doctor",
    description = "Say what is installed, what is missing, and how to get it.",
    footer = {"", "The exit code is 0 when `course run` can run, else 3."})
public final class DoctorCommand implements Callable<Integer> {

  private static final long GIB = 1024L * 1024 * 1024;
  private static final Duration SHORT = Duration.ofSeconds(20);

  @Override
  public Integer call() {
    Project project = Project.current();
    List<Finding> findings = new ArrayList<>();
    findings.add(jdk());
    findings.add(maven());
    findings.addAll(jupyter(project));
    findings.add(
        program(
            "node",
            "--version",
            "the browser test (course test)",
            "sudo apt-get install nodejs npm"));
    findings.add(chromium());
    findings.add(fonts());
    findings.add(sandbox());
    findings.add(cores());
    findings.add(memory());
    findings.add(disk(project));
    findings.forEach(System.out::println);
    boolean runs = findings.stream().noneMatch(finding -> finding.state() == State.BAD);
    System.out.println();
    System.out.println(
        runs ? "`./course run` can run here." : "`./course run` cannot run here yet: see MISSING.");
    return runs ? ExitCode.OK : ExitCode.SETUP;
  }

  private static Finding jdk() {
    return Finding.good("JDK", Runtime.version() + " in " + System.getProperty("java.home"));
  }

  private static Finding maven() {
    String home =
        System.getenv().getOrDefault("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
    Path wrapper = Path.of(home, "wrapper", "dists");
    return Files.isDirectory(wrapper)
        ? Finding.good("Maven", "through support-lib/mvnw, kept in " + wrapper)
        : new Finding(
            State.INSTALLABLE,
            "Maven",
            "not downloaded yet",
            "The next build downloads it; that needs the network once.");
  }

  private static List<Finding> jupyter(Project project) {
    JupyterSetup setup = new JupyterSetup(project);
    List<String> looked = setup.looked();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        looked.isEmpty()
            ? new Finding(State.OPTIONAL, "Python", "no Python 3 found", "")
            : Finding.good("Python", String.join("\n", looked)));
    Optional<Jupyter> runner = setup.find(false);
    findings.add(
        runner
            .map(jupyter -> Finding.good("Jupyter", jupyter.toString()))
            .orElseGet(() ->
                new Finding(
                    setup.canInstall() ? State.INSTALLABLE : State.BAD,
                    "Jupyter",
                    "no Python has nbclient, nbformat and jupyter_client"
                        + (setup.canInstall() ? "; `./course run` installs them" : ""),
                    JupyterSetup.howToInstall(false))));
    Optional<Jupyter> browser = setup.find(true);
    findings.add(
        browser
            .map(jupyter ->
                Finding.good(
                    "Front end",
                    jupyter.frontEnd().orElseThrow()
                        + " "
                        + jupyter.version(jupyter.frontEnd().orElseThrow())))
            .orElseGet(() ->
                new Finding(
                    State.OPTIONAL,
                    "Front end",
                    "neither JupyterLab nor Notebook; only `course lab` needs one, and installs it",
                    "")));
    return findings;
  }

  private static Finding program(String name, String option, String use, String remedy) {
    Outcome outcome = Outcome.of(List.of(name, option), SHORT);
    return outcome.ok()
        ? Finding.good(name, outcome.text().lines().findFirst().orElse(""))
        : new Finding(State.OPTIONAL, name, "only for " + use, remedy);
  }

  private static Finding chromium() {
    for (String name : List.of("chromium", "chromium-browser", "google-chrome")) {
      Outcome outcome = Outcome.of(List.of(name, "--version"), SHORT);
      if (outcome.ok()) {
        // The last line: Debian's wrapper script may complain about something else before it.
        return Finding.good(
            "Chromium", outcome.text().lines().reduce((_, last) -> last).orElse(name));
      }
    }
    return new Finding(
        State.OPTIONAL,
        "Chromium",
        "only for the browser test (course test)",
        "sudo apt-get install chromium");
  }

  private static Finding fonts() {
    return Fonts.present()
        ? Finding.good("Fonts", "the JDK can draw text")
        : new Finding(
            State.OPTIONAL,
            "Fonts",
            "without them notebooks show no pictures",
            Fonts.howToInstall());
  }

  private static Finding sandbox() {
    return Sandbox.present()
        ? Finding.good("Sandbox", "bubblewrap, for course grade")
        : new Finding(
            State.OPTIONAL,
            "Sandbox",
            "no bubblewrap: only course grade uses it, and does with less without it",
            Sandbox.howToInstall());
  }

  private static Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    return cores >= 2
        ? Finding.good("Cores", String.valueOf(cores))
        : new Finding(
            State.OPTIONAL,
            "Cores",
            "1",
            "Races between threads show less on one core; the notebooks say where.");
  }

  private static Finding memory() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine)) {
      return new Finding(State.OPTIONAL, "Memory", "unknown", "");
    }
    double gib = (double) machine.getTotalMemorySize() / GIB;
    String found = "%.1f GiB".formatted(gib);
    return gib >= 1.5
        ? Finding.good("Memory", found)
        : new Finding(
            State.BAD,
            "Memory",
            found,
            "A notebook may take 1 GB beside this command: 2 GiB are needed.");
  }

  private static Finding disk(Project project) {
    // Not by FileStore: that wants a mount point, which a chroot does not show.
    long usable = project.home().toFile().getUsableSpace();
    String found = "%.1f GiB free in %s".formatted((double) usable / GIB, project.home());
    return usable >= GIB
        ? Finding.good("Disk", found)
        : new Finding(
            State.BAD, "Disk", found, "1 GiB is needed for libraries and executed notebooks.");
  }
}
