package rendezvous.grader.check;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rendezvous.grader.AtomicFile;

/**
 * How far a learner has come, in one file: {@code progress.json} in the folder of the course. It
 * can be taken along from one machine to another.
 */
public final class Progress {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final String FILE = "progress.json";

  /**
   * How far one has come with an exercise.
   *
   * @param points the most points of any check
   * @param of how many there were to be had
   * @param hints the numbers of the hints that have been read
   */
  public record Entry(int points, int of, Set<Integer> hints) {
    static final Entry NONE = new Entry(0, 0, Set.of());

    public Entry {
      hints = hints == null ? Set.of() : new TreeSet<>(hints);
    }

    /** Whether all points were reached. */
    public boolean isDone() {
      return of > 0 && points >= of;
    }
  }

  private final Path file;

  private Progress(Path file) {
    this.file = file;
  }

  /** The progress that is kept beside a folder of exercises. */
  public static Progress beside(Path exercises) {
    return new Progress(exercises.toAbsolutePath().normalize().resolveSibling(FILE));
  }

  /** Where it is kept. */
  public Path file() {
    return file;
  }

  /** How far one has come with an exercise. */
  public Entry of(String slug) {
    return all().getOrDefault(slug, Entry.NONE);
  }

  /** How far one has come with all exercises that were begun, by their slugs. */
  public synchronized Map<String, Entry> all() {
    try {
      Map<String, Entry> all =
          Files.exists(file)
              ? GSON.fromJson(
                  Files.readString(file), new TypeToken<TreeMap<String, Entry>>() {}.getType())
              : null;
      return all == null ? new TreeMap<>() : all;
    } catch (IOException | JsonParseException e) {
      return new TreeMap<>(); // it is a convenience: what cannot be read is begun anew
    }
  }

  /** Notes what came of a check, if it is better than before. */
  public synchronized void checked(String slug, int points, int of) throws IOException {
    Entry before = of(slug);
    put(slug, new Entry(Math.max(points, before.points()), of, before.hints()));
  }

  /** Notes that a hint has been read. */
  public synchronized void read(String slug, int hint, int of) throws IOException {
    Entry before = of(slug);
    Set<Integer> hints = new TreeSet<>(before.hints());
    hints.add(hint);
    put(slug, new Entry(before.points(), of, hints));
  }

  private void put(String slug, Entry entry) throws IOException {
    Map<String, Entry> all = all();
    if (entry.equals(all.put(slug, entry))) {
      return;
    }
    AtomicFile.write(file, GSON.toJson(all) + "\n");
  }
}
