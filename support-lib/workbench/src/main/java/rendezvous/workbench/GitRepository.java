package rendezvous.workbench;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * A Git repository to which several clones push and from which they fetch, in a temporary folder.
 * Its one branch is {@code main}. No {@code git} program is needed: it is JGit.
 *
 * {@snippet :
 * GitRepository repository = bench.start(GitRepository.named("desired"));
 * GitClone ann = repository.clone("ann");
 * ann.write("shop.yaml", "version: v1").commit("First version").push();
 * }
 *
 * <p>The settings that the user has for Git are neither read nor written. Safe for use by any
 * number of threads.
 */
public final class GitRepository extends Component {

  static final String BRANCH = "main";

  static {
    SystemReader.setInstance(new Isolated(SystemReader.getInstance()));
  }

  // mutable state
  private volatile Path bench;
  private volatile Path folder;

  private GitRepository(String name) {
    super(name);
  }

  /** An empty repository, not made yet. */
  public static GitRepository named(String name) {
    return new GitRepository(name);
  }

  @Override
  void start(Place here) throws IOException, GitAPIException {
    bench = here.folder();
    folder = bench.resolve("repository.git");
    Git.init().setBare(true).setInitialBranch(BRANCH).setDirectory(folder.toFile()).call().close();
  }

  /**
   * Clones the repository to a temporary folder.
   *
   * @param author whose name the commits of the clone bear; each clone has one of its own
   * @throws IOException if it cannot be made, also because there is one of that author
   */
  public GitClone clone(String author) throws IOException {
    requireReady();
    return new GitClone(folder, bench.resolve("clone-of-" + author), author);
  }

  @Override
  String version() {
    Package library = Git.class.getPackage();
    String version = library.getImplementationVersion();
    return version == null ? "Git repository (JGit)" : "Git repository (JGit " + version + ")";
  }

  @Override
  String listensOn() {
    return "";
  }

  /** Keeps JGit from reading the user's and the system's settings, and from writing its own. */
  private static final class Isolated extends SystemReader.Delegate {

    Isolated(SystemReader system) {
      super(system);
    }

    /** Only for addresses in reflogs; the system may ask the network for it. */
    @Override
    public String getHostname() {
      return "localhost";
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      InMemory config = new InMemory(parent, fs);
      config.setClockOfTemporaryFiles();
      return config;
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new InMemory(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new InMemory(parent, fs);
    }
  }

  private static final class InMemory extends FileBasedConfig {

    InMemory(Config parent, FS fs) {
      super(parent, null, fs);
    }

    /**
     * How exact the file system's times are. Otherwise JGit would measure it in every new JVM, for
     * three seconds. A coarse value is safe: files are read again when in doubt.
     */
    void setClockOfTemporaryFiles() {
      try {
        FileStore store = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir")));
        String key =
            System.getProperty("java.vendor")
                + "|"
                + System.getProperty("java.version")
                + "|"
                + store.name();
        setString("filesystem", key, "timestampResolution", "1 s");
        setString("filesystem", key, "minRacyThreshold", "1 s");
      } catch (IOException _) {
        // then it measures
      }
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
