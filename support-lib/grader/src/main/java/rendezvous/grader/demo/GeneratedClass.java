package rendezvous.grader.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import rendezvous.grader.exercise.ExerciseFolder;

/**
 * Writes the submissions of a class, {@code STUDENT/EXERCISE/…}: some right, most of the others
 * with the mistakes that are known from the exercises' mutants, some that do not compile, or are
 * not there. The same seed always gives the same files.
 */
public final class GeneratedClass {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  // not Random: with neighbouring seeds, that begins with much the same numbers
  private final SplittableRandom random;

  private GeneratedClass(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Writes them.
   *
   * @param folder where to; it is made if it is not there
   * @param exercises what the class has done; their solutions and mutants are used
   * @param students how many there are
   * @throws IOException if files cannot be read or written
   */
  public static void write(Path folder, List<ExerciseFolder> exercises, int students, long seed)
      throws IOException {
    List<Material> materials = new ArrayList<>();
    for (ExerciseFolder exercise : exercises) {
      materials.add(Material.of(exercise));
    }
    Files.createDirectories(folder);
    int digits = Math.max(2, Integer.toString(students).length());
    for (int number = 1; number <= students; number++) {
      // a generator for each: the first ten of thirty are the first ten of three hundred
      GeneratedClass student = new GeneratedClass(seed * 1_000_003 + number);
      student.handIn(folder.resolve(("student-%0" + digits + "d").formatted(number)), materials);
    }
  }

  private void handIn(Path folder, List<Material> materials) throws IOException {
    // from those who can do nearly all to those who can do little
    int skill = 25 + random.nextInt(75);
    Files.createDirectories(folder);
    for (Material material : materials) {
      HandIn handIn =
          random.nextInt(100) < skill ? HandIn.SOLVED : HandIn.wrong(random.nextInt(100));
      write(folder.resolve(material.slug()), handIn, material);
    }
  }

  private void write(Path folder, HandIn handIn, Material material) throws IOException {
    switch (handIn) {
      case NOTHING -> {}
      case SOMETHING_ELSE -> {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("notes.txt"), "I will hand this in tomorrow.\n");
      }
      case UNTAGGED -> {
        Files.createDirectories(folder);
        Files.writeString(
            folder.resolve("exercise.ipynb"), notebook(material, material.solution(), false));
      }
      default -> wrap(folder, material, source(handIn, material));
    }
  }

  private String source(HandIn handIn, Material material) {
    String solution = material.solution();
    return switch (handIn) {
      case MISTAKEN -> material.mutants().get(random.nextInt(material.mutants().size()));
      case STARTER -> material.starter();
      case UNCOMPILABLE -> withoutSemicolon(solution);
      case MISNAMED -> solution.replaceAll("\\b" + Material.mainClass(solution) + "\\b", "My$0");
      case NOT_ALLOWED ->
          solution.replaceFirst(
              "(?m)^(class " + Material.mainClass(solution) + "\\b[^{]*\\{)",
              "$1\n    private static final boolean DEBUG = System.getenv(\"DEBUG\") != null;\n");
      default -> solution;
    };
  }

  private String withoutSemicolon(String source) {
    List<String> lines = new ArrayList<>(source.lines().toList());
    List<Integer> calls = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).endsWith(";")) {
        calls.add(i);
      }
    }
    int line = calls.get(random.nextInt(calls.size()));
    lines.set(line, lines.get(line).replaceFirst(";$", ""));
    return String.join("\n", lines) + "\n";
  }

  // --- files

  private void wrap(Path folder, Material material, String source) throws IOException {
    Files.createDirectories(folder);
    String file = Material.mainClass(source) + ".java";
    switch (random.nextInt(10)) {
      case 0 -> zip(folder.resolve("hand-in.zip"), file, source);
      case 1, 2, 3, 4 -> Files.writeString(folder.resolve(file), asWritten(source));
      default ->
          Files.writeString(folder.resolve("exercise.ipynb"), notebook(material, source, true));
    }
  }

  /** Some have an editor that ends lines in its own way, or begins files with a mark. */
  private String asWritten(String source) {
    return switch (random.nextInt(6)) {
      case 0 -> source.replace("\n", "\r\n");
      case 1 -> "\uFEFF" + source;
      default -> source;
    };
  }

  /** With what a file manager adds to each. */
  private static void zip(Path archive, String file, String source) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("exercise/" + file, "__MACOSX/exercise/._" + file)) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0)); // the same bytes each time
        zip.putNextEntry(entry);
        zip.write(
            name.startsWith("_")
                ? new byte[] {0, 5, 22, 7}
                : source.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private String notebook(Material material, String source, boolean tagged) {
    JsonObject notebook = JsonParser.parseString(material.notebook()).getAsJsonObject();
    for (JsonElement element : notebook.getAsJsonArray("cells")) {
      JsonObject cell = element.getAsJsonObject();
      JsonArray tags = cell.getAsJsonObject("metadata").getAsJsonArray("tags");
      if (tags != null && tags.contains(new JsonPrimitive("submission"))) {
        JsonArray lines = new JsonArray();
        for (String line : source.split("(?<=\n)")) {
          lines.add(line);
        }
        cell.add("source", lines);
        cell.addProperty("execution_count", 1 + random.nextInt(40));
        if (!tagged) {
          cell.getAsJsonObject("metadata").remove("tags");
        }
      }
    }
    return GSON.toJson(notebook) + "\n";
  }
}
