package rendezvous.cli.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.process.ProcessTree;

/** {@code course image}: builds the container image and says how it is started. */
@Command(
    name = "image",
    description = "Build the container image, by docker, podman or buildah, whichever is there.",
    footer = {
      "",
      "Builds the Dockerfile in the course's folder, as Binder does. Needs the network: for Debian's",
      "packages and for Maven Central."
    })
public final class ImageCommand implements Callable<Integer> {

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      defaultValue = "rendezvous",
      description = "what the image is called (rendezvous)")
  private String tag;

  @Option(
      names = "--ijava",
      description = "with the kernel IJava 1.3.0 beside the course's own; it comes from GitHub")
  private boolean ijava;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project project = Project.current();
    ContainerTool tool = ContainerTool.find();
    List<String> arguments = new ArrayList<>();
    if (ijava) {
      arguments.add("IJAVA=1");
    }
    List<String> command = tool.build(tag, arguments);
    System.out.println(String.join(" ", command));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(project.home().toFile()).inheritIO();
    int code;
    try (ProcessTree build = ProcessTree.start(builder)) {
      code = build.await();
    }
    if (code != 0) {
      System.err.println(
          "course: the image was not built: %s ended with exit code %d"
              .formatted(tool.program(), code));
      return ExitCode.FAILED;
    }
    System.out.println(
        tool.runsContainers()
            ? "Start it, and open the last address that it prints:\n  %s run --rm -it -p 8888:8888 %s"
                .formatted(tool.program(), tag)
            : "buildah has built %s. podman starts it: podman run --rm -it -p 8888:8888 %s"
                .formatted(tag, tag));
    return ExitCode.OK;
  }
}
