package rendezvous.grader.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder of a class: one entry for each student, {@code alice/} or {@code alice.ipynb}, {@code
 * .java}, {@code .zip}. In a student's folder either lies one for each exercise, called by its slug
 * ({@code 01-lost-update.ipynb}, {@code 01-lost-update/}), or what is in it is the submission for
 * the only exercise. Links are not followed.
 */
public final class ClassFolder {
  private final Map<String, List<Path>> students = new TreeMap<>();

  private ClassFolder() {}

  /**
   * Looks into a class's folder.
   *
   * @throws IOException if it cannot be read
   */
  public static ClassFolder read(Path folder) throws IOException {
    ClassFolder found = new ClassFolder();
    for (Path entry : children(folder)) {
      if (Files.isDirectory(entry) || isSubmission(entry)) {
        found.students.computeIfAbsent(stem(entry), _ -> new ArrayList<>()).add(entry);
      }
    }
    return found;
  }

  /** The entries of a folder, sorted, without those that the system keeps there. */
  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> !each.getFileName().toString().startsWith("."))
          .filter(each -> !each.getFileName().toString().equals("__MACOSX"))
          .sorted()
          .toList();
    }
  }

  private static boolean isSubmission(Path file) {
    return file.getFileName().toString().matches("(?i).+\\.(ipynb|java|zip)");
  }

  /** What an entry is called, without what says that it is a submission. */
  private static String stem(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isDirectory(entry) ? name : name.replaceFirst("(?i)\\.(ipynb|java|zip)$", "");
  }

  /** The students, sorted. */
  public List<String> students() {
    return List.copyOf(students.keySet());
  }

  /**
   * The exercises that something was handed in for by their slugs.
   *
   * @param known the exercises that there are
   */
  public List<String> exercises(List<String> known) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (List<Path> entries : students.values()) {
      for (Path entry : entries) {
        if (isFolder(entry)) {
          children(entry).stream()
              .map(ClassFolder::stem)
              .filter(known::contains)
              .forEach(found::add);
        }
      }
    }
    return known.stream().filter(found::contains).toList();
  }

  /**
   * For each student and exercise what there is to judge: sorted by student, then as the exercises
   * are given.
   *
   * @param slugs the exercises to be graded
   */
  public List<HandedIn> handedIn(List<String> slugs) throws IOException {
    List<HandedIn> all = new ArrayList<>();
    for (Map.Entry<String, List<Path>> student : students.entrySet()) {
      all.addAll(of(student.getKey(), student.getValue(), slugs));
    }
    return all;
  }

  private static List<HandedIn> of(String student, List<Path> entries, List<String> slugs)
      throws IOException {
    if (entries.size() > 1) {
      return every(student, slugs, "there are several: " + names(entries));
    }
    Path entry = entries.getFirst();
    if (Files.isSymbolicLink(entry)) {
      return every(student, slugs, "it is a link, and links are not followed");
    }
    Map<String, List<Path>> named = new TreeMap<>();
    if (isFolder(entry)) {
      for (Path child : children(entry)) {
        if (slugs.contains(stem(child)) && (Files.isDirectory(child) || isSubmission(child))) {
          named.computeIfAbsent(stem(child), _ -> new ArrayList<>()).add(child);
        }
      }
    }
    if (named.isEmpty() && slugs.size() == 1) {
      return List.of(HandedIn.at(student, slugs.getFirst(), entry));
    }
    return slugs.stream()
        .map(slug -> forExercise(student, slug, named.getOrDefault(slug, List.of())))
        .toList();
  }

  private static HandedIn forExercise(String student, String slug, List<Path> paths) {
    if (paths.isEmpty()) {
      return HandedIn.nothing(student, slug, "nothing was handed in");
    }
    if (paths.size() > 1) {
      return HandedIn.nothing(student, slug, "there are several: " + names(paths));
    }
    return Files.isSymbolicLink(paths.getFirst())
        ? HandedIn.nothing(student, slug, "it is a link, and links are not followed")
        : HandedIn.at(student, slug, paths.getFirst());
  }

  private static List<HandedIn> every(String student, List<String> slugs, String problem) {
    return slugs.stream().map(slug -> HandedIn.nothing(student, slug, problem)).toList();
  }

  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry) && !Files.isSymbolicLink(entry);
  }

  private static String names(List<Path> paths) {
    return String.join(", ", paths.stream().map(each -> each.getFileName().toString()).toList());
  }
}
