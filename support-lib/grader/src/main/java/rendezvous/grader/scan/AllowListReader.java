package rendezvous.grader.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rendezvous.grader.exercise.InvalidExerciseException;

/** Reads an allow-list's text. */
final class AllowListReader {
  final Map<String, Set<String>> packages = new HashMap<>();
  final Map<String, List<Rule>> classes = new HashMap<>();
  final Map<String, Members> overrides = new HashMap<>();
  final Map<String, String> reasons = new HashMap<>();

  private final String file;

  AllowListReader(String file) {
    this.file = file;
  }

  /** Adds what the text allows; returns its entries, those that only explain left out. */
  List<String> read(String text) {
    List<String> entries = new ArrayList<>();
    for (String entry : entries(text)) {
      add(entry);
      if (!entry.startsWith("why ")) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static List<String> entries(String text) {
    List<String> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String content = line.replaceFirst("#.*", "").stripTrailing();
      if (content.isBlank()) {
        continue;
      }
      if (Character.isWhitespace(content.charAt(0)) && !entries.isEmpty()) {
        entries.set(entries.size() - 1, entries.getLast() + " " + content.strip());
      } else {
        entries.add(content.strip());
      }
    }
    return entries;
  }

  private void add(String entry) {
    String[] words = entry.split("[\\s]+");
    if (words.length < 2) {
      throw wrong(entry);
    }
    String name = words[1];
    List<String> rest = Arrays.asList(words).subList(Math.min(3, words.length), words.length);
    String how = words.length > 2 ? words[2] : "";
    switch (words[0]) {
      case "package" ->
          packages.put(name, Set.copyOf(how.equals("without") ? rest : none(how, entry)));
      case "classes" -> {
        String of = name.replaceFirst(":$", "");
        Arrays.stream(words).skip(2).forEach(each -> add(of + "." + each, Rule.ALL));
      }
      case "class" ->
          add(
              name,
              switch (how) {
                case "" -> Rule.ALL;
                case "only" -> new Rule.Only(new Members(Set.copyOf(rest)));
                case "without" -> new Rule.Without(new Members(Set.copyOf(rest)));
                default -> throw wrong(entry);
              });
      case "overrides" -> {
        if (!how.equals("only")) {
          throw wrong(entry);
        }
        overrides.merge(name, new Members(Set.copyOf(rest)), Members::and);
      }
      case "why" -> {
        int colon = entry.indexOf(": ");
        if (colon < 0) {
          throw wrong(entry);
        }
        reasons.put(entry.substring(4, colon), entry.substring(colon + 2));
      }
      default -> throw wrong(entry);
    }
  }

  private List<String> none(String how, String entry) {
    if (!how.isEmpty()) {
      throw wrong(entry);
    }
    return List.of();
  }

  private void add(String className, Rule rule) {
    classes.computeIfAbsent(className, _ -> new ArrayList<>()).add(rule);
  }

  private InvalidExerciseException wrong(String entry) {
    return new InvalidExerciseException(file + ": this says nothing: " + entry);
  }
}
