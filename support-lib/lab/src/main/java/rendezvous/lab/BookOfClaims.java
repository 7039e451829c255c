package rendezvous.lab;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The claims that the course's notebooks have judged on this machine so far, and those that they
 * have not yet.
 *
 * {@snippet :
 * BookOfClaims book = BookOfClaims.open();
 * book.find("4.1-b")          // the card that notebook 4.1 has ended with
 * book.unmeasured()           // which notebooks to run first
 * }
 *
 * <p>Of each notebook the latest results count: those that {@code ./course run} has left in {@code
 * target/run}, or those that Jupyter has saved in the notebook itself. As a cell's last expression
 * it shows all claims. Immutable: what is run later is not in it.
 */
public final class BookOfClaims implements Displayable {

  private static final Pattern JUDGES =
      Pattern.compile("Claim\\.of\\(\\s*\"([0-9]+(?:\\.[0-9]+)*-[a-z0-9]+)\"");

  private final Map<String, Claim> judged = new TreeMap<>();
  private final Set<String> known = new TreeSet<>();

  private BookOfClaims() {}

  /** The book of the course that this notebook belongs to. */
  public static BookOfClaims open() {
    return open(Path.of("").toAbsolutePath());
  }

  /**
   * The book of the course that this folder belongs to.
   *
   * @throws IllegalStateException if it belongs to none, or the notebooks cannot be read
   */
  static BookOfClaims open(Path folder) {
    Path course = folder;
    while (course != null && !Files.exists(course.resolve("syllabus.yaml"))) {
      course = course.getParent();
    }
    if (course == null) {
      throw new IllegalStateException(
          folder
              + " does not belong to the course: open the notebook where it is, by ./course lab");
    }
    BookOfClaims book = new BookOfClaims();
    try (DirectoryStream<Path> notebooks =
        Files.newDirectoryStream(course.resolve("notebooks"), "*.ipynb")) {
      for (Path notebook : notebooks) {
        book.read(notebook, course.resolve("target").resolve("run"));
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the notebooks: " + e.getMessage(), e);
    }
    return book;
  }

  private void read(Path notebook, Path run) throws IOException {
    JsonObject source = json(notebook).orElse(new JsonObject());
    for (JsonObject cell : objects(source, "cells")) {
      Matcher judges = JUDGES.matcher(text(cell, "source"));
      while (judges.find()) {
        known.add(judges.group(1));
      }
    }
    Path executed = run.resolve(notebook.getFileName());
    List<Claim> saved = claims(source);
    Optional<JsonObject> ran = Files.exists(executed) ? json(executed) : Optional.empty();
    List<Claim> fromRun = ran.map(BookOfClaims::claims).orElse(List.of());
    boolean runIsLater = saved.isEmpty() || time(executed).compareTo(time(notebook)) >= 0;
    for (Claim claim : runIsLater && !fromRun.isEmpty() ? fromRun : saved) {
      judged.put(claim.id(), claim);
      known.add(claim.id());
    }
  }

  private static FileTime time(Path file) throws IOException {
    return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
  }

  /** Empty if it is being written just now, or is no notebook. */
  private static Optional<JsonObject> json(Path notebook) throws IOException {
    try {
      return Optional.of(JsonParser.parseString(Files.readString(notebook)).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException _) {
      return Optional.empty();
    }
  }

  private static List<Claim> claims(JsonObject notebook) {
    List<Claim> claims = new ArrayList<>();
    for (JsonObject cell : objects(notebook, "cells")) {
      for (JsonObject output : objects(cell, "outputs")) {
        JsonElement data = output.get("data");
        if (data instanceof JsonObject bundle && bundle.has(Claim.MIME_TYPE)) {
          claims.add(claim(bundle.get(Claim.MIME_TYPE)));
        }
      }
    }
    return claims;
  }

  /** Some front ends save JSON as the text it is. */
  private static Claim claim(JsonElement saved) {
    JsonObject claim =
        (saved.isJsonPrimitive() ? JsonParser.parseString(saved.getAsString()) : saved)
            .getAsJsonObject();
    Claim.Outcome verdict =
        Arrays.stream(Claim.Outcome.values())
            .filter(outcome -> outcome.toString().equals(text(claim, "verdict")))
            .findFirst()
            .orElse(Claim.Outcome.NOT_MEASURABLE);
    return new Claim(
        text(claim, "id"),
        text(claim, "article"),
        text(claim, "expected"),
        text(claim, "measured"),
        verdict,
        text(claim, "reason"));
  }

  private static List<JsonObject> objects(JsonObject parent, String key) {
    return parent.has(key)
        ? parent.getAsJsonArray(key).asList().stream().map(JsonElement::getAsJsonObject).toList()
        : List.of();
  }

  /** Text is saved in one piece or as a list of lines. */
  private static String text(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    if (value == null) {
      return "";
    }
    if (value.isJsonArray()) {
      StringBuilder lines = new StringBuilder();
      value.getAsJsonArray().forEach(line -> lines.append(line.getAsString()));
      return lines.toString();
    }
    return value.getAsString();
  }

  /** The claim with this id, as it was judged last; empty if its notebook was not run yet. */
  public Optional<Claim> find(String id) {
    return Optional.ofNullable(judged.get(id));
  }

  /** All that were judged, by their ids. */
  public List<Claim> claims() {
    return List.copyOf(judged.values());
  }

  /** The sections whose notebooks judge something, in the article's order. */
  public List<String> sections() {
    return sectionsOf(known.stream());
  }

  /** The sections that have claims which are not judged yet: run their notebooks first. */
  public List<String> unmeasured() {
    return sectionsOf(known.stream().filter(id -> !judged.containsKey(id)));
  }

  private static List<String> sectionsOf(Stream<String> ids) {
    return ids.map(id -> id.replaceFirst("-.*", "")).distinct().sorted().toList();
  }

  @Override
  public Map<String, Object> mimeBundle() {
    List<Claim> claims = claims();
    return Displayable.of(
            Table.create(
                "All claims",
                StringColumn.create("claim", claims.stream().map(Claim::id).toList()),
                StringColumn.create(
                    "the article says", claims.stream().map(Claim::article).toList()),
                StringColumn.create("measured here", claims.stream().map(Claim::measured).toList()),
                StringColumn.create(
                    "verdict", claims.stream().map(claim -> claim.verdict().toString()).toList())))
        .mimeBundle();
  }

  @Override
  public String toString() {
    return judged.size() + " of " + known.size() + " claims judged";
  }
}
