package rendezvous.cli.setup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import rendezvous.cli.Project;
import rendezvous.kernel.KernelSpec;

/** The kernels of the course, as Jupyter finds them. */
public final class Kernels {

  private Kernels() {}

  /**
   * Writes the kernelspecs: this JDK, the built kernel, and for notebooks the classes of the
   * workbench and the grader, with the lab's.
   */
  public static void install(Project project) throws IOException, InterruptedException {
    KernelSpec.write(
        project.jupyter(),
        Path.of(System.getProperty("java.home")),
        project.classPath("kernel"),
        Stream.concat(project.classPath("workbench").stream(), project.classPath("grader").stream())
            .toList(),
        System.out::println);
  }
}
