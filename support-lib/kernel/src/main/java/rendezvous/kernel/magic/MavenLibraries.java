package rendezvous.kernel.magic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;

/** Finds libraries by their Maven coordinates; keeps them where Maven keeps them. */
public final class MavenLibraries {
  private final List<RemoteRepository> repositories = new ArrayList<>();

  public MavenLibraries() {
    addRepository("central", "https://repo.maven.apache.org/maven2/");
  }

  /** Adds a place to look for libraries, after those that are known already. */
  public void addRepository(String name, String url) {
    repositories.add(new RemoteRepository.Builder(name, "default", url).build());
  }

  /**
   * The jars of the named libraries and of all that they need at run time. Blocks while it
   * downloads.
   *
   * @param coordinates {@code group:artifact[:extension[:classifier]]:version}
   * @throws IOException where one cannot be had, with the reason
   */
  public List<Path> resolve(List<String> coordinates) throws IOException {
    RepositorySystem system = new RepositorySystemSupplier().get();
    Path cache = Path.of(System.getProperty("user.home"), ".m2", "repository");
    try (CloseableSession session =
        new SessionBuilderSupplier(system)
            .get()
            .withLocalRepositoryBaseDirectories(cache)
            .setSystemProperties(System.getProperties())
            .build()) {
      CollectRequest wanted = new CollectRequest();
      wanted.setRepositories(repositories);
      for (String coordinate : coordinates) {
        wanted.addDependency(new Dependency(new DefaultArtifact(coordinate), "runtime"));
      }
      return system
          .resolveDependencies(session, new DependencyRequest(wanted, null))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getPath())
          .toList();
    } catch (DependencyResolutionException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      system.shutdown();
    }
  }
}
