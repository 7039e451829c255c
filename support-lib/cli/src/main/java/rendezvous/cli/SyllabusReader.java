package rendezvous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads {@code syllabus.yaml}. It walks the YAML nodes instead of loaded values, because only nodes
 * know the line they stand on, and the message for a bad syllabus must name that line. Keys that it
 * does not know are refused: a misspelt key is otherwise a silently missing one.
 */
public final class SyllabusReader {

  private static final Set<String> SYLLABUS_KEYS =
      Set.of("title", "subtitle", "chapters", "exercises");
  private static final Set<String> CHAPTER_KEYS = Set.of("number", "title", "notebooks");
  private static final Set<String> NOTEBOOK_KEYS = Set.of("file", "section", "title", "minutes");
  private static final Set<String> EXERCISE_KEYS =
      Set.of("slug", "section", "title", "points", "minutes");

  private final String source;

  private SyllabusReader(String source) {
    this.source = source;
  }

  /**
   * Reads the file.
   *
   * @throws InvalidSyllabusException if the file is missing, is not YAML, or does not say what a
   *     syllabus must say; its message names file and line
   */
  public static Syllabus read(Path file) {
    try {
      return parse(Files.readString(file), file.getFileName().toString());
    } catch (IOException e) {
      throw new InvalidSyllabusException("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** Reads YAML text; {@code source} is what error messages call it. */
  static Syllabus parse(String yaml, String source) {
    return new SyllabusReader(source).syllabus(yaml);
  }

  private Syllabus syllabus(String yaml) {
    Node root;
    try {
      root =
          new Compose(LoadSettings.builder().setLabel(source).build())
              .composeString(yaml)
              .orElseThrow(() -> new InvalidSyllabusException(source + " is empty"));
    } catch (MarkedYamlEngineException e) {
      throw new InvalidSyllabusException(where(e.getProblemMark().orElse(null)) + e.getProblem());
    }
    Map<String, Node> fields = fields(root, SYLLABUS_KEYS);
    List<Syllabus.Chapter> chapters = new ArrayList<>();
    Set<Integer> numbers = new HashSet<>();
    Map<String, Node> names = new HashMap<>();
    for (Node node : sequence(required(fields, "chapters", root))) {
      Syllabus.Chapter chapter = chapter(node, names);
      if (!numbers.add(chapter.number())) {
        throw wrong(node, "there are two chapters " + chapter.number());
      }
      chapters.add(chapter);
    }
    return new Syllabus(
        text(fields, "title", root), text(fields, "subtitle", root), chapters, exercises(fields));
  }

  private List<Syllabus.Exercise> exercises(Map<String, Node> root) {
    List<Syllabus.Exercise> exercises = new ArrayList<>();
    Map<String, Node> numbers = new HashMap<>();
    Node list = root.get("exercises");
    for (Node node : list == null ? List.<Node>of() : sequence(list)) {
      Syllabus.Exercise exercise = exercise(node);
      Node other = numbers.putIfAbsent(exercise.number(), node);
      if (other != null) {
        throw wrong(node, exercise.number() + " already names the exercise on line " + line(other));
      }
      exercises.add(exercise);
    }
    return exercises;
  }

  private Syllabus.Exercise exercise(Node node) {
    Map<String, Node> fields = fields(node, EXERCISE_KEYS);
    Syllabus.Exercise exercise =
        new Syllabus.Exercise(
            text(fields, "slug", node),
            text(fields, "section", node),
            text(fields, "title", node),
            positive(fields, "points", node),
            positive(fields, "minutes", node));
    if (!exercise.slug().matches("[0-9]{2}-[a-z0-9-]+")) {
      throw wrong(
          fields.get("slug"),
          "an exercise's folder is called like 01-lost-update, not " + exercise.slug());
    }
    return exercise;
  }

  private Syllabus.Chapter chapter(Node node, Map<String, Node> names) {
    Map<String, Node> fields = fields(node, CHAPTER_KEYS);
    List<Syllabus.Notebook> notebooks = new ArrayList<>();
    for (Node child : sequence(required(fields, "notebooks", node))) {
      notebooks.add(notebook(child, names));
    }
    return new Syllabus.Chapter(
        zeroOrMore(fields, "number", node), text(fields, "title", node), notebooks);
  }

  private Syllabus.Notebook notebook(Node node, Map<String, Node> names) {
    Map<String, Node> fields = fields(node, NOTEBOOK_KEYS);
    Syllabus.Notebook notebook =
        new Syllabus.Notebook(
            text(fields, "file", node),
            text(fields, "section", node),
            text(fields, "title", node),
            positive(fields, "minutes", node));
    if (!notebook.file().matches("[0-9]+[a-z]?-[a-z0-9-]+\\.ipynb")) {
      throw wrong(
          fields.get("file"),
          "a notebook's file name looks like 11-shared-variables.ipynb, not " + notebook.file());
    }
    // A number or section that names two notebooks would make the command line ambiguous.
    for (String name : List.of(notebook.number(), notebook.section())) {
      Node other = names.putIfAbsent(name, node);
      if (other != null) {
        throw wrong(node, name + " already names the notebook on line " + line(other));
      }
    }
    return notebook;
  }

  private Map<String, Node> fields(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "expected the keys " + String.join(", ", known.stream().sorted().toList()));
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw wrong(
            tuple.getKeyNode(),
            "unknown key '"
                + key
                + "'; known are "
                + String.join(", ", known.stream().sorted().toList()));
      }
      if (fields.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), "the key '" + key + "' is given twice");
      }
    }
    return fields;
  }

  private List<Node> sequence(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrong(node, "expected a list");
  }

  private Node required(Map<String, Node> fields, String key, Node parent) {
    Node node = fields.get(key);
    if (node == null) {
      throw wrong(parent, "the key '" + key + "' is missing");
    }
    return node;
  }

  private String text(Map<String, Node> fields, String key, Node parent) {
    Node node = required(fields, key, parent);
    String text = scalar(node);
    if (text.isBlank()) {
      throw wrong(node, "'" + key + "' is empty");
    }
    return text;
  }

  private int positive(Map<String, Node> fields, String key, Node parent) {
    return number(fields, key, parent, "[1-9][0-9]{0,5}", "a whole number above 0");
  }

  private int zeroOrMore(Map<String, Node> fields, String key, Node parent) {
    return number(fields, key, parent, "0|[1-9][0-9]{0,5}", "a whole number");
  }

  private int number(
      Map<String, Node> fields, String key, Node parent, String pattern, String words) {
    Node node = required(fields, key, parent);
    String text = scalar(node);
    if (!text.matches(pattern)) {
      throw wrong(node, "'" + key + "' must be " + words + ", not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "expected a text or a number");
  }

  private InvalidSyllabusException wrong(Node node, String problem) {
    return new InvalidSyllabusException(where(node.getStartMark().orElse(null)) + problem);
  }

  private String where(Mark mark) {
    return mark == null ? source + ": " : source + ":" + (mark.getLine() + 1) + ": ";
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
