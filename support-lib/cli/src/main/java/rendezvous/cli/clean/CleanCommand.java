package rendezvous.cli.clean;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.RemovedTree;
import rendezvous.workbench.CacheFolder;

/** {@code course clean}: removes everything that the command can make again. */
@Command(
    name = "clean",
    description = {
      "Remove what the command has made: executed notebooks, the book, kernelspecs, built jars,",
      "and what notebooks keep in your cache folder, such as a database's unpacked programs."
    },
    footer = {"", "Notebooks and what you have written in them stay as they are."})
public final class CleanCommand implements Callable<Integer> {

  @Option(names = "--all", description = "also the private Python environment .venv")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    Project project = Project.current();
    boolean nothing = true;
    for (Path folder : made(project)) {
      if (Files.exists(folder)) {
        nothing = false;
        RemovedTree removed = RemovedTree.of(folder);
        System.out.printf(
            "removed %s (%.1f MB)%n",
            folder.startsWith(project.home()) ? project.home().relativize(folder) : folder,
            removed.bytes() / (1024.0 * 1024.0));
      }
    }
    if (nothing) {
      System.out.println("nothing to remove");
    }
    if (!all && Files.exists(project.venv())) {
      System.out.println(".venv stays; `course clean --all` removes it");
    }
    return ExitCode.OK;
  }

  private List<Path> made(Project project) throws IOException {
    List<Path> folders = new ArrayList<>();
    Path supportLib = project.home().resolve("support-lib");
    folders.add(supportLib.resolve("target"));
    try (Stream<Path> modules = Files.list(supportLib)) {
      modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve("target"))
          .sorted()
          .forEach(folders::add);
    }
    folders.add(CacheFolder.path());
    // Last: the jars that run this command are in it.
    folders.add(project.target());
    if (all) {
      folders.add(project.venv());
    }
    return folders;
  }
}
