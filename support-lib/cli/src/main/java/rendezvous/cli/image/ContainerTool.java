package rendezvous.cli.image;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rendezvous.cli.CourseFailure;
import rendezvous.cli.process.Outcome;

/** A program that builds images from a Dockerfile. */
enum ContainerTool {
  DOCKER(List.of("info", "--format", "{{.ServerVersion}}"), List.of("build")),
  PODMAN(List.of("info", "--format", "{{.Version.Version}}"), List.of("build")),
  BUILDAH(List.of("--version"), List.of("build", "--layers"));

  private static final Duration ANSWERS = Duration.ofSeconds(20);

  private final List<String> probe;
  private final List<String> build;

  ContainerTool(List<String> probe, List<String> build) {
    this.probe = probe;
    this.build = build;
  }

  /** Its name, which is the name of its program, too. */
  String program() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The command that builds an image of the current folder. */
  List<String> build(String tag, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(build);
    command.addAll(List.of("--tag", tag));
    for (String argument : arguments) {
      command.addAll(List.of("--build-arg", argument));
    }
    command.add(".");
    return command;
  }

  /** Whether it can start containers: buildah only builds. */
  boolean runsContainers() {
    return this != BUILDAH;
  }

  /** Why it cannot build here; empty when it can. Docker, for one, needs its server. */
  private String refusal() {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(probe);
    Outcome outcome = Outcome.of(command, ANSWERS);
    if (outcome.ok()) {
      return "";
    }
    return outcome.exitCode() == Outcome.NOT_RUN && !outcome.text().startsWith("no answer")
        ? "is not installed"
        : "does not work: "
            + outcome
                .text()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse("exit code " + outcome.exitCode());
  }

  /** The first that works: docker, podman, buildah. */
  static ContainerTool find() {
    StringBuilder refusals = new StringBuilder();
    for (ContainerTool tool : values()) {
      String refusal = tool.refusal();
      if (refusal.isEmpty()) {
        return tool;
      }
      refusals.append("\n  ").append(tool.program()).append(' ').append(refusal);
    }
    throw CourseFailure.setup(
        "an image is built by docker, podman or buildah, and none of them works here:"
            + refusals
            + """

            Any one of these installs one:
              Debian, Ubuntu   sudo apt-get install podman
              Fedora           sudo dnf install podman
              macOS, Windows   https://docs.docker.com/get-docker/
            Without an image, ./course lab opens the same notebooks.\
            """);
  }
}
