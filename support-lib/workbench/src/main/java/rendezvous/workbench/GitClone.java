package rendezvous.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/**
 * Somebody's copy of a {@link GitRepository}: files to read and to write, commits to push.
 *
 * {@snippet :
 * ann.write("shop.yaml", "version: v2").commit("Second version").push();
 * robot.update();
 * robot.read("shop.yaml")
 * }
 *
 * <p>All methods throw {@link IOException} if Git cannot do it: why is in the message. The copy is
 * deleted with the repository. Safe for use by any number of threads, which take turns.
 */
public final class GitClone {

  private static final String TRACKED =
      Constants.R_REMOTES + Constants.DEFAULT_REMOTE_NAME + "/" + GitRepository.BRANCH;

  // immutable state
  private final Path folder;
  private final String author;

  /** What Git is asked to do. */
  @FunctionalInterface
  private interface Request<T> {
    T on(Git git) throws GitAPIException, IOException;
  }

  GitClone(Path repository, Path folder, String author) throws IOException {
    this.folder = folder;
    this.author = author;
    if (Files.exists(folder)) {
      throw new IOException(author + " has a clone already");
    }
    try {
      Git.cloneRepository()
          .setURI(repository.toUri().toString())
          .setDirectory(folder.toFile())
          .call()
          .close();
    } catch (GitAPIException e) {
      throw new IOException("cannot clone: " + e.getMessage(), e);
    }
    ask(
        "configure",
        git -> {
          StoredConfig config = git.getRepository().getConfig();
          config.setString("user", null, "name", author);
          config.setString("user", null, "email", author + "@localhost");
          config.save();
          return this;
        });
  }

  private synchronized <T> T ask(String what, Request<T> request) throws IOException {
    try (Git git = Git.open(folder.toFile())) {
      return request.on(git);
    } catch (GitAPIException e) {
      throw new IOException(author + " cannot " + what + ": " + e.getMessage(), e);
    }
  }

  /** Where the files are. */
  public Path folder() {
    return folder;
  }

  /** Writes a file; it is in the repository only when it is committed and pushed. */
  public synchronized GitClone write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Reads a file as it is here. */
  public synchronized String read(String path) throws IOException {
    return Files.readString(folder.resolve(path));
  }

  /** Commits all files as they are now, in the author's name. */
  public GitClone commit(String message) throws IOException {
    return ask(
        "commit",
        git -> {
          git.add().addFilepattern(".").call();
          git.add().addFilepattern(".").setUpdate(true).call(); // what was deleted
          git.commit().setMessage(message).call();
          return this;
        });
  }

  /**
   * Makes a commit that undoes the last one.
   *
   * @throws IOException also if there is nothing before it
   */
  public GitClone revert() throws IOException {
    return ask(
        "revert",
        git -> {
          git.revert().include(git.getRepository().resolve(Constants.HEAD)).call();
          return this;
        });
  }

  /**
   * Takes the commits to the repository.
   *
   * @return the number of the last one, abbreviated
   * @throws IOException also if the repository has commits that this copy does not have: update
   *     first
   */
  public String push() throws IOException {
    return ask(
        "push",
        git -> {
          Iterable<PushResult> results =
              git.push().setRefSpecs(new RefSpec("HEAD:refs/heads/" + GitRepository.BRANCH)).call();
          for (PushResult result : results) {
            for (RemoteRefUpdate update : result.getRemoteUpdates()) {
              switch (update.getStatus()) {
                case OK, UP_TO_DATE -> {}
                default -> throw new IOException(author + " cannot push: " + update.getStatus());
              }
            }
          }
          return abbreviated(git.getRepository().resolve(Constants.HEAD));
        });
  }

  /**
   * Fetches what the repository has, and makes the files so; what was not pushed is lost.
   *
   * @return the number of the last commit, abbreviated; empty while there is none
   */
  public String update() throws IOException {
    return ask(
        "update",
        git -> {
          git.fetch().call();
          ObjectId fetched = git.getRepository().resolve(TRACKED);
          if (fetched == null) {
            return "";
          }
          if (!fetched.equals(git.getRepository().resolve(Constants.HEAD))
              || !git.status().call().isClean()) {
            git.reset().setMode(ResetType.HARD).setRef(fetched.name()).call();
          }
          return abbreviated(fetched);
        });
  }

  /** The commits that this copy has, the last one first: number, author and message. */
  public List<String> log() throws IOException {
    return ask(
        "read the log",
        git -> {
          List<String> lines = new ArrayList<>();
          for (RevCommit commit : git.log().call()) {
            lines.add(
                abbreviated(commit)
                    + " "
                    + commit.getAuthorIdent().getName()
                    + ": "
                    + commit.getShortMessage());
          }
          return lines;
        });
  }

  private static String abbreviated(ObjectId commit) {
    return Objects.requireNonNull(commit, "commit").abbreviate(7).name();
  }

  @Override
  public String toString() {
    return "clone of " + author;
  }
}
