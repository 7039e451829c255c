package rendezvous.grader.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rendezvous.grader.exercise.InvalidExerciseException;

/**
 * What submissions may use of the JDK and the course, as {@code allowed.txt} says; that file also
 * says how it is to be read. Immutable.
 */
public final class AllowList {
  /** The file in an exercise's folder that allows more. */
  public static final String FILE = "allowed.txt";

  private static final AllowList OF_COURSE = read(resource(), FILE);

  private final Map<String, Set<String>> packages; // by name, without these classes
  private final Map<String, List<Rule>> classes; // by name; what one rule allows is allowed
  private final Map<String, Members> overrides; // by class
  private final Map<String, String> reasons; // by member, class or package
  private final List<String> extension;

  private AllowList(
      Map<String, Set<String>> packages,
      Map<String, List<Rule>> classes,
      Map<String, Members> overrides,
      Map<String, String> reasons,
      List<String> extension) {
    this.packages = packages;
    this.classes = classes;
    this.overrides = overrides;
    this.reasons = reasons;
    this.extension = List.copyOf(extension);
  }

  // --- reading

  /** The course's own. */
  public static AllowList ofCourse() {
    return OF_COURSE;
  }

  /**
   * The course's own, and what an exercise allows besides.
   *
   * @param exercise the exercise's folder
   * @throws InvalidExerciseException if its file is not as it must be
   * @throws IOException if it cannot be read
   */
  public static AllowList of(Path exercise) throws IOException {
    Path file = exercise.resolve(FILE);
    return Files.exists(file)
        ? OF_COURSE.and(Files.readString(file), exercise.getFileName() + "/" + FILE)
        : OF_COURSE;
  }

  private static String resource() {
    try (InputStream in = AllowList.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AllowList read(String text, String file) {
    AllowListReader reader = new AllowListReader(file);
    reader.read(text);
    return new AllowList(
        reader.packages, reader.classes, reader.overrides, reader.reasons, List.of());
  }

  /** This list, and what another text allows besides. */
  AllowList and(String text, String file) {
    AllowListReader reader = new AllowListReader(file);
    packages.forEach((name, without) -> reader.packages.put(name, without));
    classes.forEach((name, rules) -> reader.classes.put(name, new ArrayList<>(rules)));
    reader.overrides.putAll(overrides);
    reader.reasons.putAll(reasons);
    List<String> entries = reader.read(text);
    return new AllowList(
        reader.packages, reader.classes, reader.overrides, reader.reasons, entries);
  }

  /** What the exercise allows besides: its entries, for the report. */
  public List<String> extension() {
    return extension;
  }

  // --- asking

  /** Whether a class may be used at all, by its name {@code java.util.Map$Entry}. */
  boolean allows(String className) {
    return !rules(className).isEmpty();
  }

  /** Whether a class, which {@linkplain #allows is allowed}, may be used with a member. */
  boolean allows(String className, String name, String parameters) {
    return rules(className).stream().anyMatch(rule -> rule.allows(name, parameters));
  }

  /** Whether subclasses may define the member themselves. */
  boolean allowsOverride(String className, String name, String parameters) {
    Members some = overrides.get(className);
    return some == null ? allows(className, name, parameters) : some.contain(name, parameters);
  }

  private List<Rule> rules(String className) {
    List<Rule> own = classes.getOrDefault(className, List.of());
    int nested = className.lastIndexOf('$');
    boolean all =
        nested < 0
            ? isInPackage(className)
            : own.isEmpty() // as the class around it, if that is not open for some members only
                && rules(className.substring(0, nested)).stream()
                    .anyMatch(Rule.Without.class::isInstance);
    return own.isEmpty() && all ? List.of(Rule.ALL) : own;
  }

  private boolean isInPackage(String className) {
    int end = className.lastIndexOf('.');
    Set<String> without = end < 0 ? null : packages.get(className.substring(0, end));
    return without != null && !without.contains(className.substring(end + 1));
  }

  /** Why something is not allowed. */
  String reason(String className, String member) {
    String name = member.isEmpty() ? className : className + "." + member;
    while (!name.isEmpty()) {
      String reason = reasons.get(name);
      if (reason != null) {
        return reason;
      }
      name = name.substring(0, Math.max(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'))));
    }
    return "it is not on the list of what submissions may use";
  }
}
