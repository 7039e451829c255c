package rendezvous.cli.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import rendezvous.cli.Project;

/** Bubblewrap, in which a class's submissions are shut. */
public final class Sandbox {
  private static final List<String> PACKAGES = List.of("bubblewrap");

  private Sandbox() {}

  /** Whether it is installed, which does not say that it works here. */
  public static boolean present() {
    return Files.isExecutable(Path.of("/usr/bin/bwrap"))
        || Files.isExecutable(Path.of("/usr/local/bin/bwrap"));
  }

  /** Installs it where apt-get can; elsewhere says why not and goes on. */
  public static void ensure(Project project, Consumer<String> refusal) {
    if (!present()) {
      new AptInstall(project.target().resolve("setup")).install("Sandbox", PACKAGES, refusal);
    }
  }

  /** The command by which a person installs it. */
  public static String howToInstall() {
    return "sudo apt-get install -y --no-install-recommends " + String.join(" ", PACKAGES);
  }
}
