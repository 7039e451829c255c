package rendezvous.grader.classroom;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import rendezvous.grader.AtomicFile;
import rendezvous.grader.report.GradedSubmission;

/**
 * Results that are finished, a file each, so that a run that is killed loses none of them. A result
 * holds as long as all that it has come from is the same. Safe for use by several threads.
 */
final class Finished {
  private static final Gson GSON = new Gson();

  private final Path folder;

  /**
   * A result and what it has come from.
   *
   * @param origin a digest of all that it has come from
   */
  private record Entry(String origin, GradedSubmission result) {}

  Finished(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** The result of a student's submission, if it is there and has come from just this. */
  Optional<GradedSubmission> find(HandedIn submission, String origin) throws IOException {
    Path file = file(submission);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Entry entry = GSON.fromJson(Files.readString(file), Entry.class);
      return entry != null && origin.equals(entry.origin())
          ? Optional.ofNullable(entry.result())
          : Optional.empty();
    } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty(); // of another version
    }
  }

  /** Keeps a result: at once and as a whole, or not at all. */
  void keep(HandedIn submission, String origin, GradedSubmission result) throws IOException {
    AtomicFile.write(file(submission), GSON.toJson(new Entry(origin, result)));
  }

  /** Students are called in ways that no file can be. */
  private Path file(HandedIn submission) {
    return folder.resolve(digest(submission.student() + "/" + submission.exercise()) + ".json");
  }

  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
